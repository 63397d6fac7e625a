// What is fetched before anybody asks, what is kept of it, and how it is thrown away.
import { cutOff, day, heading, lesson, nextWeek, openDiary, openWeek, reopen, settled, TODAY } from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';

/** @typedef {import('@playwright/test').Page} Page */

test.use({ savesData: false });

/** @param {Page} page */
async function openData(page) {
  await openDiary(page, '/#/data');
  await expect(page.getByRole('radio', { name: 'Никогда' })).toBeAttached();
}

/** @param {Page} page @param {string} name */
const kept = (page, name) => page.getByText(new RegExp(`^${name}.*: \\d+ недел`));

/** Of the term so far and of what is due: nothing is left to fetch. @param {Page} page */
async function fetchedAhead(page) {
  for (const name of ['Соня', 'Миша']) {
    await expect(kept(page, name)).toHaveText(/: 5 недель, со 2 ноября/, { timeout: 30_000 });
  }
}

test('without network the next week and the other child open, as they were fetched ahead', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  await page.evaluate(() => (location.hash = '#/data'));
  await fetchedAhead(page);
  await cutOff(page);
  await page.evaluate(() => (location.hash = '#/diary/2026-11-18?view=week'));
  await reopen(page);
  await expect(lesson(page, TODAY, 1)).toBeVisible();
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await page.getByRole('radio', { name: /^Миша/ }).click();
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await page.getByRole('button', { name: 'Сегодня' }).click();
  await expect(day(page, TODAY)).toBeVisible();
  await expect(lesson(page, TODAY, 1)).toBeVisible();
});

test.describe('where data are to be saved', () => {
  test.use({ savesData: true });

  test('nothing is fetched ahead, unless it is wanted', async ({ page }) => {
    const asked = /** @type {string[]} */ ([]);
    page.on('request', (request) => asked.push(request.url()));
    await openWeek(page);
    await settled(page);
    await page.evaluate(() => (location.hash = '#/data'));
    await expect(page.getByText('Сейчас трафик экономится')).toBeVisible();
    await page.waitForTimeout(2_000);
    const weeks = new Set(asked.filter((url) => url.includes('/schedules?')));
    expect(weeks.size).toBe(1); // that on the screen
    await page.getByRole('radio', { name: 'По любой сети' }).click();
    await fetchedAhead(page);
  });
});

test('the whole term is fetched at a word, and cleared at another', drawn, async ({ page }) => {
  await openData(page);
  const download = page.getByRole('button', { name: 'Скачать четверть целиком' });
  await download.focus();
  await download.click();
  await expect(page.getByRole('status').getByText('Скачано целиком')).toBeAttached({ timeout: 30_000 });
  await expect(kept(page, 'Миша')).toHaveText(/: [89] недель, со 2 ноября/);
  await settled(page);
  await keepPicture(page, 'data-desktop');
  await page.getByRole('radio', { name: 'Никогда' }).click();
  const clear = page.getByRole('button', { name: 'Очистить' });
  await clear.focus();
  await clear.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Всё, что ещё не отправлено, останется');
  await settled(page);
  await keepPicture(page, 'data-clear-desktop');
  await dialog.getByRole('button', { name: 'Очистить' }).click();
  await expect(page.getByText(/^Миша.*: Пока ничего/)).toBeAttached();
});

test('what was answered leaves nothing in the browser\'s own cache', async ({ page, watch }) => {
  watch.allow(/ERR_CACHE_MISS/);
  const asked = /** @type {string[]} */ ([]);
  page.on('request', (request) => asked.push(request.url()));
  await openWeek(page);
  const personal = asked.filter((url) => url.includes('/v2/'));
  expect(personal.length).toBeGreaterThan(3);
  const left = await page.evaluate((urls) => Promise.all(urls.map((url) =>
    fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).then((r) => r.ok, () => false),
  )), personal);
  expect(left.filter(Boolean)).toEqual([]);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('all of it fits, in the dark too', drawn, async ({ page }) => {
    await openData(page);
    await settled(page);
    await keepPicture(page, 'data-phone');
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await settled(page);
    await keepPicture(page, 'data-phone-dark');
  });
});
