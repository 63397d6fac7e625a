// Puts the site together: the page's modules in one file, the worker, the fonts, under names that
// change with what is in them.
//
//   node web/build/assemble.mjs --build build/web --out build/site
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import { Cache, digest } from './cache.mjs';
import { fonts, subset, unicodeRange } from './fonts.mjs';
import { licences } from './licences.mjs';
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
const script = site.addHashed('page.js', await bundle('main.js'));
const letters = faces.filter(({ family }) => family === 'Onest').map(fontFace);
const style = site.addHashed('style.css', (await bundle('style.css')) + letters.join(''));
const icon = site.addHashed('favicon.svg', await readFile(path.join(page, 'favicon.svg')));
site.add('index.html', await index());
site.add('licences.txt', await licences(root));

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

/** @param {string} entry */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [path.join(page, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome102', 'firefox112', 'safari16'],
    charset: 'utf8',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

async function index() {
  const template = await readFile(path.join(page, 'index.html'), 'utf8');
  const files = JSON.stringify({ worker, wasm, fonts: faces });
  // The icons are the worker's only.
  const hints = faces
    .filter(({ family }) => family === 'Onest')
    .map(
      ({ url }) => `<link rel="preload" href="${url}" as="font" type="font/woff2" crossorigin>\n`,
    );
  return replaceAll(template, {
    'href="favicon.svg"': `href="${icon}"`,
    '<link rel="stylesheet" href="style.css">\n':
      `<link rel="stylesheet" href="${style}">\n${hints.join('')}`,
    'id="files">{}': `id="files">${files}`,
    'src="main.js"': `src="${script}"`,
  });
}

/** @param {string} text @param {Record<string, string>} replacements each must be there, once */
function replaceAll(text, replacements) {
  for (const [from, to] of Object.entries(replacements)) {
    if (text.split(from).length !== 2) throw new Error(`index.html: no single ${from}`);
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
