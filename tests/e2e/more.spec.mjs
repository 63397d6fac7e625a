// «Ещё»: text size, language, colours, details for a fault's sake, licences; and that what was
// chosen reaches every screen and stays.
import {
  dayLesson, heading, lesson, localStorageText, lookAs, openDay, openDiary, openLogin, openWeek, reopen,
  remembered, settled,
} from './support/app.mjs';
import { faultsOf } from '../support/axe.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';
import { rgb } from './support/png.mjs';
import { colourAt, drawn, keepPicture, look } from './support/screen.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** @param {Page} page @param {string} [name] */
async function openMore(page, name = 'Ещё') {
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('radio', { name: 'English' })).toBeAttached();
}

/** @param {Page} page @param {RegExp | string} name */
async function choose(page, name) {
  const radio = page.getByRole('radio', { name });
  await radio.focus();
  await radio.click();
  await expect(radio).toHaveAttribute('aria-checked', 'true');
}

const LARGEST = /^Очень крупный, 130/;

/** @param {import('@playwright/test').Locator} locator @returns {Promise<Box>} */
async function boxOf(locator) {
  return /** @type {Promise<Box>} */ (locator.boundingBox());
}

test('text grows everywhere, and is as large after a reload', drawn, async ({ page }) => {
  await openDiary(page);
  await openMore(page);
  const menu = page.getByRole('navigation', { name: 'Главное меню' });
  const { width } = await boxOf(menu);
  await choose(page, LARGEST);
  await expect.poll(async () => (await boxOf(menu)).width).toBeCloseTo(width * 1.3, 0);
  await settled(page);
  await keepPicture(page, '130-desktop-more');
  await page.getByRole('link', { name: 'Дневник' }).click();
  await expect(heading(page)).toHaveText('16–21 ноября');
  await settled(page);
  await keepPicture(page, '130-desktop-diary-week');
  await reopen(page);
  await expect(heading(page)).toHaveText('16–21 ноября');
  await expect.poll(async () => (await boxOf(menu)).width).toBeCloseTo(width * 1.3, 0);
  expect(await localStorageText(page)).toContain('130');
});

for (const percent of [115, 130]) {
  test(`at ${percent} % a field and its drawing are the same pixels`, drawn, async ({ page }) => {
    await page.addInitScript(
      (text) => localStorage.setItem('ranets.settings', JSON.stringify({ text })),
      percent,
    );
    await openLogin(page);
    const field = page.getByRole('textbox', { name: 'Логин' });
    const size = percent === 115 ? '18px' : '21px';
    await expect(field).toHaveCSS('font-size', size);
    const box = await boxOf(field);
    const inside = {
      x: Math.round(box.x) + 8, y: Math.round(box.y) + 10,
      width: Math.round(box.width) - 60, height: Math.round(box.height) - 20,
    };
    await field.fill('Ёжик щи у');
    await settled(page);
    await field.evaluate((el) => (el.style.caretColor = 'transparent'));
    const focused = await look(page, inside);
    await page.getByRole('textbox', { name: 'Пароль' }).focus();
    await expect(field).not.toHaveClass(/\bon\b/);
    await settled(page);
    const left = await look(page, inside);
    let inked = 0;
    let different = 0;
    for (let y = 0; y < left.height; y++) {
      for (let x = 0; x < left.width; x++) {
        const [a, b] = [focused.at(x, y), left.at(x, y)];
        if (Math.min(...b) < 128) inked++;
        // The icon changes its colour with the focus.
        if (x < 40 * percent / 100) continue;
        if (Math.max(...a.map((value, i) => Math.abs(value - b[i]))) > 40) different++;
      }
    }
    expect(inked).toBeGreaterThan(50);
    expect(different).toBeLessThan(inked * 0.1);
  });
}

test('the language changes without a reload: words, title, document, skeleton', drawn, async ({ page, watch }) => {
  await openWeek(page);
  await openMore(page);
  await choose(page, 'English');
  await expect(page.getByRole('heading', { level: 1, name: 'More' })).toBeVisible();
  await expect(page).toHaveTitle('More · Ranets');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await settled(page);
  await keepPicture(page, 'english-desktop-more');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Diary' }).click();
  await expect(heading(page)).toHaveText('16–21 November');
  await expect(page.getByRole('group', { name: /^Wednesday, 18 November, today/ })).toBeVisible();
  await settled(page);
  await keepPicture(page, 'english-desktop-diary-week');

  await remembered(page);
  await page.route('**/*.wasm', () => {}); // never comes: the skeleton stays
  watch.allow(/WebAssembly compilation aborted|Failed to fetch/);
  await page.reload();
  await expect(page.locator('#skeleton')).toContainText('Loading the diary…');
  await expect(page.locator('#skeleton nav')).toHaveAttribute('aria-label', 'Main menu');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Ranets');
  await page.unroute('**/*.wasm');
  await page.reload();
  await expect(heading(page)).toHaveText('16–21 November');
});

test('details are copied for whoever looks into a fault, without who is here', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWeek(page);
  await openMore(page);
  const copy = page.getByRole('button', { name: 'Скопировать сведения' });
  await copy.focus(); // and so into view
  await settled(page);
  await copy.click();
  await expect(page.locator('#announcer')).toContainText('Сведения скопированы');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Ранец, версия \d/);
  expect(copied).toContain(await page.evaluate(() => navigator.userAgent));
  expect(copied).toContain('Окно: 1280×800');
  expect(copied).toContain('Данные: на диске');
  expect(copied).toMatch(/Запросов: [1-9]/);
  for (const secret of ['Ветров', 'Соня', 'parent', 'Bearer']) expect(copied).not.toContain(secret);
});

test('the licences of all that is shipped open in a tab of their own', async ({ page, context, watch }) => {
  await openDiary(page);
  await openMore(page);
  const link = page.getByRole('link', { name: 'Лицензии' });
  await link.focus();
  // Chromium asks for an icon of a page that names none.
  watch.allow(FAILED_REQUEST);
  const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await expect(tab).toHaveURL(/\/licences\.txt$/);
  const text = await tab.locator('body').innerText();
  for (const part of ['Ranets', 'Dear ImGui', 'SQLite', 'Onest', 'Lucide', 'JSON', 'Emscripten']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('SIL OPEN FONT LICENSE');
  expect(text).toContain('May you do good and not evil');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('the largest text fits', drawn, async ({ page }) => {
    await openDay(page);
    await page.getByRole('link', { name: 'Ещё' }).tap();
    await choose(page, LARGEST);
    await settled(page);
    await keepPicture(page, '130-phone-more');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Дневник' }).tap();
    await expect(dayLesson(page, 1, 'Алгебра')).toBeVisible();
    await settled(page);
    await keepPicture(page, '130-phone-diary-day');
    await dayLesson(page, 1, 'Алгебра').tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await settled(page);
    await keepPicture(page, '130-phone-lesson');
    await page.getByRole('button', { name: 'Закрыть урок' }).tap();
    await page.getByRole('button', { name: 'Выбрать дату' }).tap();
    await expect(page.getByRole('button', { name: 'Следующий месяц' })).toBeVisible();
    await settled(page);
    await keepPicture(page, '130-phone-dates');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 320, height: 640 });
    await settled(page);
    await keepPicture(page, '130-320-diary-day');
  });

  test('the login with the largest text', drawn, async ({ page }) => {
    await page.addInitScript(() =>
      localStorage.setItem('ranets.settings', JSON.stringify({ text: 130, language: 'en' })),
    );
    await page.goto('/');
    await expect(page.getByRole('form')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Look around without a password' })).toBeAttached();
    await settled(page);
    await keepPicture(page, '130-phone-login-english');
  });
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test(`forced colours, ${colorScheme}: ground and ink, whatever the theme`, drawn, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
    await openLogin(page);
    await settled(page);
    await keepPicture(page, `forced-${colorScheme}-login`);
    await lookAs(page, 'Родитель');
    await expect(lesson(page, 'Понедельник', 2)).toBeVisible();
    const ground = rgb(colorScheme === 'dark' ? '000000' : 'FFFFFF');
    await expect.poll(() => colourAt(page, 104, 796)).toEqual(ground);
    await settled(page);
    await keepPicture(page, `forced-${colorScheme}-diary-week`);
    await openMore(page);
    await choose(page, colorScheme === 'dark' ? 'Светлая' : 'Тёмная');
    await settled(page);
    expect(await colourAt(page, 104, 796)).toEqual(ground);
    await keepPicture(page, `forced-${colorScheme}-more`);
    await page.emulateMedia({ forcedColors: 'none', colorScheme, reducedMotion: 'reduce' });
    await expect.poll(() => colourAt(page, 104, 796))
      .toEqual(rgb(colorScheme === 'dark' ? 'F4F3EF' : '14151F'));
  });
}
