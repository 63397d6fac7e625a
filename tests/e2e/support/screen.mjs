// Looking at pixels.
import path from 'node:path';

import { readPng } from './png.mjs';
import { root } from './stub.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** Keeps a picture for the eye, in build/screenshots. @param {Page} page @param {string} name */
export async function keepPicture(page, name) {
  await page.screenshot({ path: path.join(root, 'build/screenshots', `${name}.png`) });
}

/**
 * @param {Page} page
 * @param {{x: number, y: number, width: number, height: number}} [clip] in CSS px
 */
export async function look(page, clip) {
  return readPng(await page.screenshot({ scale: 'device', ...(clip && { clip }) }));
}

/** [red, green, blue] of a point. @param {Page} page @param {number} x @param {number} y */
export async function colourAt(page, x, y) {
  return (await look(page, { x, y, width: 1, height: 1 })).at(0, 0);
}
