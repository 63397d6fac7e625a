// No frame that nobody asked for; and what the program says of its own work.
import {
  heading, lesson, lookAs, mark, nextWeek, openLogin, openWeek, reopen, settled, stats, syncState,
} from './support/app.mjs';
import { expect, test as base } from './support/fixtures.mjs';
import { startStub } from './support/stub.mjs';

const IDLE_MS = 10_000;

// A server of the test's own: its clock stood at a whole minute when it started, so it is known when
// the diary's next minute begins, which may be drawn.
const test = base.extend({
  stub: async ({}, use) => {
    const stub = await startStub();
    await use(stub);
    await stub.stop();
  },
});

test('nothing is drawn while nothing happens', async ({ page }) => {
  await openWeek(page);
  await expect(syncState(page)).toHaveText('Обновлено только что');
  await settled(page);
  const before = await stats(page);
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), IDLE_MS);
  expect((await stats(page)).frames - before.frames).toBe(0);
});

test('a hidden tab draws nothing, whatever comes, and is right when it is seen again', async ({ page }) => {
  await openWeek(page);
  await settled(page);
  const see = (/** @type {string} */ state) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      Object.defineProperty(document, 'hidden', { value: visibility === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await see('hidden');
  const before = await stats(page);
  await page.setViewportSize({ width: 1300, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => (location.hash = '#/diary/2026-11-25'));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect((await stats(page)).frames).toBe(before.frames);
  await see('visible');
  await expect(heading(page)).toHaveText('23–28 ноября');
  expect((await stats(page)).frames).toBeGreaterThan(before.frames);
});

test('a focused field redraws no more than a caret would', async ({ page }) => {
  await openLogin(page);
  await page.getByRole('textbox', { name: 'Логин' }).focus();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const before = await stats(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_000)));
  expect((await stats(page)).frames - before.frames).toBeLessThanOrEqual(5);
});

test('the browser\'s timeline has the first frame and the first one with data', async ({ page }) => {
  await openLogin(page);
  const first = await mark(page, 'ranets:first-frame');
  expect(await page.evaluate(() => performance.getEntriesByName('ranets:data-frame').length)).toBe(0);
  await lookAs(page, 'Родитель');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  expect(await mark(page, 'ranets:data-frame')).toBeGreaterThan(first);
  await reopen(page);
  const [again, data] = [await mark(page, 'ranets:first-frame'), await mark(page, 'ranets:data-frame')];
  expect(data).toBeGreaterThanOrEqual(again);
});

test('the program tells its own figures', async ({ page }) => {
  await openWeek(page);
  await nextWeek(page);
  await expect.poll(async () => (await stats(page)).nodes).toBeGreaterThan(50);
  const figures = await stats(page);
  const names = [
    'frames', 'frameMsMedian', 'frameMsP99', 'nodes', 'semanticsMsMedian', 'requests', 'bytesIn',
    'bytesOut', 'heapBytes',
  ];
  expect(Object.keys(figures).sort()).toEqual([...names].sort());
  for (const [name, value] of Object.entries(figures)) {
    expect(Number.isFinite(value), name).toBe(true);
    expect(value, name).toBeGreaterThanOrEqual(0);
  }
  expect(figures.frames).toBeGreaterThan(2);
  expect(figures.requests).toBeGreaterThan(2);
  expect(figures.frameMsP99).toBeGreaterThanOrEqual(figures.frameMsMedian);
});
