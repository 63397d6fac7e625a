// A person's own ticks and notes: with a network, without one, on another device, after a crash.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { browserOptions, undrawn } from '../support/chromium.mjs';
import { sqlite } from '../support/sqlite.mjs';
import { copyDatabase } from '../support/stored_files.mjs';
import { cutOff, lesson, lookAs, openWeek, reconnect, reopen, tryAgain } from './support/app.mjs';
import { expect, FAILED_REQUEST, test } from './support/fixtures.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const ROUNDS = Number(process.env.RANETS_KILLS ?? 20);

/** @param {Page} page */
const tick = (page) => page.getByRole('checkbox', { name: 'Сделано: Алгебра' });
/** Its state is a wish until the worker has kept it. @param {Page} page */
const kept = (page) => expect(tick(page)).not.toHaveAttribute('aria-busy', 'true');
/** @param {Page} page */
const note = (page) => page.getByRole('textbox', { name: 'Заметка' });
/** @param {Page} page */
const waits = (page) => page.getByText('ждёт сети', { exact: true });

/** Saturday's algebra, whose homework is not done. @param {Page} page */
async function openAlgebra(page) {
  await lesson(page, 'Суббота', 2).click();
  await expect(tick(page)).toBeVisible();
}

test.describe('in turn, as they write', () => {
  test.describe.configure({ mode: 'serial' });

  test('a tick and a note made without a network reach another device once it is back', async ({ page, browser, watch, stub }) => {
    watch.allow(FAILED_REQUEST);
    await openWeek(page);
    await openAlgebra(page);
    await expect(tick(page)).not.toBeChecked();
    await cutOff(page);
    await tick(page).click();
    await note(page).fill('спросить про 362');
    await expect(tick(page)).toBeChecked();
    await expect(waits(page)).toHaveCount(2);
    await reopen(page);
    await expect(tick(page)).toBeChecked();
    await expect(note(page)).toHaveValue('спросить про 362');
    await expect(page.getByRole('alert')).toContainText('Ждут отправки: 2 изменения');
    await reconnect(page);
    await tryAgain(page);
    await expect(waits(page)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);

    const other = await browser.newPage({ baseURL: stub.origin });
    await other.goto('/');
    await lookAs(other, 'Родитель');
    await openAlgebra(other);
    await expect(tick(other)).toBeChecked();
    await expect(note(other)).toHaveValue('спросить про 362');
    await tick(other).click();
    await kept(other);
    await expect(tick(other)).not.toBeChecked();
    await expect(waits(other)).toHaveCount(0);
    await other.close();
  });

  test('what the server refuses is taken back, and said', async ({ page, watch }) => {
    watch.allow(FAILED_REQUEST);
    await openWeek(page);
    await openAlgebra(page);
    await page.route('**/done', (route) => route.fulfill({
      status: 403, json: { type: 'accessDenied', description: 'no' },
    }));
    await tick(page).click();
    await expect(page.getByRole('alert')).toContainText('Сервер не принял отметку');
    await expect(tick(page)).not.toBeChecked();
  });
});

test(`a browser that is killed while homework is ticked loses no tick, ${ROUNDS} times`, async ({ stub }) => {
  test.setTimeout(60_000 + ROUNDS * 15_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'ranets-kill-'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const { executablePath, args, env } = undrawn(browserOptions);
  let shown = /** @type {boolean | null} */ (null);
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const program = spawn(executablePath, [
        ...args, '--headless', `--user-data-dir=${profile}`,
        `--remote-debugging-port=${port}`, '--window-size=1280,800', 'about:blank',
      ], { stdio: 'ignore', env });
      const gone = new Promise((resolve) => program.once('exit', resolve));
      const page = await firstPage(port);
      page.setDefaultTimeout(15_000);
      // Nothing is sent: what is there afterwards was on the disk.
      await page.route('**/ext/v1/homework/**', (route) => route.abort());
      await page.goto(stub.origin);
      // The browser writes down some seconds late who has signed in; the files are there for whom
      // signs in again.
      const demo = page.getByRole('button', { name: 'Родитель', exact: true });
      await demo.or(lesson(page, 'Суббота', 2)).first().waitFor();
      if (await demo.isVisible()) await lookAs(page, 'Родитель');
      await lesson(page, 'Суббота', 2).waitFor();
      if (round > 0) for (const name of ['cache.db', 'outbox.db']) await isIntact(page, profile, name);
      if (!(await tick(page).isVisible())) await openAlgebra(page);
      if (shown !== null) expect(await isTicked(page), `round ${round}`).toBe(shown);
      for (let i = 0; i <= round % 4; i++) {
        const wanted = !(await isTicked(page));
        await tick(page).click();
        await expect(tick(page)).toBeChecked({ checked: wanted });
        await kept(page);
        // Told after some seconds, which not every round has to wait for.
        if (round === 0) await expect(waits(page)).toBeVisible();
        shown = wanted;
      }
      await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), Math.random() * 40);
      program.kill('SIGKILL');
      await gone;
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** As the program finds it and may go on with it. @param {Page} page @param {string} folder @param {string} name */
async function isIntact(page, folder, name) {
  expect(sqlite(await copyDatabase(page, folder, name), 'PRAGMA integrity_check;')).toBe('ok');
}

/** @param {Page} page */
async function isTicked(page) {
  return (await tick(page).getAttribute('aria-checked')) === 'true';
}

/** Of a browser that has just been started. @param {number} port */
async function firstPage(port) {
  for (let attempt = 0; ; attempt++) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      return browser.contexts()[0].pages()[0];
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
