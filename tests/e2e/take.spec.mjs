// «Взять с собой»: the calendar's file and address, read by a parser that isn't ours; marks as a table.
import { readFile } from 'node:fs/promises';

import ICAL from 'ical.js';

import { faultsOf } from '../support/axe.mjs';
import { cutOff, go, openDiary, openWeek, reopen, settled } from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';
import { drawn, keepPicture } from './support/screen.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
async function openTake(page) {
  await go(page, '#/take');
  await expect(page.getByRole('heading', { level: 1, name: 'Взять с собой' })).toBeAttached();
}

/** @param {Page} page @param {() => Promise<void>} act @param {string} name */
async function download(page, act, name) {
  const begun = page.waitForEvent('download');
  await act();
  const got = await begun;
  expect(got.suggestedFilename()).toBe(name);
  return readFile(await got.path());
}

/** @param {Page} page @param {string} role @param {string} name */
async function press(page, role, name) {
  const control = page.getByRole(/** @type {any} */ (role), { name });
  await control.focus(); // and so into view
  await settled(page);
  await control.click();
}

/** By their UIDs, without what tells of the file itself. @param {string} text */
function entriesOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return new Map(calendar.getAllSubcomponents('vevent').map((entry) => {
    const value = (/** @type {string} */ name) => String(entry.getFirstPropertyValue(name) ?? '');
    return [value('uid'), ['summary', 'dtstart', 'dtend', 'location', 'description', 'status'].map(value)];
  }));
}

/** @param {Page} page */
const saveCalendar = (page) => press(page, 'button', 'Сохранить файл календаря');

test('the calendar is saved, with and without a network, as its address tells it', async ({ page, context, watch }) => {
  watch.allow(FAILED_REQUEST);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWeek(page);
  await openTake(page);
  await press(page, 'checkbox', 'Миша Ветров, 4 «А»');
  const file = await download(page, () => saveCalendar(page), 'Расписание, Соня.ics');
  const entries = entriesOf(file.toString());
  expect([...entries.keys()].filter((uid) => uid.startsWith('lesson-')).length).toBeGreaterThan(30);
  expect([...entries.keys()].filter((uid) => uid.startsWith('homework-')).length).toBeGreaterThan(15);
  expect([...entries.values()].filter(([, start]) => start === '2026-11-18T01:30:00Z')).toHaveLength(1);

  await press(page, 'button', 'Получить адрес');
  await press(page, 'button', 'Скопировать адрес');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/\/ext\/v1\/calendars\/[A-Za-z0-9_-]{43}\.ics$/);
  const address = await copied();
  const polled = entriesOf(await (await fetch(address)).text());
  expect(polled.size).toBeGreaterThan(entries.size);
  for (const [uid, entry] of entries) expect(polled.get(uid), uid).toEqual(entry);

  const name = 'Соня, с 18 ноября';
  await expect(page.getByText(name, { exact: true })).toBeAttached();
  await press(page, 'button', `Отозвать адрес: ${name}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click();
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  expect((await fetch(address)).status).toBe(404);

  await cutOff(page);
  await reopen(page);
  const get = page.getByRole('button', { name: 'Получить адрес' });
  await expect(get).toBeDisabled();
  await expect(get).toHaveAccessibleDescription('Нет сети');
  await press(page, 'checkbox', 'Миша Ветров, 4 «А»');
  expect(await download(page, () => saveCalendar(page), 'Расписание, Соня.ics')).toEqual(file);
});

/** As spreadsheet programs read it: what is in quotes is a text. @param {Buffer} bytes */
function cellsOf(bytes) {
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  const text = bytes.subarray(2).toString('utf16le');
  return text.split('\r\n').slice(0, -1).map((line) => line.split('\t'));
}

test('the marks of the term are saved as a table', async ({ page }) => {
  await openWeek(page);
  await go(page, '#/marks');
  const table = page.getByRole('table', { name: 'Оценки за вторую четверть' });
  await expect(table.getByRole('row', { name: /^Алгебра/ })).toBeVisible();
  await page.getByRole('button', { name: 'Порядок, отбор и сравнение' }).click();
  const save = page.getByRole('menuitem', { name: 'Сохранить таблицей' });
  const bytes = await download(page, () => save.click(), 'Оценки, Соня, II четверть 2026-27.csv');
  const [head, ...rows] = cellsOf(bytes);
  expect(head.slice(0, 5)).toEqual(['"Предмет"', '"Дата"', '"Урок"', '"Оценка"', '"Вес"']);
  expect(rows.length).toBeGreaterThan(30);
  for (const [subject, day, lesson, value] of rows) {
    expect(subject).toMatch(/^"[А-Я].*"$/);
    expect(day).toMatch(/^2026-1[12]-\d\d$/);
    expect(lesson).toMatch(/^\d$/);
    // A number, or a text that begins with what no program counts with.
    expect(value).toMatch(/^(\d|"[^\d=+@-].*")$/);
  }
  expect(rows.filter(([subject]) => subject === '"Алгебра"').length).toBeGreaterThan(3);
});

for (const [name, options] of /** @type {const} */ ([['desktop', {}], ['phone', phone]])) {
  test.describe(name, () => {
    test.use(options);

    test('all of it fits, and keeps the rules of accessibility', drawn, async ({ page }) => {
      await openDiary(page, '/#/take');
      await press(page, 'button', 'Получить адрес');
      await expect(page.getByRole('button', { name: 'Скопировать адрес' })).toBeAttached();
      await settled(page);
      await keepPicture(page, `take-${name}`);
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}
