// `test` of all files here: a stub server for each worker process, and a watch over each test.
import { expect, test as base } from '@playwright/test';

import { fillLogin, heading, lookAs, openDay, openLogin, openWeek, pressSignIn } from './app.mjs';
import { startStub } from './stub.mjs';
import { watch } from './watch.mjs';

/**
 * @typedef {import('@playwright/test').PlaywrightTestArgs &
 *   import('@playwright/test').PlaywrightTestOptions} TestArgs
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs &
 *   import('@playwright/test').PlaywrightWorkerOptions} WorkerArgs
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./stub.mjs').Stub} Stub
 * @typedef {import('./watch.mjs').Watch} Watch
 */

export { expect };

/** A phone of the mock-ups' size. */
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** What Chromium itself writes when a request is answered with an error or not at all. */
export const FAILED_REQUEST = /^Failed to load resource/;

/**
 * @typedef {{stub: Stub, savesData: boolean, watch: Watch}} OfTest
 * @typedef {'Родитель' | 'Учитель' | 'Администратор'} Role
 * @typedef {'desktop' | 'phone'} Size
 * @typedef {(role: Role, size: Size) => Promise<Page>} Seat
 * @typedef {{sharedStub: Stub, week: Page, day: Page, seat: Seat}} OfWorker
 *
 * @type {import('@playwright/test').Fixtures<OfTest, OfWorker, TestArgs, WorkerArgs>}
 */
const fixtures = {
  sharedStub: [
    async ({}, use) => {
      const stub = await startStub();
      await use(stub);
      await stub.stop();
    },
    { scope: 'worker' },
  ],

  // The diary of this week, and of today on a phone, for tests that only look: opened once.
  week: [
    async ({ browser, sharedStub }, use, { project }) =>
      lookOnly(browser, { ...project.use, baseURL: sharedStub.origin }, openWeek, use),
    { scope: 'worker' },
  ],
  day: [
    async ({ browser, sharedStub }, use, { project }) =>
      lookOnly(browser, { ...project.use, ...phone, baseURL: sharedStub.origin }, openDay, use),
    { scope: 'worker' },
  ],

  // The page of somebody who has signed in, on whatever screen the test before has left it.
  seat: [
    async ({ browser, sharedStub }, use, { project }) => {
      /** @type {Map<string, {page: Page, leave: () => Promise<void>}>} */
      const taken = new Map();
      await use(async (role, size) => {
        const key = `${role}, ${size}`;
        const of = size === 'phone' ? phone : {};
        const options = { ...project.use, ...of, baseURL: sharedStub.origin };
        const seat = taken.get(key) ?? (await sit(browser, options, (page) => signInAs(page, role)));
        taken.set(key, seat);
        return seat.page;
      });
      for (const { leave } of taken.values()) await leave();
    },
    { scope: 'worker' },
  ],

  stub: async ({ sharedStub }, use) => use(sharedStub),

  // The person has asked for little traffic, so that nothing is fetched ahead while a test looks at
  // something else.
  savesData: [true, { option: true }],

  baseURL: async ({ stub }, use) => use(stub.origin),

  watch: [
    async ({ context, stub, savesData }, use) => {
      if (savesData) await context.addInitScript(saveData);
      const watched = watch(context, stub.origin);
      await use(watched);
      expect(watched.faults()).toEqual([]);
      const log = stub.log();
      for (const token of watched.tokens) expect(log).not.toContain(token);
    },
    { auto: true },
  ],
};

export const test = base.extend(fixtures);

function saveData() {
  const connection = Object.assign(new EventTarget(), { saveData: true });
  Object.defineProperty(navigator, 'connection', { value: connection });
}

/**
 * @param {Browser} browser
 * @param {import('@playwright/test').BrowserContextOptions} options
 * @param {(page: Page) => Promise<void>} open
 */
async function sit(browser, options, open) {
  const context = await browser.newContext(options);
  await context.addInitScript(saveData);
  const watched = watch(context, options.baseURL ?? '');
  const page = await context.newPage();
  await open(page);
  const leave = async () => {
    await context.close();
    expect(watched.faults()).toEqual([]);
  };
  return { page, leave };
}

/**
 * @param {Browser} browser
 * @param {import('@playwright/test').BrowserContextOptions} options
 * @param {(page: Page) => Promise<void>} open
 * @param {(page: Page) => Promise<void>} use
 */
async function lookOnly(browser, options, open, use) {
  const { page, leave } = await sit(browser, options, open);
  await use(page);
  await leave();
}

/** @param {Page} page @param {Role} role */
async function signInAs(page, role) {
  await openLogin(page);
  if (role === 'Администратор') {
    await fillLogin(page, 'admin');
    await pressSignIn(page);
  } else {
    await lookAs(page, role);
  }
  await expect(heading(page)).toBeVisible();
}
