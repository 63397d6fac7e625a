// What is there before the program, and in place of it where it can't run.
import { beforeWorker } from './support/worker.mjs';
import { expect, test } from './support/fixtures.mjs';

const SENTENCE = /^[А-ЯЁ][а-яё][^.]* [^.]+[.!]/;

test('the page says what it is before any script has come', async ({ request }) => {
  const html = await (await request.get('/')).text();
  const text = html.replace(/<(script|style|noscript)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, '\n');
  for (const words of ['Ранец', 'Дневник', 'Задания', 'Оценки', 'Чаты', 'Школа', 'Загружаем']) {
    expect(text).toContain(words);
  }
  expect(html).toMatch(/<html[^>]* lang="ru"/);
  expect(html).toMatch(/<title>[^<]*Ранец[^<]*<\/title>/);
});

test('the skeleton is shown while the program is on its way, and gives way to it', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('navigation', { name: 'Главное меню' })).toContainText('Дневник');
  await expect(page.getByText('Загружаем дневник…')).toBeVisible();
  letGo();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
  await expect(page.getByText('Загружаем дневник…')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Главное меню' })).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('one sentence says what to switch on', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText(/включите в браузере JavaScript/)).toBeVisible();
  });
});

const lacks = {
  'WebAssembly': 'delete globalThis.WebAssembly',
  'workers': 'delete globalThis.Worker',
  'OffscreenCanvas': 'delete globalThis.OffscreenCanvas',
  'WebGL 2': 'delete globalThis.WebGL2RenderingContext',
};
for (const [what, script] of Object.entries(lacks)) {
  test(`a browser without ${what} is told so in one sentence`, async ({ page }) => {
    await page.addInitScript(script);
    await page.goto('/');
    await expect(page.getByRole('alert')).toHaveText(SENTENCE);
  });
}

test('a browser whose graphics fail in the worker is told so', async ({ page }) => {
  await beforeWorker(page, 'OffscreenCanvas.prototype.getContext = () => null;');
  await page.goto('/');
  await expect(page.getByRole('alert')).toHaveText(SENTENCE);
});

test('a program that does not arrive is told of, and can be asked for again', async ({ page, watch }) => {
  watch.allow(/./);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toHaveText(SENTENCE);
  await page.unroute(/\.wasm$/);
  await page.getByRole('button', { name: 'Открыть заново' }).click();
  await expect(page.getByRole('form', { name: 'Вход' })).toBeVisible();
});
