// The fonts of the site, cut down to what a Russian school diary shows: letters and signs, two
// weights. Letters of other languages come when one is written; every other script is drawn with
// the system's fonts.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** @param {number} from @param {number} to */
const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/** @param {string} all @param {string} some */
const without = (all, some) => [...all].filter((letter) => !some.includes(letter)).join('');

const russian = range(0x410, 0x44f) + 'Ёё№';
const cyrillic = range(0x400, 0x45f) + 'Ґґ';
const english = range(0x20, 0x7e) + '\u00a0§©«°±·»×\u2009\u2011\u202f–—‘’“”„•…€↑↓−';
const latin = range(0xa1, 0xff) + '‚‹›™';

/** Features of type that text drawn by letters and text drawn whole show alike. */
const features = ['kern', 'mark', 'mkmk', 'ccmp'];

/**
 * `made` is the subset; `from` and `recipe` tell whether it has to be made anew.
 * @typedef {{name: string, family: string, weight: string, late: boolean, from: string, text: string,
 *   options: object}} Font
 */

/** @param {string} root @returns {Font[]} */
export function fonts(root) {
  const onest = path.join(root, 'node_modules/@fontsource-variable/onest/files');
  const variable = { variationAxes: { wght: { min: 400, max: 600 } }, keepFeatures: features };
  const letters = (
    /** @type {string} */ name, /** @type {string} */ script, /** @type {string} */ text, late = false,
  ) => ({
    name: `onest-${name}`,
    family: 'Onest',
    weight: '400 600',
    late,
    from: path.join(onest, `onest-${script}-wght-normal.woff2`),
    text,
    options: variable,
  });
  return [
    letters('cyrillic', 'cyrillic', russian),
    letters('latin', 'latin', english),
    letters('cyrillic-more', 'cyrillic', without(cyrillic, russian), true),
    letters('latin-more', 'latin', without(latin, english), true),
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
