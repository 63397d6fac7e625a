// A captive portal answered for the parts of the site, and lets the browser keep its answer: when the
// line is right again, the diary opens.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { site } from './support/stub.mjs';

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};

/** The built site, and a portal before it. @param {(name: string) => boolean} isPortals */
async function openPortal(isPortals) {
  const portal = { isOpen: true, origin: '', close: () => server.close() };
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '', 'http://portal').pathname.slice(1) || 'index.html';
    if (portal.isOpen && isPortals(name)) {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'max-age=604800' });
      return response.end('<p>Wi-Fi');
    }
    try {
      const body = await readFile(path.join(site, name));
      const type = types[/** @type {'.js'} */ (path.extname(name))] ?? 'text/plain';
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  portal.origin = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}`;
  return portal;
}

/** @param {import('@playwright/test').Page} page */
const signIn = (page) => page.getByRole('form', { name: 'Вход' });

for (const [part, pattern] of /** @type {[string, RegExp][]} */ ([
  ['worker', /^worker\./], ['module', /\.wasm$/], ['style', /\.css$/], ['fonts', /\.woff2$/],
])) {
  test(`a portal's page in the place of the ${part} is forgotten by itself`, async ({ page }) => {
    const portal = await openPortal((name) => pattern.test(name));
    await page.goto(portal.origin);
    await page.waitForLoadState();
    portal.isOpen = false;
    await page.reload();
    await expect(signIn(page)).toBeVisible({ timeout: 30_000 });
    portal.close();
  });
}

test('a portal\'s page in the place of everything needs one press', async ({ page }) => {
  const portal = await openPortal((name) => !/\.html$/.test(name));
  await page.goto(portal.origin);
  portal.isOpen = false;
  await page.reload();
  await page.getByRole('link', { name: 'Открыть заново' }).click({ timeout: 20_000 });
  await expect(signIn(page)).toBeVisible({ timeout: 30_000 });
  expect(new URL(page.url()).pathname).toBe('/');
  portal.close();
});
