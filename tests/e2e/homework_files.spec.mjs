// Files of homework of one's own: attached, kept through a reload without a network, sent once there
// is one again, and read on another device.
import { readFile } from 'node:fs/promises';

import { faultsOf } from '../support/axe.mjs';
import { cutOff, list, lookAs, openDiary, openLogin, reconnect, reopen, tryAgain } from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const REPORT = { name: 'Доклад.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(600_000, 'ранец') };
const PIXEL = {
  name: 'Схема.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
};

/** @param {Page} page */
async function openHomework(page) {
  await openDiary(page, '/#/homework');
  await expect(list(page, 'Задания по дням')).toBeAttached();
}

/** @param {Page} page @param {string} name */
const file = (page, name) => page.getByRole('button', { name: `Открыть файл ${name}` });

/** @param {Page} page */
const waits = (page) => page.getByRole('status').filter({ hasText: /^ждёт сети$/ });

/** @param {Page} page @param {{name: string, mimeType: string, buffer: Buffer}[]} files */
async function attach(page, files) {
  const form = page.getByRole('dialog', { name: 'Новое задание' });
  const picker = page.waitForEvent('filechooser');
  await form.getByRole('button', { name: 'Прикрепить файл' }).click();
  await (await picker).setFiles(files);
  for (const { name } of files) await expect(form.getByText(name, { exact: true })).toBeVisible();
  return form;
}

/** @param {Page} page @param {string} words what nothing else has */
async function write(page, words) {
  await page.getByRole('button', { name: 'Добавить своё' }).click();
  const form = page.getByRole('dialog', { name: 'Новое задание' });
  await form.getByRole('textbox', { name: 'Что сделать' }).fill(words);
  return form;
}

/** @param {Page} page @param {string} words */
async function openOwn(page, words) {
  await page.getByRole('searchbox', { name: 'Поиск по заданиям' }).fill(words);
  await page.getByRole('button', { name: 'Своё задание', exact: true }).click();
}

/** @param {Page} page @param {string} name */
async function download(page, name) {
  const begun = page.waitForEvent('download');
  await file(page, name).click();
  return readFile(await (await begun).path());
}

test('files of own homework wait for the network through a reload, and are read on another device',
  async ({ page, watch, browser, stub }) => {
    watch.allow(FAILED_REQUEST);
    await openHomework(page);
    await cutOff(page);
    await write(page, 'доклад про ежей');
    const form = await attach(page, [REPORT, PIXEL]);
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await expect(form).toHaveCount(0);
    await openOwn(page, 'ежей');
    await expect(waits(page)).toHaveCount(1);
    await reopen(page);
    await expect(file(page, REPORT.name)).toHaveAccessibleDescription(/ждёт сети$/);
    expect(await download(page, REPORT.name)).toEqual(REPORT.buffer);

    await reconnect(page);
    await tryAgain(page);
    await expect(waits(page)).toHaveCount(0, { timeout: 30_000 });
    await expect(file(page, REPORT.name)).toHaveAccessibleDescription(/на устройстве$/);

    const other = await browser.newPage({ baseURL: stub.origin });
    await openLogin(other, '/#/homework');
    await lookAs(other, 'Родитель');
    await expect(list(other, 'Задания по дням')).toBeAttached();
    await openOwn(other, 'ежей');
    expect(await download(other, REPORT.name)).toEqual(REPORT.buffer);
    await file(other, PIXEL.name).click();
    await expect(other.getByRole('dialog', { name: PIXEL.name }).getByRole('img')).toBeVisible();
    await other.close();

    // The device that sent them need not fetch them.
    await cutOff(page);
    expect(await download(page, REPORT.name)).toEqual(REPORT.buffer);
  });

test('what can\'t be attached is said in the form', async ({ page }) => {
  await openHomework(page);
  const form = await write(page, 'ничего');
  const picker = page.waitForEvent('filechooser');
  await form.getByRole('button', { name: 'Прикрепить файл' }).click();
  await (await picker).setFiles({ name: 'Пусто.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await expect(form.getByRole('alert')).toHaveText('Файл «Пусто.txt» пустой: его не прикрепить.');
});

test.describe('on a phone', () => {
  test.use(phone);

  test('files are attached, kept back and read in the sheet', async ({ page }) => {
    await openHomework(page);
    await write(page, 'рассказ про лис');
    const form = await attach(page, [REPORT, PIXEL]);
    await form.getByRole('button', { name: `Убрать файл ${PIXEL.name}` }).click();
    await expect(form.getByText(PIXEL.name, { exact: true })).toHaveCount(0);
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await openOwn(page, 'лис');
    await expect(file(page, REPORT.name)).toHaveAccessibleDescription(/на устройстве$/, { timeout: 30_000 });
    expect(await faultsOf(page)).toEqual([]);
    expect(await download(page, REPORT.name)).toEqual(REPORT.buffer);
  });
});
