// Search over what is on this device: opened from anywhere, typed into, walked by keys.
import { faultsOf } from '../support/axe.mjs';
import { cutOff, go, openDiary, reopen, settled } from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';

/** @param {import('@playwright/test').Page} page */
const field = (page) => page.getByRole('searchbox', { name: 'Поиск по дневнику' });
/** @param {import('@playwright/test').Page} page */
const dialog = (page) => page.getByRole('dialog', { name: 'Поиск' });
/** @param {import('@playwright/test').Page} page @param {RegExp} name */
const option = (page, name) => page.getByRole('option', { name }).first();

test('Ctrl+K opens it, keys choose, Enter opens the lesson, Esc gives the focus back', async ({ week: page }) => {
  await page.getByRole('button', { name: 'Обновить' }).focus();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Обновить' })).toBeFocused();

  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('алгебре');
  await expect(field(page)).toHaveValue('алгебре');
  await expect(option(page, /^Урок: алгебра, /)).toHaveAttribute('aria-selected', 'true');
  const second = page.getByRole('option', { name: /^Урок: алгебра, / }).nth(1);
  await page.keyboard.press('ArrowDown');
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveURL(/lesson=/);
  await expect(page.getByText('Алгебра', { exact: true }).first()).toBeAttached();
});

test('groups say how many there are, and show all of theirs', async ({ week: page }) => {
  await page.getByRole('button', { name: 'Поиск', exact: true }).click();
  await field(page).fill('алгебра');
  await expect(page.getByRole('group', { name: /^Уроки, найдено \d+$/ })).toBeAttached();
  await expect(page.getByRole('status').filter({ hasText: /^Найдено \d+$/ })).toHaveCount(1);
  await page.getByRole('radio', { name: /^Задания · / }).click();
  await expect(option(page, /^Задание: /)).toBeVisible();
  await expect(page.getByRole('option', { name: /^Урок: / })).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);
  await field(page).fill('абракадабра');
  await expect(page.getByText(/^Ничего нет по слову «абракадабра»/)).toBeAttached();
  expect(await faultsOf(page)).toEqual([]);
});

test('a slash that is typed into a field stays there', async ({ page }) => {
  await openDiary(page);
  await go(page, '#/school');
  const people = page.getByRole('searchbox', { name: 'Поиск людей' });
  await people.focus();
  await page.keyboard.type('а/б');
  await expect(people).toHaveValue('а/б');
  await expect(dialog(page)).toHaveCount(0);
});

test('what was stored is found without a network, which is said', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openDiary(page);
  await settled(page);
  await cutOff(page);
  await reopen(page);
  await page.getByRole('button', { name: 'Поиск', exact: true }).click();
  await field(page).fill('алгебра');
  await expect(option(page, /^Урок: алгебра, /)).toBeVisible();
  await expect(page.getByText(/^Нет сети: ищем в сохранённом, данные на /)).toBeAttached();
});

test.describe('phone', () => {
  test.use(phone);

  test('it is a page: a row leads on, Back leads out', async ({ page }) => {
    await openDiary(page);
    await page.getByRole('button', { name: 'Поиск', exact: true }).click();
    await field(page).fill('алгебра');
    await expect(option(page, /^Урок: алгебра, /)).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await option(page, /^Урок: алгебра, /).click();
    await expect(dialog(page).filter({ has: field(page) })).toHaveCount(0);
    await expect(page).toHaveURL(/lesson=/);
  });
});
