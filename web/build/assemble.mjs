// Puts the site together: the page's modules in one file, the worker, the fonts, under names that
// change with what is in them; the service worker that keeps them, and what installs the application.
//
//   node web/build/assemble.mjs --build build/web --out build/site
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { bundle } from './bundle.mjs';
import { Cache, digest } from './cache.mjs';
import { fonts, subset, unicodeRange } from './fonts.mjs';
import { licences } from './licences.mjs';
import { logo } from './logo.mjs';
import { precached, serviceWorker } from './precache.mjs';
import { Site } from './site.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const page = path.join(root, 'web/page');

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: path.join(root, 'build/web') },
    out: { type: 'string', default: path.join(root, 'build/site') },
    quiet: { type: 'boolean', default: false },
  },
});

const cache = new Cache(path.join(values.build, 'site-cache'));
const site = new Site(values.out, cache);

const worker = site.addHashed('worker.js', await readFile(path.join(values.build, 'web/worker.js')));
const wasm = site.addHashed('app.wasm', await readFile(path.join(values.build, 'web/app.wasm')));
const faces = await addFonts();
const script = site.addHashed('page.js', await bundle(path.join(page, 'main.js')));
const letters = faces.filter(({ family }) => family === 'Onest').map(fontFace);
const style = site.addHashed(
  'style.css', (await bundle(path.join(page, 'style.css'))) + letters.join(''));
const drawing = await readFile(path.join(page, 'favicon.svg'), 'utf8');
const icon = site.addHashed('favicon.svg', drawing);
const pictures = await addPictures();
site.add('index.html', await index());
// The same parts under other addresses, for who has something else in the cache (web/page/parts.js).
site.add('again.html', await index('?again'));
site.add('manifest.webmanifest', await manifest());
site.add('licences.txt', await licences(root));

// The licences are for those who ask, the pictures and the manifest for the browser.
const needed = [worker, wasm, ...faces.map(({ url }) => url), script, style, icon];
site.add('sw.js', await serviceWorker(page, [
  precached('./', site.data('index.html')),
  ...needed.map((name) => precached(name, site.data(name))),
]));

const written = await site.write();
if (!values.quiet) report(written);

async function addFonts() {
  return Promise.all(
    (await fonts(root)).map(async (font) => {
      const key = digest(await readFile(font.from), font.text, JSON.stringify(font.options));
      const data = await cache.get(`${key}.woff2`, () => subset(font));
      const url = site.addHashed(`${font.name}.woff2`, data);
      const { family, weight } = font;
      return { family, weight, unicodeRange: unicodeRange(font.text), url };
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

/** What a home screen shows. A mask may leave as little as the middle circle of 80 %. */
async function addPictures() {
  const back = '#f4f3ef';
  const looks = { 192: { size: 192 }, 512: { size: 512 }, maskable: { size: 512, scale: 0.7, back } };
  /** @type {Record<string, string>} */
  const names = {};
  for (const [name, look] of Object.entries(looks)) {
    const key = digest(drawing, JSON.stringify(look));
    const data = await cache.get(`${key}.png`, async () => logo(drawing, look));
    names[name] = site.addHashed(`icon-${name}.png`, data);
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
  const files = JSON.stringify({ worker, wasm, fonts: faces });
  // The icons are the worker's only.
  const hints = faces
    .filter(({ family }) => family === 'Onest')
    .map(
      ({ url }) => `<link rel="preload" href="${url}" as="font" type="font/woff2" crossorigin>\n`,
    );
  return filled('index.html', {
    'href="favicon.svg"': `href="${icon}"`,
    'href="icon-maskable.png"': `href="${pictures.maskable}"`,
    '<link rel="stylesheet" href="style.css">\n':
      `<link rel="stylesheet" href="${style}${end}">\n${hints.join('')}`,
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
