// Looking at pixels.
import path from 'node:path';

import { test } from '@playwright/test';

import { readPng } from './png.mjs';
import { root } from './stub.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** What a test needs that looks at pixels: elsewhere none is coloured. */
export const drawn = { tag: '@drawn' };

/** @param {import('@playwright/test').PageScreenshotOptions} options @param {Page} page */
function photograph(page, options) {
  const { project } = test.info();
  if (project.metadata.undrawn) throw new Error('no pixel is coloured here: this test is to be `drawn`');
  return page.screenshot(options);
}

/** Keeps a picture for the eye, in build/screenshots. @param {Page} page @param {string} name */
export async function keepPicture(page, name) {
  await photograph(page, { path: path.join(root, 'build/screenshots', `${name}.png`) });
}

/**
 * @param {Page} page
 * @param {{x: number, y: number, width: number, height: number}} [clip] in CSS px
 */
export async function look(page, clip) {
  return readPng(await photograph(page, { scale: 'device', ...(clip && { clip }) }));
}

/** [red, green, blue] of a point. @param {Page} page @param {number} x @param {number} y */
export async function colourAt(page, x, y) {
  return (await look(page, { x, y, width: 1, height: 1 })).at(0, 0);
}
