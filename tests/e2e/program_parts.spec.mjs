// The program comes in three parts: the sign-in needs the first alone, the diary the second, too, and the
// other screens the late one.
import {
  fillLogin, heading, lookAs, openDiary, openLogin, pressSignIn, remembered,
} from './support/app.mjs';
import { expect, FAILED_REQUEST, phone, test } from './support/fixtures.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Route} Route */

const SECOND = /\/second\.[^/]*\.wasm$/;
const LATE = /\/late\.[^/]*\.wasm$/;
const SENTENCE = /^Не удалось загрузить дневник[^.]*\./;

/** A part is on its way until it is let go. @param {Page} page @param {RegExp} part */
async function hold(page, part) {
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
  await page.route(part, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** What is asked for from the sign-in, up to a refusal. @param {Page} page */
async function useLogin(page) {
  await fillLogin(page, 'parent', 'wrong');
  await page.getByRole('button', { name: 'Показать пароль' }).click();
  await page.getByRole('checkbox', { name: /^Чужой компьютер/ }).click();
  const region = page.getByRole('combobox', { name: 'Регион' });
  await region.click();
  await page.keyboard.press('Escape');
  await pressSignIn(page);
  await expect(page.getByRole('alert')).toContainText('Неверный логин или пароль');
}

for (const [where, size] of /** @type {[string, object][]} */ ([['desktop', {}], ['phone', phone]])) {
  test.describe(where, () => {
    test.use(size);

    // What would need the second part at once says so on the console, which every test watches.
    test('the sign-in needs the first part alone', async ({ page }) => {
      await hold(page, SECOND);
      await openLogin(page);
      await useLogin(page);
    });
  });
}

test('who signs in before the second part is there waits for it', async ({ page }) => {
  const letGo = await hold(page, SECOND);
  await openLogin(page);
  await lookAs(page, 'Родитель');
  await page.waitForTimeout(500);
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  letGo();
  await expect(heading(page)).toBeVisible();
});

test('who has an account here gets both at once', async ({ page }) => {
  await openDiary(page);
  await remembered(page);
  /** @type {string[]} */
  const order = [];
  page.on('request', (request) => order.push(request.url()));
  await page.reload();
  await expect(heading(page)).toBeVisible();
  const at = (/** @type {RegExp} */ name) => order.findIndex((url) => name.test(url));
  expect(at(SECOND)).toBeGreaterThan(-1);
  expect(at(SECOND)).toBeLessThan(at(/config\.json/));
});

test('a second part that cannot be had is told of once it is needed', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  watch.allow(/Failed to fetch/);
  await page.route(SECOND, (route) => route.abort());
  await openLogin(page);
  await page.waitForTimeout(500);
  await expect(page.locator('.trouble[role=alert]')).toHaveCount(0);
  await lookAs(page, 'Родитель');
  await expect(page.getByRole('alert')).toHaveText(SENTENCE);
  await page.unroute(SECOND);
  await page.getByRole('button', { name: 'Открыть заново' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await lookAs(page, 'Родитель');
  await expect(heading(page)).toBeVisible();
});

test('a captive portal in place of the second part is passed by', async ({ page }) => {
  let asked = 0;
  await page.route(SECOND, (/** @type {Route} */ route) => {
    asked += 1;
    return asked === 1
      ? route.fulfill({ contentType: 'text/html', body: '<p>Войдите в сеть</p>' })
      : route.continue();
  });
  await openDiary(page);
  expect(asked).toBe(2);
});

test('a screen beyond the diary waits for its part', async ({ page }) => {
  const letGo = await hold(page, LATE);
  await openDiary(page);
  await page.getByRole('link', { name: 'Школа' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Школа' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Администрация' })).toHaveCount(0);
  letGo();
  await expect(page.getByRole('heading', { name: 'Администрация' })).toBeVisible();
});

test('such a screen opens by its address', async ({ page }) => {
  await openDiary(page);
  await remembered(page);
  await page.goto('/#/more');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Выйти' })).toBeVisible();
});

test('a late part that cannot be had is told of where it is needed', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(LATE, (route) => route.abort());
  await openDiary(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('link', { name: 'Ещё' }).click();
  await expect(page.getByRole('main').getByText('Не удалось загрузить раздел')).toBeVisible();
  await page.unroute(LATE);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByRole('button', { name: 'Выйти' })).toBeVisible();
});
