// `test` of all files here: a stub server for each worker process, and a watch over each test.
import { expect, test as base } from '@playwright/test';

import { fillLogin, go, heading, lookAs, openLogin, pressSignIn, settled } from './app.mjs';
import { site, startStub } from './stub.mjs';
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

/** @type {WeakMap<import('@playwright/test').BrowserContext, Watch>} */
const watches = new WeakMap();

/**
 * @typedef {'Родитель' | 'Учитель' | 'Администратор'} Role
 * @typedef {'desktop' | 'phone'} Size
 * @typedef {{page: Page, watched: Watch, home: string}} Seat
 * @typedef {(role: Role, size: Size) => Promise<Page>} Sit
 * @typedef {{stub: Stub, savesData: boolean, watch: Watch, sit: Sit, week: Page, day: Page,
 *   journal: Page, office: Page}} OfTest
 * @typedef {{servedSite: string, sharedStub: Stub, seat: (role: Role, size: Size) => Promise<Seat>}} OfWorker
 *
 * @type {import('@playwright/test').Fixtures<OfTest, OfWorker, TestArgs, WorkerArgs>}
 */
const fixtures = {
  // What ships, unless a file says otherwise.
  servedSite: [site, { option: true, scope: 'worker' }],

  sharedStub: [
    async ({ servedSite }, use) => {
      const stub = await startStub({ site: servedSite });
      await use(stub);
      await stub.stop();
    },
    { scope: 'worker' },
  ],

  seat: [
    async ({ browser, sharedStub }, use, { project }) => {
      /** @type {Map<string, Seat>} */
      const seats = new Map();
      await use(async (role, size) => {
        const key = `${role}, ${size}`;
        const of = size === 'phone' ? phone : {};
        const options = { ...project.use, ...of, baseURL: sharedStub.origin };
        const seat = seats.get(key) ?? (await signedIn(browser, options, role));
        seats.set(key, seat);
        return seat;
      });
      for (const { page } of seats.values()) await page.context().close();
    },
    { scope: 'worker' },
  ],

  // At a page where this person has signed in long since, put right after whoever sat there before.
  // Whoever loads anew, signs out or changes the settings takes a `page` of their own.
  sit: async ({ seat, viewport, colorScheme }, use) => {
    /** @type {Set<Seat>} */
    const taken = new Set();
    await use(async (role, size) => {
      const one = await seat(role, size);
      taken.add(one);
      await putRight(one, { viewport, colorScheme });
      return one.page;
    });
    for (const { watched } of taken) expect(watched.faults()).toEqual([]);
  },
  week: async ({ sit }, use) => use(await sit('Родитель', 'desktop')),
  day: async ({ sit }, use) => use(await sit('Родитель', 'phone')),
  journal: async ({ sit }, use) => use(await sit('Учитель', 'desktop')),
  office: async ({ sit }, use) => use(await sit('Администратор', 'desktop')),

  stub: async ({ sharedStub }, use) => use(sharedStub),

  // The person has asked for little traffic, so that nothing is fetched ahead while a test looks at
  // something else.
  savesData: [true, { option: true }],

  baseURL: async ({ stub }, use) => use(stub.origin),

  context: async ({ context, stub, savesData }, use) => {
    if (savesData) await context.addInitScript(saveData);
    const watched = watch(context, stub.origin);
    watches.set(context, watched);
    await use(context);
    expect(watched.faults()).toEqual([]);
    const log = stub.log();
    for (const token of watched.tokens) expect(log).not.toContain(token);
  },
  watch: async ({ context }, use) => use(/** @type {Watch} */ (watches.get(context))),
};

export const test = base.extend(fixtures);

function saveData() {
  const connection = Object.assign(new EventTarget(), { saveData: true });
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
}

/**
 * @param {Browser} browser
 * @param {import('@playwright/test').BrowserContextOptions} options
 * @param {Role} role @returns {Promise<Seat>}
 */
async function signedIn(browser, options, role) {
  const context = await browser.newContext(options);
  await context.addInitScript(saveData);
  const watched = watch(context, options.baseURL ?? '');
  const page = await context.newPage();
  await openLogin(page);
  if (role === 'Администратор') {
    await fillLogin(page, 'admin');
    await pressSignIn(page);
  } else {
    await lookAs(page, role);
  }
  await expect(heading(page)).toBeVisible();
  await expect(page).toHaveURL(/#\/(diary|school)/);
  const view = options.isMobile ? 'day' : 'week';
  const home = new URL(page.url()).hash;
  const more = home.includes('?') ? '&' : '?';
  return { page, watched, home: home.startsWith('#/diary') ? `${home}${more}view=${view}` : home };
}

/**
 * Where and as it was when it was new, in this test's window.
 * @param {Seat} seat @param {{viewport: any, colorScheme: any}} as
 */
async function putRight({ page, home }, { viewport, colorScheme }) {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // What moves is seen elsewhere: here it would only be waited for.
  await page.emulateMedia({ colorScheme, forcedColors: 'none', reducedMotion: 'reduce' });
  await page.setViewportSize(viewport);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.mouse.move(0, 0);
  await go(page, home);
  await settled(page);
}
