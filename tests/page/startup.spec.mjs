// Parts of the application that come wrong, late or not at all: put right once, then told. Never a
// picture of loading for ever.
import { expect, test } from '@playwright/test';

import { origin, serve, standIn } from './support/page.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** A worker whose script is another's page, or that says nothing. @param {string} kind */
function badWorker(kind) {
  const shared = /** @type {any} */ (globalThis);
  shared.heard = [];
  shared.Worker = class extends EventTarget {
    constructor() {
      super();
      if (kind === 'broken') queueMicrotask(() => this.dispatchEvent(new Event('error')));
    }
    postMessage() {}
    terminate() {}
  };
}

/** How often each file was asked for. @param {Page} page */
function count(page) {
  /** @type {Record<string, number>} */
  const asked = {};
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.slice(1) || 'index.html';
    asked[name] = (asked[name] ?? 0) + 1;
  });
  return asked;
}

/** @param {Page} page @param {RegExp} sentence */
async function told(page, sentence) {
  await expect(page.getByRole('alert')).toHaveText(sentence);
  await expect(page.getByText('Загружаем дневник…')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Открыть заново' })).toBeVisible();
}

/** Time, until the sentence is there. @param {Page} page @param {RegExp} sentence */
async function pass(page, sentence) {
  await expect(async () => {
    await page.clock.runFor(5_000);
    await expect(page.getByRole('alert')).toHaveText(sentence, { timeout: 300 });
  }).toPass();
}

const unloaded = /^Не удалось загрузить дневник/;

test('a module that is another\'s page is fetched past the cache, and then is right', async ({ page }) => {
  let spoiled = true;
  const asked = count(page);
  await serve(page, (name) => name === 'app.wasm' && spoiled && (asked['app.wasm'] < 2 || (spoiled = false)));
  await page.addInitScript(standIn);
  await page.goto(origin);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard?.some((/** @type {any} */ m) => m.t === 'start'));
  expect(asked['index.html']).toBe(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what stays wrong is told after one try, and tried again at a press', async ({ page }) => {
  let spoiled = true;
  const asked = count(page);
  await serve(page, (name) => name === 'app.wasm' && spoiled);
  await page.addInitScript(standIn);
  await page.goto(origin);
  await told(page, unloaded);
  await page.waitForTimeout(1000);
  expect(asked['app.wasm']).toBeLessThanOrEqual(3);
  spoiled = false;
  await page.getByRole('button', { name: 'Открыть заново' }).click();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard?.some((/** @type {any} */ m) => m.t === 'start'));
});

test('a try that is cut by a reload leaves one for the next', async ({ page }) => {
  let spoiled = true;
  const asked = count(page);
  await serve(page, (name) => name === 'app.wasm' && spoiled);
  await page.addInitScript(standIn);
  await page.route(/second\.wasm$/, () => {}); // on its way when the person loads anew
  await page.goto(origin);
  await expect.poll(() => asked['app.wasm']).toBe(2);
  await page.unroute(/second\.wasm$/);
  await page.reload();
  await expect.poll(() => asked['app.wasm']).toBe(3);
  spoiled = false;
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard?.some((/** @type {any} */ m) => m.t === 'start'));
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a worker\'s script that is another\'s page is told after one try', async ({ page }) => {
  const asked = count(page);
  await serve(page);
  await page.addInitScript(badWorker, 'broken');
  await page.goto(origin);
  await expect.poll(() => asked['index.html']).toBe(2);
  await told(page, unloaded);
  expect(asked['index.html']).toBe(2);
});

test('a worker that never says a word is told after one try', async ({ page }) => {
  const asked = count(page);
  await page.clock.install();
  await serve(page);
  await page.addInitScript(badWorker, 'silent');
  await page.goto(origin);
  await expect.poll(() => asked['app.wasm']).toBe(1);
  await pass(page, unloaded);
  await told(page, unloaded);
  expect(asked['index.html']).toBe(2);
});

test('an application that draws nothing is told', async ({ page }) => {
  await page.clock.install();
  await serve(page);
  await page.addInitScript(standIn);
  await page.goto(origin);
  await pass(page, unloaded);
  await told(page, unloaded);
});

test('a long wait is told, and forgotten when all has come', async ({ page }) => {
  await page.clock.install();
  await serve(page);
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(`${origin}/app.wasm`, async (route) => {
    await released;
    await route.fallback();
  });
  await page.addInitScript(standIn);
  await page.goto(origin);
  await pass(page, /^Дневник загружается дольше обычного/);
  release();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard.some((/** @type {any} */ m) => m.t === 'start'));
  await page.evaluate(() => /** @type {any} */ (globalThis).say({ t: 'frame', first: true, data: false }));
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await page.locator('#tree').getAttribute('inert')).toBeNull();
});

test('where the page\'s script does not run there is one sentence, and a way on', async ({ page }) => {
  await serve(page, (name) => name === 'main.js');
  await page.goto(origin);
  const late = page.getByText(/^Дневник не открывается: обновите браузер/);
  await expect(late).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('link', { name: 'Открыть заново' })).toHaveAttribute('href', 'again.html');
});

test('a style sheet that is another\'s page is fetched past the cache', async ({ page }) => {
  const asked = count(page);
  await serve(page, (name) => name === 'style.css' && asked['style.css'] < 2);
  await page.addInitScript(standIn);
  await page.goto(origin);
  await expect.poll(() => asked['index.html']).toBe(2);
  await expect(page.locator('body')).toHaveCSS('position', 'fixed');
});
