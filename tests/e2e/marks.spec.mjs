// «Оценки»: a term's table, a mark, charts, «Что, если…», a year; with and without a network.
import { faultsOf } from '../support/axe.mjs';
import { cutOff, fillLogin, go, heading, openDiary, openLogin, pressSignIn, reopen, settled } from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const table = (page) => page.getByRole('table', { name: 'Оценки за вторую четверть' });
/** @param {Page} page @param {string} subject */
const row = (page, subject) => table(page).getByRole('row', { name: new RegExp(`^${subject}, средний `) });
/** @param {Page} page */
const result = (page) => page.getByRole('status').filter({ hasText: /^Средний балл был/ });

/** @param {Page} page */
async function showMarks(page) {
  await go(page, '#/marks');
  await expect(row(page, 'Алгебра')).toBeVisible();
}

/** What lies above the screen. @param {Page} page */
async function close(page) {
  await page.getByRole('button', { name: 'Закрыть' }).tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a term is a table: subject, marks, average, trend, distribution', async ({ week: page }) => {
  await page.getByRole('link', { name: 'Оценки' }).click();
  await expect(heading(page)).toHaveText('Оценки');
  await expect(page).toHaveURL(/#\/marks$/);
  await expect(page).toHaveTitle('Оценки · Ранец');
  for (const name of ['Предмет', 'Оценки, новые справа', 'Средний', 'Динамика', 'Сколько каких']) {
    await expect(table(page).getByRole('columnheader', { name })).toBeAttached();
  }
  await expect(row(page, 'Алгебра')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'II четверть', exact: true })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Учебный год' })).toBeVisible();
  await expect(table(page).getByText(/NaN|Infinity/)).toHaveCount(0);
});

test('year and term stand in the address, and Back leads to those before', async ({ week: page }) => {
  await showMarks(page);
  await page.getByRole('radio', { name: 'I четверть', exact: true }).click();
  await expect(page).toHaveURL(/#\/marks\?term=1$/);
  await expect(page.getByRole('table', { name: 'Оценки за первую четверть' })).toBeVisible();
  await page.getByRole('radio', { name: 'Год' }).click();
  await expect(page).toHaveURL(/#\/marks\?term=0$/);
  const year = page.getByRole('table', { name: 'Оценки за год' });
  await expect(year.getByRole('columnheader', { name: 'II', exact: true })).toBeAttached();
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Оценки за первую четверть' })).toBeVisible();
});

test('a mark tells what it was given for, and how the class did', async ({ week: page }) => {
  await showMarks(page);
  const mark = row(page, 'Алгебра').getByRole('button', { name: /^Оценка \d/ }).first();
  await mark.click();
  const dialog = page.getByRole('dialog', { name: /^Оценка \d/ });
  await expect(dialog.getByText(/^За что: /)).toBeVisible();
  await expect(dialog.getByText(/^Учитель: Ильина Марина Сергеевна/)).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Как справился класс' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(mark).toBeFocused();
});

test('what if: two fives more, and nothing of it is sent or kept', async ({ week: page }) => {
  await showMarks(page);
  /** @type {string[]} */
  const writes = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(request.url());
  });
  const other = await result(page).textContent();
  await page.getByRole('combobox', { name: 'Предмет для расчёта' }).click();
  await page.getByRole('option', { name: 'Геометрия' }).click();
  await expect(result(page)).not.toHaveText(other ?? '');
  const before = await result(page).textContent();
  await page.getByRole('button', { name: 'Добавить 5', exact: true }).click();
  await page.getByRole('button', { name: 'Добавить 5', exact: true }).click();
  await expect(result(page)).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Убрать пробную оценку 5' })).toHaveCount(2);
  await page.getByRole('checkbox', { name: /^Изменить пробную оценку 5/ }).first().click();
  await page.getByRole('button', { name: 'Изменить на 2' }).click();
  await page.getByRole('button', { name: 'Убрать пробную оценку 2' }).click();
  await page.getByRole('button', { name: 'Убрать пробную оценку 5' }).click();
  await expect(result(page)).toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Добавить 5', exact: true }).click();
  await page.getByRole('link', { name: 'Дневник' }).click();
  await page.getByRole('link', { name: 'Оценки' }).click();
  await expect(page.getByRole('button', { name: /^Убрать пробную оценку/ })).toHaveCount(0);
  expect(writes.filter((url) => !url.endsWith('/seen-marks'))).toEqual([]);
});

test('charts are read as tables, and subjects compared', drawn, async ({ week: page }) => {
  await showMarks(page);
  await page.getByRole('button', { name: 'Графики и пропуски: Алгебра' }).click();
  const sheet = page.getByRole('dialog', { name: 'Алгебра' });
  await expect(sheet.getByRole('table', { name: 'Как менялся средний балл' }).getByRole('row').first()).toBeVisible();
  await expect(sheet.getByRole('heading', { name: 'Пропуски' })).toBeAttached();
  await settled(page);
  await keepPicture(page, 'marks-subject');
  await sheet.getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('button', { name: 'Порядок, отбор и сравнение' }).click();
  await page.getByRole('menuitem', { name: 'Сравнить предметы' }).click();
  await expect(page.getByRole('table', { name: 'Сравнить предметы' }).getByRole('row').first()).toBeVisible();
  await settled(page);
  await keepPicture(page, 'marks-comparison');
});

test('a past year has its terms and final marks, and is kept for when there is no network', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openDiary(page);
  await showMarks(page);
  await page.getByRole('combobox', { name: 'Учебный год' }).click();
  await page.getByRole('option', { name: '2025/26' }).click();
  await expect(page).toHaveURL(/#\/marks\?year=2025$/);
  const fourth = page.getByRole('table', { name: 'Оценки за четвёртую четверть' });
  await expect(fourth.getByRole('row', { name: /^Алгебра|^Математика/ }).first()).toBeVisible();
  await expect(fourth.getByRole('button', { name: /^Оценка \d, \d+ (апреля|мая)$/ }).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Год' }).click();
  const year = page.getByRole('table', { name: 'Оценки за год' });
  await expect(year.getByRole('row').nth(3).getByRole('cell', { name: /^\d,\d\d$/ })).toBeAttached();
  await settled(page);
  await cutOff(page);
  await reopen(page);
  await expect(year.getByRole('row').nth(3)).toBeVisible();
});

test('rows are put in order and narrowed down', async ({ week: page }) => {
  await showMarks(page);
  await page.getByRole('button', { name: 'Сначала по столбцу «Средний»' }).click();
  const averages = await table(page).getByRole('row').evaluateAll((rows) => rows
    .map((it) => Number(/средний (\d,\d\d)/.exec(it.getAttribute('aria-label') ?? '')?.[1].replace(',', '.')))
    .filter((it) => !Number.isNaN(it)));
  expect(averages.length).toBeGreaterThan(5);
  expect(averages).toEqual([...averages].sort((a, b) => b - a));
  await page.getByRole('button', { name: 'Порядок, отбор и сравнение' }).click();
  await page.getByRole('menuitem', { name: 'Средний ниже 4,5' }).click();
  await expect(page.getByText(/^Показано предметов: \d+ из \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Все предметы' }).click();
  await expect(page.getByText(/^Показано предметов/)).toHaveCount(0);
});

test('seen once marks are there without a network', drawn, async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openDiary(page);
  await showMarks(page);
  await settled(page);
  await cutOff(page);
  await reopen(page);
  await expect(row(page, 'Алгебра')).toBeVisible();
  await page.getByRole('button', { name: 'Обновить' }).click();
  await expect(page.getByRole('alert')).toContainText(/^Нет сети/);
  await settled(page);
  await keepPicture(page, 'marks-offline');
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the table as in the mock-up, and no fault of access', drawn, async ({ page }) => {
      await openDiary(page);
      await showMarks(page);
      await page.getByRole('button', { name: 'Добавить 5', exact: true }).click();
      await page.getByRole('button', { name: 'Добавить 5', exact: true }).click();
      await settled(page);
      await keepPicture(page, `marks-${colorScheme}`);
      expect(await faultsOf(page)).toEqual([]);
    });

    test.describe('on a phone', () => {
      test.use(phone);

      test('cards, a subject, what if, a mark, a year', drawn, async ({ page }) => {
        await openDiary(page);
        await go(page, '#/marks');
        const cards = page.getByRole('list', { name: 'Оценки за вторую четверть' });
        await expect(cards.getByRole('listitem', { name: 'Алгебра' })).toBeVisible();
        await settled(page);
        await keepPicture(page, `marks-phone-${colorScheme}`);
        await page.getByRole('button', { name: /^Алгебра, средний/ }).tap();
        await expect(page.getByRole('dialog', { name: 'Алгебра' })).toBeVisible();
        await settled(page);
        await keepPicture(page, `marks-phone-subject-${colorScheme}`);
        await close(page);
        await page.getByRole('button', { name: 'Что, если…' }).tap();
        await page.getByRole('button', { name: 'Добавить 5', exact: true }).tap();
        await settled(page);
        await keepPicture(page, `marks-phone-what-if-${colorScheme}`);
        await close(page);
        await cards.getByRole('button', { name: /^Оценка \d/ }).first().tap();
        await expect(page.getByRole('heading', { name: 'Как справился класс' })).toBeVisible();
        await settled(page);
        await keepPicture(page, `marks-phone-mark-${colorScheme}`);
        await close(page);
        await page.getByRole('radio', { name: 'Год' }).tap();
        await expect(page.getByRole('table', { name: 'Оценки за год' })).toBeVisible();
        await settled(page);
        await keepPicture(page, `marks-phone-year-${colorScheme}`);
      });
    });
  });
}

test('a pupil has them, whoever teaches is told whose they are', async ({ page }) => {
  await openLogin(page);
  await fillLogin(page, 'pupil');
  await pressSignIn(page);
  await expect(heading(page)).toBeVisible();
  await showMarks(page);
});

test('a teacher is told whose marks these are', async ({ journal: page }) => {
  await go(page, '#/marks');
  await expect(page.getByText('Оценки показываются ученикам и родителям.')).toBeVisible();
});
