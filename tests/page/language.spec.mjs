// The language of the document, and of what the page says by itself.
import { expect } from '@playwright/test';

import { serve, standIn, origin, Talk, test } from './support/page.mjs';

const request = (/** @type {string} */ text) => ({ t: 'request', kind: 'lang', id: 0, text, rev: 0 });

test('the document says in which language it is', async ({ page, talk }) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await talk.say(request('en'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await talk.say(request('ru'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});

test('trouble is told in the language in use', async ({ page, talk }) => {
  await talk.say(request('en'), { t: 'failed', reason: 'crash' });
  await expect(page.getByRole('alert')).toContainText('The diary stopped because of an error.');
  await expect(page.getByRole('button', { name: 'Open again' })).toBeVisible();
});

test('trouble is told in Russian at first', async ({ page, talk }) => {
  await talk.say({ t: 'failed', reason: 'webgl' });
  await expect(page.getByRole('alert')).toContainText('Браузер не даёт дневнику рисовать');
});

const english = { t: 'settings', json: '{"language":"en"}' };

test('English is fetched once it is chosen, and once only', async ({ talk }) => {
  expect(await talk.heard('english')).toEqual([]);
  await talk.say({ t: 'settings', json: '{"theme":"dark"}' }, english, english);
  await expect.poll(() => talk.heard('english')).toEqual([{ t: 'english', text: 'Diary\0' }]);
  await talk.say(english);
  expect(await talk.heard('english')).toEqual([]);
});

test('who has chosen English has it before the program starts', async ({ page }) => {
  await serve(page);
  await page.addInitScript(standIn);
  await page.addInitScript(() => localStorage.setItem('ranets.settings', '{"language":"en"}'));
  await page.goto(`${origin}/`);
  const talk = new Talk(page);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard.some((m) => m.t === 'start'));
  const heard = await talk.heard('english', 'start');
  expect(heard.map(({ t }) => t)).toEqual(['english', 'start']);
});

test('the program starts without English that cannot be had', async ({ page }) => {
  await serve(page, (name) => name === 'english.txt');
  await page.addInitScript(standIn);
  await page.addInitScript(() => localStorage.setItem('ranets.settings', '{"language":"en"}'));
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).heard.some((m) => m.t === 'start'));
  expect(await new Talk(page).heard('english')).toEqual([]);
});
