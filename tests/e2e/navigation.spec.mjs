// Addresses, history, titles.
import {
  day, go, heading, lesson, lookAs, MISHA, nextWeek, openDiary, openLogin, openWeek, remembered, SONYA,
  TODAY,
} from './support/app.mjs';
import { expect, test } from './support/fixtures.mjs';

test('the address names the day and the child', async ({ page }) => {
  await openWeek(page);
  await expect(page).toHaveURL(/#\/diary\/2026-11-18\?child=\d+$/);
  await nextWeek(page);
  await expect(page).toHaveURL(/#\/diary\/2026-11-25\?child=\d+$/);
});

test('back and forward walk through what was looked at', async ({ week: page }) => {
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  const sonya = page.url();
  await page.getByRole('radio', { name: MISHA }).click();
  await expect(page.getByRole('radio', { name: MISHA })).toBeChecked();
  await expect(page).not.toHaveURL(sonya);
  await page.goBack();
  await expect(page.getByRole('radio', { name: SONYA })).toBeChecked();
  await expect(heading(page)).toHaveText('23–28 ноября');
  await page.goBack();
  await expect(heading(page)).toHaveText('16–21 ноября');
  await page.goForward();
  await expect(heading(page)).toHaveText('23–28 ноября');
});

test('back closes a lesson that was opened', async ({ week: page }) => {
  await lesson(page, 'Понедельник', 2).click();
  await expect(page.getByRole('button', { name: 'Закрыть урок' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Закрыть урок' })).toHaveCount(0);
  await expect(heading(page)).toHaveText('16–21 ноября');
});

test('a copied address shows the same to who is signed in', async ({ page, context }) => {
  await openWeek(page);
  await page.getByRole('radio', { name: MISHA }).click();
  await expect(page.getByRole('radio', { name: MISHA })).toBeChecked();
  await nextWeek(page);
  // His class has no lessons on Saturdays.
  await expect(heading(page)).toHaveText('23–27 ноября');
  const address = page.url();
  await remembered(page);
  await page.close();
  const other = await context.newPage();
  await other.goto(address);
  await expect(heading(other)).toHaveText('23–27 ноября');
  await expect(other.getByRole('radio', { name: MISHA })).toBeChecked();
});

test('a copied address leads there through the sign-in', async ({ page }) => {
  await openDiary(page, '/#/diary/2026-11-10');
  await expect(heading(page)).toHaveText('9–14 ноября');
});

test('an address of a day in the middle of its week shows that week', async ({ week: page }) => {
  await go(page, '#/diary/2026-11-26?view=week');
  await expect(heading(page)).toHaveText('23–28 ноября');
  await go(page, '#/diary/2026-11-19?view=day');
  await expect(page.getByRole('button', { name: /^2 урок, Алгебра, / })).toBeVisible();
});

test('addresses that mean nothing lead to the diary', async ({ page }) => {
  await openDiary(page, '/#/nothing');
  await expect(day(page, TODAY)).toBeVisible();
  await remembered(page);
  const addresses = ['#/diary/2026-02-31', '#/diary/x?child=-1', '#%%%', '#/diary/9999-99-99?view=year'];
  for (const address of addresses) {
    await page.goto('about:blank');
    await page.goto(`/${address}`);
    await expect(day(page, TODAY), address).toBeVisible();
  }
});

test('a child of nobody\'s is not shown: one\'s own is', async ({ page }) => {
  await openDiary(page, '/#/diary/2026-11-18?child=1');
  await expect(page.getByRole('radio', { name: SONYA })).toBeChecked();
  await expect(lesson(page, TODAY, 1)).toBeVisible();
});

test('titles name the screen and then the product', async ({ page }) => {
  await openLogin(page);
  await expect(page).toHaveTitle(/^Вход · Ранец$/);
  await lookAs(page, 'Родитель');
  await expect(page).toHaveTitle(/16–21 ноября.* · Ранец$/);
  await nextWeek(page);
  await expect(page).toHaveTitle(/23–28 ноября.* · Ранец$/);
  await page.getByRole('link', { name: 'Ещё' }).click();
  await expect(page).toHaveTitle(/^Ещё · Ранец$/);
  await page.goBack();
  await expect(page).toHaveTitle(/23–28 ноября.* · Ранец$/);
});

test('links of the menu are links: they have addresses of their own', async ({ week: page }) => {
  await expect(page.getByRole('link', { name: 'Оценки' })).toHaveAttribute('href', '#/marks');
  await page.getByRole('link', { name: 'Оценки' }).click();
  await expect(page).toHaveURL(/#\/marks$/);
});
