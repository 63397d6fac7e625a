// «Задания»: the homework of a school year by the day it is due on, narrowed down; one's own; on a
// phone, without a network, for a teacher.
import { cutOff, go, heading, list, lookAs, openDiary, openLogin, reopen } from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const LIST = 'Задания по дням';
/** @param {Page} page */
const undone = (page) => page.getByRole('link', { name: /^Задания, на завтра не сделано/ });

/** @param {Page} page */
async function openHomework(page) {
  await openDiary(page, '/#/homework');
  await expect(heading(page)).toHaveText('Задания');
  await expect(list(page, LIST)).toBeAttached();
}

/** Of those due tomorrow. @param {Page} page @param {string} subject */
const row = (page, subject) => page.getByRole('listitem', { name: new RegExp(`^${subject}, к 19 ноября, `) })
  .getByRole('button', { name: subject, exact: true });

test('homework stands by the day it is due on, and opens at what is due next', async ({ page }) => {
  await openHomework(page);
  await expect(page).toHaveTitle('Задания · Ранец');
  const tomorrow = page.getByRole('heading', { name: /^Завтра, четверг, 19 ноября, сделано \d из \d$/ });
  await expect(tomorrow).toBeInViewport();
  const search = page.getByRole('search', { name: 'Отбор заданий' });
  await expect(search.getByRole('combobox', { name: 'Учебный год' })).toBeVisible();
  await expect(search.getByRole('combobox', { name: 'Предмет' })).toBeVisible();
  await expect(search.getByRole('group', { name: 'Срок' }).getByRole('textbox')).toHaveCount(2);
  await expect(search.getByRole('radiogroup', { name: 'Состояние' }).getByRole('radio')).toHaveCount(3);
  await expect(search.getByRole('searchbox', { name: 'Поиск по заданиям' })).toBeVisible();
});

test('filters combine, stand in the address and go with one button', async ({ page }) => {
  await openHomework(page);
  await page.getByRole('radio', { name: 'Не сделано' }).click();
  await expect(page).toHaveURL(/state=open/);
  await page.getByRole('searchbox', { name: 'Поиск по заданиям' }).fill('такого нет');
  await expect(page.getByText('По этим условиям заданий нет')).toBeVisible();
  await reopen(page);
  await expect(page.getByText('По этим условиям заданий нет')).toBeVisible();
  await page.getByRole('button', { name: 'Сбросить фильтры' }).click();
  await expect(list(page, LIST)).toBeAttached();
  await expect(page).toHaveURL(/#\/homework\?child=\d+$/);
});

test('filters are as they were left, also after a reload elsewhere', async ({ page }) => {
  await openHomework(page);
  await page.getByRole('radio', { name: 'Не сделано' }).click();
  await expect(page).toHaveURL(/state=open/);
  await page.getByRole('link', { name: 'Дневник' }).click();
  await expect(page).toHaveURL(/#\/diary/);
  await reopen(page);
  await page.getByRole('link', { name: /^Задания/ }).click();
  await expect(page).toHaveURL(/#\/homework.*state=open/);
  await expect(page.getByRole('radio', { name: 'Не сделано' })).toBeChecked();
});

test('a tick counts at once in the head and in the menu, and is taken back', async ({ page }) => {
  await openHomework(page);
  const box = page.getByRole('listitem', { name: /, к 19 ноября, / })
    .filter({ has: page.getByRole('checkbox', { checked: false }) }).first().getByRole('checkbox');
  const before = await undone(page).getAttribute('aria-label') ?? await undone(page).textContent();
  await box.click();
  await expect(page.getByText('Отмечено сделанным')).toBeVisible();
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(undone(page)).toHaveAccessibleName(before ?? '');
});

test('the panel has the text, the files, a note of several lines and a way to the teacher', async ({ page }) => {
  await openHomework(page);
  await row(page, 'Алгебра').click();
  const panel = page.getByRole('region', { name: 'Задание: Алгебра' });
  await expect(panel.getByRole('button', { name: /Подготовка_к_КР\.pdf/ })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Заметка' }).fill('начать с № 355\nтам куб разности');
  await expect(panel.getByRole('button', { name: 'Спросить учителя' })).toBeVisible();
  await panel.getByRole('button', { name: 'Закрыть задание' }).click();
  await expect(panel).toHaveCount(0);
  await row(page, 'Алгебра').click();
  await expect(panel.getByRole('textbox', { name: 'Заметка' })).toHaveValue('начать с № 355\nтам куб разности');
});

test('own homework is written, found in the list, and taken away', async ({ page }) => {
  await openHomework(page);
  await page.getByRole('button', { name: 'Добавить своё' }).click();
  const form = page.getByRole('dialog', { name: 'Новое задание' });
  await form.getByRole('textbox', { name: 'Что сделать' }).fill('сдать книги');
  await form.getByRole('button', { name: 'Сохранить' }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Поиск по заданиям' }).fill('книги');
  await page.getByRole('button', { name: 'Своё задание', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Задание: Своё задание' });
  await panel.getByRole('button', { name: 'Изменить задание' }).click();
  await page.getByRole('dialog', { name: 'Изменить задание' }).getByRole('button', { name: 'Удалить' }).click();
  await expect(page.getByText('По этим условиям заданий нет')).toBeVisible();
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(page.getByRole('button', { name: 'Своё задание', exact: true })).toBeVisible();
});

test('an earlier school year is fetched at a word, and kept without a network', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openDiary(page, '/#/homework?year=2025');
  await page.getByRole('button', { name: 'Загрузить' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 50_000 });
  await expect(list(page, LIST)).toBeAttached();
  await cutOff(page);
  await reopen(page);
  await expect(list(page, LIST)).toBeAttached();
});

test.describe('on a phone', () => {
  test.use(phone);

  test('filters are behind a button, a homework in a sheet', async ({ page }) => {
    await openHomework(page);
    await page.getByRole('button', { name: 'Фильтры' }).click();
    const sheet = page.getByRole('dialog', { name: 'Отбор заданий' });
    await sheet.getByRole('radio', { name: 'Не сделано' }).click();
    await sheet.getByRole('button', { name: 'Закрыть' }).click();
    await expect(page.getByRole('button', { name: 'Фильтры, выбрано 1' })).toBeVisible();
    await page.getByRole('button', { name: 'Геометрия', exact: true }).first().click();
    await expect(page.getByRole('dialog', { name: 'Задание: Геометрия' })).toBeVisible();
  });
});

test('a teacher reads the homework of the own classes', async ({ page }) => {
  await openLogin(page);
  await lookAs(page, 'Учитель');
  await expect(heading(page)).toBeVisible();
  await go(page, '#/homework');
  await expect(list(page, LIST)).toBeAttached();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Добавить своё' })).toHaveCount(0);
});
