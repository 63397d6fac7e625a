// What leaves the browser, what stays in it, and what the server's headers forbid. (That no address
// holds a token and no other server is asked is watched in every test: support/watch.mjs.)
import { readdirSync } from 'node:fs';

import { heading, lesson, localStorageText, nextWeek, openWeek, signOut } from './support/app.mjs';
import { expect, test } from './support/fixtures.mjs';
import { site } from './support/stub.mjs';

const HASHED = /\.[\w-]{8,}\.\w+$/;

test('the page\'s policy is strict', async ({ request }) => {
  const policy = (await request.get('/')).headers()['content-security-policy'];
  expect(policy).toContain('default-src \'none\'');
  expect(policy).toContain('script-src \'self\' \'wasm-unsafe-eval\';');
  expect(policy).toContain('frame-ancestors \'none\'');
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|https?:/);
});

test('the policy holds: a script in the page does not run, another origin is not asked', async ({ page, watch }) => {
  watch.allow(/Content Security Policy|Refused to|violates/);
  await page.goto('/');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.smuggled = true';
    document.head.append(script);
    const asked = await fetch('http://127.0.0.2:9/').then(() => true, () => false);
    return { script: 'smuggled' in window, asked };
  });
  expect(ran).toEqual({ script: false, asked: false });
  const index = watch.addresses.findIndex((url) => url.startsWith('http://127.0.0.2'));
  if (index >= 0) watch.addresses.splice(index, 1);
});

test('files whose names change with their content may be kept for ever, the others not', async ({ request }) => {
  const names = readdirSync(site, { recursive: true, withFileTypes: false }).map(String)
    .filter((name) => /\.\w+$/.test(name) && !/\.(br|gz)$/.test(name));
  const hashed = names.filter((name) => HASHED.test(name));
  expect(hashed.length).toBeGreaterThan(4);
  for (const name of hashed) {
    const { 'cache-control': cache } = (await request.head(`/${name}`)).headers();
    expect(cache, name).toBe('public, max-age=31536000, immutable');
  }
  for (const name of ['', 'index.html', 'config.json', 'sw.js', 'manifest.webmanifest']) {
    expect((await request.head(`/${name}`)).headers()['cache-control'], name).toBe('no-cache');
  }
});

test('personal data is not left in the browser\'s own cache', async ({ page }) => {
  const answers = /** @type {import('@playwright/test').Response[]} */ ([]);
  page.on('response', (response) => response.url().includes('/v2/') && answers.push(response));
  await openWeek(page);
  expect(answers.length).toBeGreaterThan(1);
  for (const answer of answers) {
    expect(answer.headers()['cache-control'], answer.url()).toMatch(/private|no-store/);
  }
});

test('neither tokens nor passwords stand where scripts of the page read them', async ({ page, watch }) => {
  await openWeek(page);
  const texts = [
    await localStorageText(page),
    await page.evaluate(() => document.cookie + document.documentElement.outerHTML + location.href),
  ];
  expect(watch.tokens.size).toBeGreaterThan(0);
  for (const secret of [...watch.tokens, 'ranets-demo']) {
    for (const text of texts) expect(text).not.toContain(secret);
  }
});

test('the sign-in sends the password in a body, with PKCE', async ({ page }) => {
  const sent = page.waitForRequest('**/oauth2/authorize');
  const exchanged = page.waitForRequest('**/oauth2/token');
  await openWeek(page);
  const form = new URLSearchParams((await sent).postData() ?? '');
  expect((await sent).method()).toBe('POST');
  expect(form.get('code_challenge_method')).toBe('S256');
  expect(form.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  const token = new URLSearchParams((await exchanged).postData() ?? '');
  expect(token.get('code_verifier')).toMatch(/^[\w.~-]{43,128}$/);
  expect(token.get('password')).toBeNull();
});

test('the server\'s log holds paths, never passwords or tokens', async ({ page, stub, watch }) => {
  await openWeek(page);
  await nextWeek(page);
  await expect(heading(page)).toHaveText('23–28 ноября');
  await expect(lesson(page, 'Понедельник', 1)).toBeVisible();
  await signOut(page);
  const log = stub.log();
  expect(log).toContain('/oauth2/token 200');
  expect(log).toMatch(/GET \/v2\/persons\/\d+\/groups\/\d+\/schedules 200/);
  for (const secret of [...watch.tokens, 'ranets-demo', 'password=']) expect(log).not.toContain(secret);
});

test('the whole program runs without a request to another server', async ({ page, stub, watch }) => {
  await openWeek(page);
  const hosts = new Set(watch.addresses.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin));
  expect([...hosts]).toEqual([stub.origin]);
});
