// The page that makes the line bad on purpose.
import { faultsOf } from '../support/axe.mjs';
import { expect, phone, test as base } from './support/fixtures.mjs';
import { startStub } from './support/stub.mjs';

// A server of each test's own: its line is bad for everybody.
const test = base.extend({
  stub: async ({}, use) => {
    const stub = await startStub();
    await use(stub);
    await stub.stop();
  },
});

/** @param {import('@playwright/test').Page} page */
async function open(page) {
  await page.goto('/demo');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Связь');
  await expect(preset(page, 'Обычная связь')).toHaveAttribute('aria-pressed', 'true');
}

/** @param {import('@playwright/test').Page} page @param {string} name */
function preset(page, name) {
  return page.getByRole('button', { name: new RegExp(`^${name}`) });
}

/** @param {import('@playwright/test').Page} page */
async function faults(page) {
  return (await page.request.get('/ext/v1/demo/faults')).json();
}

test('a preset is switched on by one press, said aloud, and seen in the numbers', async ({ page }) => {
  await open(page);
  await preset(page, '2G в автобусе').click();
  await expect(page.getByRole('status')).toHaveText('Включено: 2G в автобусе');
  await expect(preset(page, '2G в автобусе')).toHaveAttribute('aria-pressed', 'true');
  await expect(preset(page, 'Обычная связь')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByLabel('Задержка, мс')).toHaveValue('800');
  await expect(page.getByLabel('Без ответа, %')).toHaveValue('10');
  expect(await faults(page)).toMatchObject({ latency: 800, loss: 0.1, bandwidth: 6000 });
  await page.reload();
  await expect(preset(page, '2G в автобусе')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Как при запуске сервера' }).click();
  await expect(preset(page, 'Обычная связь')).toHaveAttribute('aria-pressed', 'true');
  expect(await faults(page)).toMatchObject({ latency: 0, loss: 0, bandwidth: 0 });
});

test('numbers are set by keyboard, and the clock', async ({ page }) => {
  await open(page);
  await page.getByLabel('Ошибка сервера, %').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('12.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Включено: Свои помехи');
  expect(await faults(page)).toMatchObject({ errorRate: 0.125 });
  await page.getByLabel('Сейчас в школе').fill('2026-11-20T08:05');
  await page.getByRole('button', { name: 'Перевести часы' }).click();
  await expect(page.getByRole('status')).toHaveText('Часы школы переведены');
  const { date } = (await page.request.get('/config.json')).headers();
  expect(date).toMatch(/^Fri, 20 Nov 2026 01:05/);
});

for (const [where, options] of Object.entries({ desktop: {}, phone })) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test.describe(`${where}, ${colorScheme}`, () => {
      const { isMobile, ...rest } = { isMobile: false, ...options };
      test.use({ ...rest, isMobile, colorScheme });
      test('axe finds nothing, and nothing is cut off', async ({ page }, info) => {
        await open(page);
        expect(await faultsOf(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wide).toBe(false);
        await info.attach('page', {
          body: await page.screenshot({ fullPage: true }),
          contentType: 'image/png',
        });
      });
    });
  }
}
