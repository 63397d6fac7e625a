// The fonts of the site, cut down to what a Russian school diary shows: letters, signs and icons,
// two weights. Every other script is drawn with the system's fonts.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { icons } from './icons.mjs';

const require = createRequire(import.meta.url);

/** @param {number} from @param {number} to */
const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const cyrillic = range(0x400, 0x45f) + 'Ґґ№';
const latin =
  range(0x20, 0x7e) + range(0xa0, 0xff) + '\u2009\u2011\u202f–—‘’‚“”„•…‹›€™↑↓−';

/** Features of type that text drawn by letters and text drawn whole show alike. */
const features = ['kern', 'mark', 'mkmk', 'ccmp'];

/**
 * `made` is the subset; `from` and `recipe` tell whether it has to be made anew.
 * @typedef {{name: string, family: string, weight: string, from: string, text: string,
 *   options: object}} Font
 */

/** @param {string} root @returns {Promise<Font[]>} */
export async function fonts(root) {
  const onest = path.join(root, 'node_modules/@fontsource-variable/onest/files');
  const variable = { variationAxes: { wght: { min: 400, max: 600 } }, keepFeatures: features };
  return [
    {
      name: 'onest-cyrillic',
      family: 'Onest',
      weight: '400 600',
      from: path.join(onest, 'onest-cyrillic-wght-normal.woff2'),
      text: cyrillic,
      options: variable,
    },
    {
      name: 'onest-latin',
      family: 'Onest',
      weight: '400 600',
      from: path.join(onest, 'onest-latin-wght-normal.woff2'),
      text: latin,
      options: variable,
    },
    {
      name: 'lucide',
      family: 'Lucide',
      weight: '400',
      from: path.join(root, 'node_modules/lucide-static/font/lucide.woff2'),
      text: await iconText(root),
      options: {},
    },
  ];
}

/** @param {Font} font @returns {Promise<Buffer>} */
export async function subset({ from, text, options }) {
  // Loaded only when a font has to be made: it takes longer than all the rest.
  const subsetFont = require('subset-font');
  return subsetFont(await readFile(from), text, { targetFormat: 'woff2', ...options });
}

/** @param {string} text CSS's unicode-range of its characters */
export function unicodeRange(text) {
  const points = [...new Set(text)].map((c) => Number(c.codePointAt(0))).sort((a, b) => a - b);
  /** @type {[number, number][]} */
  const runs = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (/** @type {number} */ n) => n.toString(16).toUpperCase().padStart(4, '0');
  return runs.map(([a, b]) => `U+${hex(a)}${a === b ? '' : `-${hex(b)}`}`).join(',');
}

/** @param {string} root */
async function iconText(root) {
  const file = path.join(root, 'node_modules/lucide-static/font/codepoints.json');
  const points = JSON.parse(await readFile(file, 'utf8'));
  const absent = icons.filter((name) => !(name in points));
  if (absent.length) throw new Error(`Lucide has no ${absent.join(', ')}`);
  const known = new Set(icons.map((name) => points[name]));

  const header = path.join(root, 'shell/kit/theme.h');
  const [, table] = /enum class Icon[^{]*\{([^}]*)\}/.exec(await readFile(header, 'utf8')) ?? [];
  for (const [, name, hex] of (table ?? '').matchAll(/(\w+)\s*=\s*0x([0-9A-F]+)/gi)) {
    if (!known.has(parseInt(hex, 16))) {
      throw new Error(`${header}: the icon ${name} (${hex}) is not one of web/build/icons.mjs`);
    }
  }
  return String.fromCodePoint(...known);
}
