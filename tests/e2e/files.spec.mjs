// Files of homework: fetched at a press or ahead, kept, and opened without a network.
import { readFile } from 'node:fs/promises';

import { cutOff, lesson, openWeek, reopen } from './support/app.mjs';
import { expect, FAILED_REQUEST, test } from './support/fixtures.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} name */
const file = (page, name) => page.getByRole('button', { name: `Открыть файл ${name}` });

/** @param {Page} page @param {string} name @returns {Promise<Buffer>} */
async function download(page, name) {
  const begun = page.waitForEvent('download');
  await file(page, name).click();
  const got = await begun;
  expect(got.suggestedFilename()).toBe(name);
  return readFile(await got.path());
}

/** @param {Page} page @param {string} name */
const picture = (page, name) => page.getByRole('dialog', { name });

/** Out of the window that shows it. @param {Page} page @param {string} name @returns {Promise<Buffer>} */
async function savePicture(page, name) {
  await file(page, name).click();
  await expect(picture(page, name).getByRole('img', { name })).toBeVisible();
  const begun = page.waitForEvent('download');
  await picture(page, name).getByRole('button', { name: 'Сохранить' }).click();
  const got = await begun;
  expect(got.suggestedFilename()).toBe(name);
  await picture(page, name).getByRole('button', { name: 'Закрыть' }).click();
  await expect(picture(page, name)).toHaveCount(0);
  return readFile(await got.path());
}

/** Thursday's algebra has two. @param {Page} page */
async function openAlgebra(page) {
  await lesson(page, 'Четверг', 2).click();
  await expect(file(page, 'Подготовка_к_КР.pdf')).toBeVisible();
}

test('a file is downloaded once, and is there without a network from then on', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  await openAlgebra(page);
  expect((await download(page, 'Подготовка_к_КР.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const formulas = await savePicture(page, 'Формулы.jpg');
  const size = await page.evaluate(async (bytes) => {
    const image = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    const { width, height } = await createImageBitmap(new Blob([image]));
    return [width, height];
  }, formulas.toString('base64'));
  expect(size).toEqual([640, 480]);
  await expect(file(page, 'Формулы.jpg')).toHaveAccessibleDescription('1,1 МБ, на устройстве');

  await cutOff(page);
  await reopen(page);
  await expect(file(page, 'Формулы.jpg')).toHaveAccessibleDescription('1,1 МБ, на устройстве');
  expect(await savePicture(page, 'Формулы.jpg')).toEqual(formulas);
  await file(page, 'Формулы.jpg').click();
  await expect(picture(page, 'Формулы.jpg')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picture(page, 'Формулы.jpg')).toHaveCount(0);
  // The lesson below it is still open.
  await expect(file(page, 'Формулы.jpg')).toBeVisible();
});

test('a file that is not here says so without a network', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await openWeek(page);
  await openAlgebra(page);
  await cutOff(page);
  await file(page, 'Формулы.jpg').click();
  await expect(file(page, 'Формулы.jpg'))
    .toHaveAccessibleDescription('Файл не скачан: нет сети', { timeout: 30_000 });
});

test.describe('on a free line', () => {
  test.use({ savesData: false });

  test('small files of what is due come by themselves, large ones do not', async ({ page }) => {
    await openWeek(page);
    await openAlgebra(page);
    await expect(file(page, 'Подготовка_к_КР.pdf'))
      .toHaveAccessibleDescription('240 КБ, на устройстве', { timeout: 30_000 });
    await expect(file(page, 'Формулы.jpg')).toHaveAccessibleDescription('1,1 МБ');
  });
});
