// `test` of all files here: a stub server for each worker process, and a watch over each test.
import { expect, test as base } from '@playwright/test';

import { startStub } from './stub.mjs';
import { watch } from './watch.mjs';

/**
 * @typedef {import('@playwright/test').PlaywrightTestArgs &
 *   import('@playwright/test').PlaywrightTestOptions} TestArgs
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs &
 *   import('@playwright/test').PlaywrightWorkerOptions} WorkerArgs
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

/** @type {import('@playwright/test').Fixtures<{stub: Stub, watch: Watch}, {sharedStub: Stub}, TestArgs, WorkerArgs>} */
const fixtures = {
  sharedStub: [
    async ({}, use) => {
      const stub = await startStub();
      await use(stub);
      await stub.stop();
    },
    { scope: 'worker' },
  ],

  stub: async ({ sharedStub }, use) => use(sharedStub),

  baseURL: async ({ stub }, use) => use(stub.origin),

  watch: [
    async ({ context, stub }, use) => {
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
