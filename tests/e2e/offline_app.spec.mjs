// The application itself on the device: it opens without a network, one build follows another
// whole, and the browser may install it.
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { chromiumOptions } from '../support/chromium.mjs';
import {
  heading, lesson, lookAs, nextWeek, openLogin, openWeek, remembered, syncState, useHere,
} from './support/app.mjs';
import { copySite, hashedNames, keptFiles, release } from './support/builds.mjs';
import { expect, FAILED_REQUEST, test as base } from './support/fixtures.mjs';
import { readPng } from './support/png.mjs';
import { drawn, keepPicture } from './support/screen.mjs';
import { startStub } from './support/stub.mjs';
import { inWorker } from './support/worker.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** @type {import('@playwright/test').TestType<any, any>} */
const test = base.extend({
  // A server and a site of the test's own: it stops the one and changes the other.
  site: async ({}, use) => {
    const directory = copySite();
    await use(directory);
    rmSync(directory, { recursive: true });
  },
  stub: async ({ site }, use) => {
    const stub = await startStub({ site });
    await use(stub);
    await stub.stop();
  },
});

test.use({ serviceWorkers: 'allow' });

const NEW_VERSION = 'Вышла новая версия Ранца.';

/** @param {Page} page */
function newVersion(page) {
  return page.getByRole('alert').filter({ hasText: NEW_VERSION });
}

/** The application is on the device, and this page is one of its. @param {Page} page */
async function kept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Addresses in each cache of the page's origin. @param {Page} page */
function caches(page) {
  return page.evaluate(async () => {
    const stores = await Promise.all((await globalThis.caches.keys()).map((key) => globalThis.caches.open(key)));
    const requests = await Promise.all(stores.map((store) => store.keys()));
    return requests.map((all) => all.map(({ url }) => url.replace(`${location.origin}/`, './')).sort());
  });
}

/** Files with a hash in their names that the page has loaded. @param {Page} page */
function loaded(page) {
  return page.evaluate(() =>
    performance.getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname.slice(1))
      .filter((name) => /\.\w{10}\.\w+$/.test(name)));
}

/** @param {Page} page @param {string[]} names of one build's files */
async function isWhole(page, names) {
  const files = await loaded(page);
  for (const kind of [/^page\..*js$/, /^worker\..*js$/, /\.wasm$/, /\.css$/, /\.woff2$/]) {
    expect(files.filter((name) => kind.test(name))).not.toEqual([]);
  }
  expect(files.filter((name) => !names.includes(name))).toEqual([]);
}

/** @param {Page} page */
function buildOf(page) {
  return page.locator('html').getAttribute('data-build');
}

test('after one visit a fresh tab opens the diary with the server gone', async ({ page, context, stub, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  await remembered(page);
  await kept(page);
  await page.close();
  await stub.stop();
  await context.setOffline(true);
  const fresh = await context.newPage();
  await fresh.goto('/');
  await expect(lesson(fresh, 'Понедельник', 2)).toHaveAccessibleName(/Алгебра.*оценка 5, на \d\d:\d\d$/);
  await expect(fresh.getByRole('alert')).toContainText('Нет сети');
  await expect(syncState(fresh)).toHaveText(/^Нет сети/);
  await fresh.goto('/index.html#/more');
  await expect(fresh.getByRole('radio', { name: 'English' })).toBeAttached();
});

test('keeping the application downloads nothing a second time', async ({ page, site, stub }) => {
  await openWeek(page);
  await kept(page);
  const log = stub.log();
  for (const name of keptFiles(site).filter((url) => url !== './')) {
    expect(log.split(`GET /${name} `), name).toHaveLength(2);
  }
  expect(log.match(/GET \/ \d+/g)).toEqual(['GET / 200', 'GET / 304']);
});

test('nothing of the server\'s answers is in the cache of the application', async ({ page, site }) => {
  await openWeek(page);
  await kept(page);
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await page.reload();
  await expect(syncState(page)).toHaveText('Обновлено только что');
  const files = keptFiles(site).map((url) => (url === './' ? url : `./${url}`));
  expect(await caches(page)).toEqual([files.sort()]);
});

test('a shared computer keeps no application', async ({ page }) => {
  await openLogin(page);
  await page.getByRole('checkbox', { name: /^Чужой компьютер/ }).click();
  await lookAs(page, 'Родитель');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  expect(await caches(page)).toEqual([]);
});

test('a new build waits for «Обновить», and then is everywhere', drawn, async ({ page, context, site }) => {
  const before = hashedNames(site);
  await openWeek(page);
  await remembered(page);
  await kept(page);
  await release(site, 'second');
  const after = hashedNames(site);

  // Opened now, and yet of the build that is kept: nothing else fits to the other tab.
  const other = await context.newPage();
  await other.goto('/');
  await expect(useHere(other)).toBeVisible();
  await expect(newVersion(page)).toBeVisible();
  await keepPicture(page, 'new-version');
  for (const tab of [page, other]) {
    expect(await buildOf(tab)).toBeNull();
    await isWhole(tab, before);
  }
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  expect(await buildOf(page)).toBeNull();

  await page.getByRole('region', { name: 'Сообщения' }).getByRole('button', { name: 'Обновить' }).click();
  await expect.poll(() => buildOf(page)).toBe('second');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await expect.poll(() => buildOf(other)).toBe('second');
  await expect(useHere(other)).toBeVisible();
  for (const tab of [page, other]) await isWhole(tab, after);
  await expect(newVersion(page)).toHaveCount(0);
  const stores = await caches(page);
  expect(stores).toHaveLength(1);
  expect(stores[0]).toEqual(keptFiles(site).map((url) => (url === './' ? url : `./${url}`)).sort());
});

test('a tab in which something is being written is not loaded anew by another', async ({ page, context, site }) => {
  const other = await context.newPage();
  await other.goto('/');
  await openWeek(page);
  await kept(page);
  await other.getByRole('textbox', { name: 'Логин' }).fill('parent2');
  await release(site, 'second');
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await page.getByRole('region', { name: 'Сообщения' }).getByRole('button', { name: 'Обновить' }).click();
  await expect.poll(() => buildOf(page)).toBe('second');
  await other.waitForTimeout(3_000);
  expect(await buildOf(other)).toBeNull();
  await expect(other.getByRole('textbox', { name: 'Логин' })).toHaveValue('parent2');
});

test('a build that stops with an error gives way to the one that waits', async ({ page, site, watch }) => {
  watch.allow(/rehearsed/);
  await openWeek(page);
  await remembered(page);
  await kept(page);
  await release(site, 'second');
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await inWorker(page, () => {
    setTimeout(() => {
      throw new Error('rehearsed');
    });
  });
  await page.getByRole('button', { name: 'Открыть заново' }).click();
  await expect.poll(() => buildOf(page)).toBe('second');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
});

test('an update that fails leaves the old build working, and can succeed later', async ({ page, context, site, stub, watch }) => {
  watch.allow(FAILED_REQUEST);
  const before = hashedNames(site);
  await openWeek(page);
  await remembered(page);
  await kept(page);
  await release(site, 'second');
  const wasm = hashedNames(site).find((name) => name.endsWith('.wasm'));
  let refused = 0;
  await context.route(`**/${wasm}`, (route) => {
    refused += 1;
    return route.fulfill({ status: 500, body: 'no' });
  });
  await page.reload();
  await expect.poll(() => refused).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return [registration?.installing, registration?.waiting].map((worker) => worker?.state ?? null);
  })).toEqual([null, null]);
  await expect(newVersion(page)).toHaveCount(0);

  await context.setOffline(true);
  await page.reload();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  expect(await buildOf(page)).toBeNull();
  await isWhole(page, before);

  await context.setOffline(false);
  await context.unroute(`**/${wasm}`);
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
});

test('the browser has nothing against an installation', async ({ site, stub }) => {
  // Not in a private window, which the others are.
  const profile = await mkdtemp(path.join(tmpdir(), 'ranets-profile-'));
  const context = await chromium.launchPersistentContext(profile, { ...chromiumOptions, locale: 'ru-RU' });
  try {
    const [page] = context.pages();
    await page.goto(stub.origin);
    const devtools = await context.newCDPSession(page);
    const { manifest, errors } = /** @type {any} */ (await devtools.send('Page.getAppManifest'));
    expect(errors).toEqual([]);
    expect(manifest.shortcuts.map((/** @type {any} */ { name }) => name))
      .toEqual(['Дневник', 'Задания', 'Оценки', 'Чаты']);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
});

test('the icons are as large as the manifest says, and the logo is on them', async ({ request, site }) => {
  const manifest = await (await request.get('/manifest.webmanifest')).json();
  const pictures = manifest.icons.filter((/** @type {any} */ { type }) => type === 'image/png');
  expect(pictures.map((/** @type {any} */ { sizes, purpose }) => [sizes, purpose]))
    .toEqual([['192x192', undefined], ['512x512', undefined], ['512x512', 'maskable']]);
  for (const { src, sizes } of pictures) {
    const answer = await request.get(`/${src}`);
    expect(answer.headers()['content-type']).toBe('image/png');
    const { width, height, at } = readPng(readFileSync(path.join(site, src)));
    expect(`${width}x${height}`).toBe(sizes);
    const middle = Math.round(width / 2);
    expect(at(middle, middle)).toEqual([0x3a, 0x46, 0xb4]);  // its clasp
  }
  const mask = pictures.find((/** @type {any} */ { purpose }) => purpose === 'maskable');
  expect(readPng(readFileSync(path.join(site, mask.src))).at(0, 0)).toEqual([0xf4, 0xf3, 0xef]);
});
