// What the printer gets: the week and the marks of a term as text on A4, light, whatever the theme.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { faultsOf } from '../support/axe.mjs';
import { go, openWeek, settled } from './support/app.mjs';
import { expect, test } from './support/fixtures.mjs';
import { drawn } from './support/screen.mjs';
import { root } from './support/stub.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** A4, with margins of 12 mm, in CSS px. */
const SHEET = { width: 703, height: 1032 };

test.use({ colorScheme: 'dark' });

/** The browser's own dialog would wait for somebody. @param {Page} page */
async function holdPrinter(page) {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
}

/** The browser was asked to print; from now on the page looks as on paper. @param {Page} page @param {string} name */
async function onPaper(page, name) {
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize(SHEET);
  await page.screenshot({ path: path.join(root, 'build/screenshots', `${name}.png`), fullPage: true });
}

/** How many of them come out; nothing is left of it for the next time. @param {Page} page @param {string} name */
async function sheets(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await writeFile(path.join(root, 'build/screenshots', `${name}.pdf`), pdf).catch(() => {});
  const text = pdf.toString('latin1');
  const sizes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
  for (const [, width, height] of sizes) {
    expect(Math.round(Number(width))).toBe(595);
    expect(Math.round(Number(height))).toBe(842);
  }
  expect(text).toContain('/Font'); // real text
  await expect(page.locator('#paper')).toHaveCount(0);
  return sizes.length;
}

/** Nothing but the paper is seen, all of it black, nothing wider than the sheet. @param {Page} page */
async function checkPaper(page) {
  await expect(page.locator('#tree')).toBeHidden();
  await expect(page.locator('canvas')).toBeHidden();
  const faults = await page.locator('#paper').evaluate((paper) => {
    const wrong = [];
    for (const element of paper.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const { left, right } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.textContent?.slice(0, 40)}`;
      if (style.color !== 'rgb(0, 0, 0)') wrong.push(`${style.color}: ${name}`);
      if (Number.parseFloat(style.fontSize) < 11.9) wrong.push(`small: ${name}`);
      if (left < -1 || right > innerWidth + 1) wrong.push(`wide: ${name}`);
    }
    return wrong;
  });
  expect(faults).toEqual([]);
}

test('the week is a sheet of A4 like a diary of paper', drawn, async ({ page }) => {
  await holdPrinter(page);
  await openWeek(page);
  await go(page, '#/take');
  const button = page.getByRole('button', { name: 'Напечатать' });
  await button.focus();
  await settled(page);
  await button.click();
  await page.getByRole('dialog', { name: 'Печать' }).getByRole('button', { name: 'Печать' }).click();
  await onPaper(page, 'print-week');
  await checkPaper(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Дневник, 16–21 ноября 2026 года');
  const monday = page.getByRole('region', { name: 'Понедельник, 16 ноября' });
  await expect(monday.getByRole('heading', { level: 2 })).toContainText('16 ноября');
  await expect(monday).toContainText('Алгебра');
  for (const name of ['Суббота, 21 ноября', 'Итоги недели', 'Место для записей']) {
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
  await expect(page.locator('#paper')).toContainText('Напечатано 18 ноября 2026 года');
  // Three days a column.
  const [first, fourth] = await Promise.all(['Понедельник, 16 ноября', 'Четверг, 19 ноября'].map((name) =>
    page.getByRole('region', { name }).boundingBox()));
  expect(fourth?.x).toBeGreaterThan(Number(first?.x) + 300);
  expect(Math.abs(Number(fourth?.y) - Number(first?.y))).toBeLessThan(2);
  expect(await sheets(page, 'print-week')).toBe(1);
});

test('the term\'s marks are a table of text', drawn, async ({ page }) => {
  await holdPrinter(page);
  await openWeek(page);
  await go(page, '#/marks');
  await expect(page.getByRole('table', { name: 'Оценки за вторую четверть' })
    .getByRole('row', { name: /^Алгебра/ })).toBeVisible();
  await page.getByRole('button', { name: 'Порядок, отбор и сравнение' }).click();
  await page.getByRole('menuitem', { name: 'Напечатать' }).click();
  const dialog = page.getByRole('dialog', { name: 'Печать' });
  await expect(dialog.getByRole('radio', { name: 'Оценки четверти' })).toBeChecked();
  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: 'build/screenshots/print-dialog.png' });
  await dialog.getByRole('button', { name: 'Печать' }).click();
  await onPaper(page, 'print-marks');
  await checkPaper(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Оценки за II четверть 2026/27');
  const names = ['Предмет', 'Оценки и даты', 'Пропуски', 'Средний', 'I четверть', 'II четверть'];
  await expect(page.locator('#paper').getByRole('columnheader')).toHaveText(names);
  const algebra = page.locator('#paper').getByRole('row').filter({
    has: page.getByRole('rowheader', { name: 'Алгебра' }),
  });
  await expect(algebra).toContainText(/\d,\d\d/);
  await expect(page.locator('#paper')).toContainText('Выписка из дневника, не табель');
  expect(await sheets(page, 'print-marks')).toBeLessThanOrEqual(2);
});
