// The language of the document, and of what the page says by itself.
import { expect } from '@playwright/test';

import { test } from './support/page.mjs';

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
