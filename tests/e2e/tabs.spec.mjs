// One tab at a time has the account's files: who has them, and how they go from one to another.
import {
  dayLesson, heading, lesson, lookAs, nextWeek, openLogin, openWeek, remembered, signOut, storedFiles,
  useHere,
} from './support/app.mjs';
import { expect, phone, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';
import { inWorker } from './support/worker.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const TITLE = 'Ранец открыт в другой вкладке';

/** Another tab of the same browser. @param {Page} page @param {string} [address] */
async function secondTab(page, address = '/') {
  await remembered(page);
  const other = await page.context().newPage();
  await other.goto(address);
  return other;
}

/**
 * Presses «Использовать здесь», and returns how many ms later a lesson could be pressed.
 * @param {Page} page
 */
function takeOver(page) {
  return page.evaluate(async () => {
    const named = (/** @type {string} */ start) =>
      [...document.querySelectorAll('#tree button')].find((element) =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').startsWith(start));
    /** @type {any} */ (named('Использовать здесь')).click();
    const begun = performance.now();
    while (!named('1 урок')) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  });
}

/** A busy machine may starve one of them. @param {number[]} times */
function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** @param {number[]} times */
function isQuick(times) {
  console.log(`taken over in ${times.map(Math.round).join(', ')} ms`);
  expect(median(times)).toBeLessThan(1_000);
}

/** In ms from its navigation. @param {Page} page @returns {Promise<number>} */
function firstFrame(page) {
  return page.evaluate(() => performance.getEntriesByName('ranets:first-frame')[0].startTime);
}

/** @param {Page} page */
async function isAside(page) {
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(page).toHaveTitle(TITLE);
  await expect(useHere(page)).toBeEnabled();
  await expect(page.getByRole('button')).toHaveCount(1);
}

test('a second tab says at once that there is a first one', async ({ page }) => {
  await openWeek(page);
  const own = await firstFrame(page);
  const times = [];
  for (let i = 0; i < 3; i++) {
    const other = await secondTab(page);
    await expect(useHere(other)).toBeVisible();
    times.push(await firstFrame(other));
    await isAside(other);
    await other.close();
  }
  console.log(`first frame: ${Math.round(own)} ms alone, ${times.map(Math.round)} as a second tab`);
  expect(median(times)).toBeLessThan(own + 1_000);
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
});

test('tabs take over from each other in less than a second, back and forth', async ({ page }) => {
  await openWeek(page);
  const other = await secondTab(page, '/#/diary/2026-11-17');
  await expect(useHere(other)).toBeVisible();
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < 3; round++) {
    times.push(await takeOver(other));
    expect(other.url()).toContain('2026-11-17');
    await isAside(page);
    times.push(await takeOver(page));
    expect(page.url()).toContain('2026-11-18');
    await isAside(other);
  }
  isQuick(times);
});

test('a tab that is taken back is where it was', async ({ page }) => {
  await openWeek(page);
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await lesson(page, 'Понедельник', 1).click();
  const panel = page.getByRole('region', { name: /^Урок: / });
  await expect(panel).toBeVisible();
  const address = page.url();
  const other = await secondTab(page);
  await useHere(other).click();
  await isAside(page);
  expect(page.url()).toBe(address);
  await useHere(page).click();
  await expect(panel).toBeVisible();
  expect(page.url()).toBe(address);
});

test('of three tabs one has the diary', async ({ page }) => {
  await openWeek(page);
  const tabs = [page, await secondTab(page), await secondTab(page)];
  /** @type {number[]} */
  const times = [];
  for (const turn of [1, 2, 1, 0, 2]) {
    await expect(useHere(tabs[turn])).toBeVisible();
    times.push(await takeOver(tabs[turn]));
    for (const tab of tabs.filter((other) => other !== tabs[turn])) await isAside(tab);
    await expect(lesson(tabs[turn], 'Понедельник', 2)).toBeVisible();
  }
  isQuick(times);
});

test('a tab whose worker hangs is taken over from, and begins anew', async ({ page, watch }) => {
  watch.allow(/local file/i);
  await openWeek(page);
  const other = await secondTab(page);
  await expect(useHere(other)).toBeVisible();
  await inWorker(page, () => {
    setTimeout(() => {
      for (;;);
    });
  });
  const ms = await takeOver(other);
  console.log(`taken over from a tab that hangs in ${Math.round(ms)} ms`);
  // Chromium lets a worker that is ended go on for two seconds.
  expect(ms).toBeLessThan(6_000);
  await isAside(page);
  await useHere(page).click();
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await isAside(other);
});

test('a tab whose worker is busy for a moment steps aside and loses nothing', async ({ page }) => {
  await openWeek(page);
  const other = await secondTab(page);
  await expect(useHere(other)).toBeVisible();
  await inWorker(page, () => {
    setTimeout(() => {
      for (const until = performance.now() + 400; performance.now() < until;);
    });
  });
  console.log(`taken over from a busy tab in ${Math.round(await takeOver(other))} ms`);
  await isAside(page);
  await expect(lesson(other, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5/);
});

test('when the first tab is closed the next has the diary without a question', async ({ page }) => {
  await openWeek(page);
  const other = await secondTab(page);
  await expect(useHere(other)).toBeVisible();
  await page.close();
  isQuick([await takeOver(other)]);
  const third = await secondTab(other);
  await expect(useHere(third)).toBeVisible();
  await other.close();
  await third.reload();
  await expect(lesson(third, 'Понедельник', 2)).toBeVisible();
});

test('loading the only tab anew never finds itself in the way', async ({ page }) => {
  await openWeek(page);
  await remembered(page);
  for (let round = 0; round < 5; round++) {
    await page.reload();
    await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
    await expect(useHere(page)).toHaveCount(0);
  }
});

test('signing out in one tab shows the login in the other', async ({ page }) => {
  await openWeek(page);
  const other = await secondTab(page);
  await expect(useHere(other)).toBeVisible();
  await signOut(page);
  await expect(other.getByRole('form', { name: 'Вход' })).toBeVisible();
  await expect.poll(() => storedFiles(other)).toEqual([]);
  await lookAs(other, 'Учитель');
  await expect(lesson(other, 'Понедельник', 2)).toBeVisible();
  await remembered(other);
  await lookAs(page, 'Родитель');
  await isAside(page);
  await useHere(page).click();
  await isAside(other);
  await expect(lesson(page, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5/);
  // Whoever signed in last is who the device is.
  await useHere(other).click();
  await expect(lesson(other, 'Понедельник', 2)).toHaveAccessibleName(/оценка 5/);
});

test('tabs in which nobody is signed in are in nobody\'s way', async ({ page }) => {
  await openLogin(page);
  const other = await page.context().newPage();
  await openLogin(other);
  await other.getByRole('checkbox', { name: /^Чужой компьютер/ }).click();
  await lookAs(page, 'Родитель');
  await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
  await lookAs(other, 'Родитель');
  await expect(lesson(other, 'Понедельник', 2)).toBeVisible();
  await expect(useHere(page)).toHaveCount(0);
});

for (const lack of ['locks', 'BroadcastChannel']) {
  test(`a browser without ${lack} has one tab at a time, too`, async ({ page, context }) => {
    await context.route(/\/worker\.[^/]*js$/, async (route) => {
      const answer = await route.fetch();
      const line = lack === 'locks'
        ? 'Object.defineProperty(WorkerNavigator.prototype, "locks", { value: undefined });'
        : 'delete self.BroadcastChannel;';
      await route.fulfill({ response: answer, body: `${line}\n${await answer.text()}` });
    });
    await openWeek(page);
    const other = await secondTab(page);
    await expect(useHere(other)).toBeVisible();
    console.log(`without ${lack}: taken over in ${Math.round(await takeOver(other))} ms`);
    await isAside(page);
  });
}

test('it can be used by keyboard', async ({ page }) => {
  await openWeek(page);
  const other = await secondTab(page);
  await expect(useHere(other)).toBeVisible();
  await other.keyboard.press('Tab');
  await expect(useHere(other)).toBeFocused();
  await other.keyboard.press('Enter');
  await expect(lesson(other, 'Понедельник', 2)).toBeVisible();
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('it can be looked at', drawn, async ({ page }) => {
      await openWeek(page);
      const other = await secondTab(page);
      await isAside(other);
      await expect(other.locator('#skeleton')).toHaveCount(0);
      await keepPicture(other, `other-tab-${colorScheme}`);
    });

    test.describe('on a phone', () => {
      test.use(phone);
      test('it can be looked at', drawn, async ({ page }) => {
        await openLogin(page);
        await lookAs(page, 'Родитель');
        await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
        const other = await secondTab(page);
        await isAside(other);
        await expect(other.locator('#skeleton')).toHaveCount(0);
        await keepPicture(other, `other-tab-phone-${colorScheme}`);
      });
    });
  });
}
