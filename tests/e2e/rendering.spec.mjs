// Pixels: every device pixel ratio, sizes, themes, and a drawing context that is lost.
import {
  day, dayLesson, go, heading, lesson, nextWeek, openWeek, previousWeek, reopen, settled, stats,
  TODAY,
} from './support/app.mjs';
import { expect, phone, test } from './support/fixtures.mjs';
import { countColours, rgb } from './support/png.mjs';
import { colourAt, look } from './support/screen.mjs';
import { exposeContext, inWorker } from './support/worker.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const LIGHT = rgb('F4F3EF');
const DARK = rgb('14151F');

/** @param {Page} page */
const drawingSize = (page) =>
  inWorker(page, () => {
    const { drawingBufferWidth, drawingBufferHeight } = /** @type {any} */ (globalThis).context;
    return [drawingBufferWidth, drawingBufferHeight];
  });

/** Text is drawn in the middle of the week: many shades. @param {Page} page @param {number} ratio */
async function expectDrawn(page, ratio) {
  const picture = await look(page);
  const { width, height } = /** @type {{width: number, height: number}} */ (page.viewportSize());
  expect([picture.width, picture.height]).toEqual([Math.round(width * ratio), Math.round(height * ratio)]);
  expect(countColours(picture)).toBeGreaterThan(100);
}

for (const ratio of [1, 1.25, 1.5, 2, 3]) {
  test.describe(`${ratio} device pixels to a pixel`, () => {
    // Without a graphics card pixels are expensive: a smaller window where there are more of them.
    const viewport = ratio < 2 ? { width: 1280, height: 800 } : { width: 800, height: 600 };
    test.use({ deviceScaleFactor: ratio, viewport });

    test('the week is drawn in device pixels', async ({ page }) => {
      await exposeContext(page);
      await openWeek(page);
      await settled(page);
      const { width, height } = viewport;
      expect(await drawingSize(page)).toEqual([Math.round(width * ratio), Math.round(height * ratio)]);
      await expectDrawn(page, ratio);
    });
  });
}

test('a window that moves to a finer screen is drawn anew', async ({ page }) => {
  await exposeContext(page);
  await openWeek(page);
  const devtools = await page.context().newCDPSession(page);
  // With another size too: of a ratio alone Chromium's emulation sends no event.
  for (const [ratio, width] of [[2, 1000], [1.5, 1100], [1, 1200]]) {
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width, height: 800, deviceScaleFactor: ratio, mobile: false,
    });
    await expect.poll(() => drawingSize(page)).toEqual([width * ratio, 800 * ratio]);
    await settled(page);
    const picture = await look(page);
    expect(countColours(picture)).toBeGreaterThan(100);
  }
});

test('a resized window is laid out anew: week, then day with a bottom bar, and back', async ({ page }) => {
  await exposeContext(page);
  await openWeek(page);
  await page.setViewportSize({ width: 390, height: 700 });
  await expect.poll(() => drawingSize(page)).toEqual([390, 700]);
  await expect(page.getByRole('tablist', { name: 'Дни недели' })).toBeVisible();
  await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(() => drawingSize(page)).toEqual([1920, 1080]);
  await expect(day(page, TODAY)).toBeVisible();
  await settled(page);
  await expectDrawn(page, 1);
});

test('nothing lies outside the window, however wide it is', async ({ week: page }) => {
  await go(page, '#/diary/2026-11-18'); // a week or a day, as the width decides
  for (const width of [1920, 1280, 1080, 1079, 720, 719, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const first = width < 720 ? dayLesson(page, 1, 'Алгебра') : lesson(page, 'Понедельник', 2);
    await expect(first).toBeVisible();
    const outside = () => page.evaluate(() =>
      [...document.querySelectorAll('#tree .control')]
        .map((el) => ({ name: el.textContent, box: el.getBoundingClientRect() }))
        .filter(({ box }) => box.left < -0.5 || box.right > innerWidth + 0.5)
        .map(({ name }) => name),
    );
    await expect.poll(outside, `${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    // A rail or a bottom bar, never both.
    await expect(page.getByRole('navigation', { name: 'Главное меню' })).toHaveCount(1);
  }
});

test('the system\'s dark theme is followed at once', async ({ week: page }) => {
  await settled(page);
  expect(await colourAt(page, 640, 4)).toEqual(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => colourAt(page, 640, 4)).toEqual(DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => colourAt(page, 640, 4)).toEqual(LIGHT);
});

test('«Ещё» offers themes, and the choice is remembered', async ({ page }) => {
  await openWeek(page);
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('radio', { name: 'Тёмная' }).click();
  await expect.poll(() => colourAt(page, 640, 4)).toEqual(DARK);
  await reopen(page);
  await expect(page.getByRole('radio', { name: 'Тёмная' })).toBeChecked();
  await expect.poll(() => colourAt(page, 640, 4)).toEqual(DARK);
  await page.getByRole('radio', { name: 'Как в системе' }).click();
  await expect.poll(() => colourAt(page, 640, 4)).toEqual(LIGHT);
});

test('with reduced motion a turned week does not slide', async ({ week: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await nextWeek(page);
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await previousWeek(page);
  await expect(heading(page)).toHaveText('16–21 ноября');
  await settled(page);
  // From the cache, so that no late answer moves anything.
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  const places = new Set();
  for (let i = 0; i < 5; i++) places.add((await lesson(page, 'Понедельник', 1).boundingBox())?.x);
  expect([...places]).toHaveLength(1);
});

test('a lost drawing context comes back with the whole picture', async ({ page, watch }) => {
  watch.allow(/CONTEXT_LOST|context lost/i);
  await exposeContext(page);
  await openWeek(page);
  await settled(page);
  const before = await look(page);
  await inWorker(page, () => {
    const scope = /** @type {any} */ (globalThis);
    scope.lost = scope.context.getExtension('WEBGL_lose_context');
    scope.lost.loseContext();
  });
  await expect.poll(() => inWorker(page, () => /** @type {any} */ (globalThis).context.isContextLost())).toBe(true);
  await inWorker(page, () => /** @type {any} */ (globalThis).lost.restoreContext());
  await expect.poll(() => inWorker(page, () => /** @type {any} */ (globalThis).context.isContextLost())).toBe(false);
  await settled(page);
  const after = await look(page);
  let different = 0;
  for (let y = 120; y < 780; y += 3) {
    for (let x = 120; x < 1240; x += 3) {
      const [a, b] = [before.at(x, y), after.at(x, y)];
      if (a.some((value, i) => Math.abs(value - b[i]) > 24)) different++;
    }
  }
  expect(different).toBeLessThan(500);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('the day is drawn', async ({ day: page }) => {
    await settled(page);
    await expectDrawn(page, 2);
  });
});

test('the wheel scrolls what does not fit', async ({ week: page }) => {
  await page.setViewportSize({ width: 1280, height: 560 });
  const row = lesson(page, 'Вторник', 6);
  const before = (await row.boundingBox())?.y ?? 0;
  await page.mouse.move(640, 300);
  await page.mouse.wheel(0, 120);
  await expect.poll(async () => (await row.boundingBox())?.y).toBeLessThan(before - 40);
  await settled(page);
  const still = await stats(page);
  await page.mouse.wheel(0, 0);
  expect((await stats(page)).frames - still.frames).toBeLessThan(5);
});
