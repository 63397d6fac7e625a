// Each icon that ships looks like Lucide's own drawing of it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { iconPaths } from '../../web/build/icons.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lucide = path.join(root, 'node_modules/lucide-static');

/**
 * Which pairs of pictures differ: strokes that cross are blended a little differently as one path and
 * as several, but no pixel has ink in one and none in the other.
 * @param {[string, string][]} pairs
 */
async function differing(pairs) {
  const [side, few] = [48, 3];
  const alpha = async (/** @type {string} */ drawing) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
    await image.decode();
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(side, side).getContext('2d'));
    context.drawImage(image, 0, 0, side, side);
    return context.getImageData(0, 0, side, side).data.filter((_, i) => i % 4 === 3);
  };
  return Promise.all(pairs.map(async ([first, second]) => {
    const [a, b] = [await alpha(first), await alpha(second)];
    const others = a.filter((value, i) => Math.abs(value - b[i]) > 128).length;
    return !a.some(Boolean) || others > few;
  }));
}

test('icons look as they were drawn', async ({ page }) => {
  const paths = await iconPaths(root);
  const points = JSON.parse(await readFile(path.join(lucide, 'font/codepoints.json'), 'utf8'));
  const names = Object.keys(points).filter((name) => points[name] in paths);
  expect(names.length).toBeGreaterThan(60);
  const frame = (/** @type {string} */ inner) =>
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" ' +
    `stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`;
  const pairs = await Promise.all(names.map(async (name) => {
    const drawing = await readFile(path.join(lucide, `icons/${name}.svg`), 'utf8');
    const theirs = drawing.replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
    return /** @type {[string, string]} */ ([frame(`<path d="${paths[points[name]]}"/>`), frame(theirs)]);
  }));
  await page.goto('data:text/html,<p>');
  const wrong = await page.evaluate(differing, pairs);
  expect(names.filter((_, i) => wrong[i])).toEqual([]);
});
