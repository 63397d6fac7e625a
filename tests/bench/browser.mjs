// Chromium as the benches use it: a profile of its own for each browser, gone afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { chromiumOptions } from '../support/chromium.mjs';

/** @typedef {import('@playwright/test').Page} Page */

export const VIEWPORT = { width: 1280, height: 800 };
const LIMIT_MS = 20_000;

/**
 * A new browser with an empty profile; as in real ones, its caches are on disk.
 * @template T
 * @param {(page: Page) => Promise<T>} work @returns {Promise<T>}
 */
export async function inFreshBrowser(work) {
  const profile = await mkdtemp(path.join(tmpdir(), 'ranets-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumOptions,
    viewport: VIEWPORT,
    locale: 'ru-RU',
  });
  try {
    context.setDefaultTimeout(LIMIT_MS);
    const [page] = context.pages();
    await page.addInitScript(watchPage);
    return await work(page);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

function watchPage() {
  const scope = /** @type {any} */ (globalThis);
  addEventListener('click', ({ timeStamp }) => (scope.clicked = timeStamp), true);
  scope.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) scope.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** When something was clicked last, as timeOf. @param {Page} page @returns {Promise<number>} */
export function timeOfClick(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).clicked);
}

/** The page thread's longest task so far, ms; 0 where none took 50. @param {Page} page */
export function longestTask(page) {
  return page.evaluate(() => Math.max(0, .../** @type {any} */ (globalThis).longTasks));
}

/**
 * When a mark was set, in ms after the navigation began.
 * @param {Page} page @param {string} name
 */
export async function timeOf(page, name) {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name);
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0].startTime, name);
}

/** From the sign-in to the parent's week. @param {Page} page */
export async function signIn(page) {
  await page.getByRole('button', { name: 'Родитель', exact: true }).click();
  await page.getByRole('group', { name: /, сегодня$/ }).waitFor();
  await timeOf(page, 'ranets:data-frame');
}

/**
 * From an empty page, where the browser has a process at hand for the next one. It makes that some
 * time after a page was left, and who comes sooner waits 130 ms more for it, by chance.
 * @param {Page} page @param {string} origin
 */
export async function visit(page, origin) {
  await page.goto('about:blank');
  await pass(page, 800);
  await page.goto(origin);
}

/**
 * By somebody who is signed in: until the diary is drawn, ms.
 * @param {Page} page @param {string} origin
 */
export async function visitAgain(page, origin) {
  await visit(page, origin);
  return timeOf(page, 'ranets:data-frame');
}

/** @param {Page} page @returns {Promise<import('../../web/page/protocol.js').Stats>} */
export function stats(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).ranets.stats());
}

/** @param {Page} page @param {number} ms */
export function pass(page, ms) {
  return page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);
}

/** Until so long has passed without a frame. @param {Page} page @param {number} [ms] */
export async function calm(page, ms = 1_000) {
  for (let before = -1, frames = 0; frames !== before;) {
    before = frames;
    await pass(page, ms);
    ({ frames } = await stats(page));
  }
}
