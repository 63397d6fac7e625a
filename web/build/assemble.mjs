// Puts the site together: the page's modules in one file, the worker, the fonts, under names that
// change with what is in them; the service worker that keeps them, and what installs the application.
//
//   node web/build/assemble.mjs --build build/web --module build/web/site --out build/site
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { bundle, minified } from './bundle.mjs';
import { Cache, digest } from './cache.mjs';
import { fonts, subset, unicodeRange } from './fonts.mjs';
import { iconPaths } from './icons.mjs';
import { licences } from './licences.mjs';
import { precached, serviceWorker } from './precache.mjs';
import { Site } from './site.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const page = path.join(root, 'web/page');

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: path.join(root, 'build/web') },
    module: { type: 'string', default: path.join(root, 'build/web/site') },
    out: { type: 'string', default: path.join(root, 'build/site') },
    quiet: { type: 'boolean', default: false },
  },
});

const cache = new Cache(path.join(values.build, 'site-cache'));
const site = new Site(values.out, cache);

const built = (/** @type {string} */ name) => path.join(values.module, name);
const icons = `const RANETS_ICONS=${JSON.stringify(await iconPaths(root))};\n`;
const worker = site.addHashed('worker.js', icons + (await minified(built('worker.js'))));
const wasm = site.addHashed('first.wasm', await readFile(built('first.wasm')));
const second = site.addHashed('second.wasm', await readFile(built('second.wasm')));
const late = site.addHashed('late.wasm', await readFile(built('late.wasm')));
const english = site.addHashed('english.txt',
  await readFile(path.join(values.build, 'include-strings/strings/english.txt')));
const faces = await addFonts();
const script = site.addHashed('page.js', await bundle(path.join(page, 'main.js')));
const letters = faces.map(fontFace);
const style = site.addHashed(
  'style.css', (await bundle(path.join(page, 'style.css'))) + letters.join(''));
const icon = site.addHashed('favicon.svg', await readFile(path.join(page, 'favicon.svg')));
const pictures = await addPictures();
site.add('index.html', await index());
// The same parts under other addresses, for who has something else in the cache (web/page/parts.js).
site.add('again.html', await index('?again'));
site.add('manifest.webmanifest', await manifest());
site.add('licences.txt', await licences(root));

// The licences are for those who ask, the pictures and the manifest for the browser.
const needed = [worker, wasm, second, late, english, ...faces.map(({ url }) => url), script, style, icon];
site.add('sw.js', await serviceWorker(page, [
  precached('./', site.data('index.html')),
  ...needed.map((name) => precached(name, site.data(name))),
]));

const written = await site.write();
if (!values.quiet) report(written);

async function addFonts() {
  return Promise.all(
    fonts(root).map(async (font) => {
      const key = digest(await readFile(font.from), font.text, JSON.stringify(font.options));
      const data = await cache.get(`${key}.woff2`, () => subset(font));
      const url = site.addHashed(`${font.name}.woff2`, data);
      const { family, weight, late } = font;
      return { family, weight, late, unicodeRange: unicodeRange(font.text), url };
    }),
  );
}

/** @typedef {Awaited<ReturnType<typeof addFonts>>[number]} Face */

/** @param {Face} face */
function fontFace({ family, weight, unicodeRange, url }) {
  return (
    `@font-face{font-family:${family};font-weight:${weight};font-display:swap;` +
    `src:url(${url}) format("woff2");unicode-range:${unicodeRange}}\n`
  );
}

/** What a home screen shows: favicon.svg, drawn; for a mask with room around it. */
async function addPictures() {
  /** @type {Record<string, string>} */
  const names = {};
  for (const name of ['192', '512', 'maskable']) {
    const file = `icon-${name}.png`;
    names[name] = site.addHashed(file, await readFile(path.join(page, file)));
  }
  return names;
}

async function manifest() {
  const named = Object.entries(pictures).map(([name, url]) => [`"icon-${name}.png"`, `"${url}"`]);
  return filled('manifest.webmanifest', {
    '"favicon.svg"': `"${icon}"`,
    ...Object.fromEntries(named),
  });
}

/** @param {string} [end] of the addresses of what must come before a line of the page runs */
async function index(end = '') {
  const files = JSON.stringify({ worker, wasm, second, late, english, fonts: faces });
  const hints = faces
    .filter(({ late }) => !late)
    .map(
      ({ url }) => `<link rel="preload" href="${url}" as="font" type="font/woff2" crossorigin>\n`,
    );
  // As the page's script will ask for it, a round trip later.
  const program = `<link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin>\n`;
  return filled('index.html', {
    'href="favicon.svg"': `href="${icon}"`,
    'href="icon-maskable.png"': `href="${pictures.maskable}"`,
    '<link rel="stylesheet" href="style.css">\n':
      `<link rel="stylesheet" href="${style}${end}">\n${end ? '' : program}${hints.join('')}`,
    'id="files">{}': `id="files">${files}`,
    'src="main.js"': `src="${script}${end}"`,
  });
}

/**
 * A file of the page, with the names that the build has given.
 * @param {string} name @param {Record<string, string>} replacements each must be there, once
 */
async function filled(name, replacements) {
  let text = await readFile(path.join(page, name), 'utf8');
  for (const [from, to] of Object.entries(replacements)) {
    if (text.split(from).length !== 2) throw new Error(`${name}: no single ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}

/** @param {{name: string, size: number, br: number}[]} files */
function report(files) {
  const total = { name: 'in all', size: 0, br: 0 };
  for (const { size, br } of files) {
    total.size += size;
    total.br += br;
  }
  for (const { name, size, br } of [...files, total]) {
    console.log(`${name.padEnd(34)} ${String(size).padStart(9)} ${String(br).padStart(9)} br`);
  }
}
