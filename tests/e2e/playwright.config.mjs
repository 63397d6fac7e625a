// End-to-end tests: the built site in Chromium, served by the stub server with its demo school.
//
//   npx playwright test -c tests/e2e [file or -g name]
//
// RANETS_STUB and RANETS_SITE name another server or site; CHROMIUM another browser, which draws all.
import { defineConfig } from '@playwright/test';

import { browserOptions, canLeaveUndrawn, shellOptions, undrawn } from '../support/chromium.mjs';

// Where the browser's own part is looked at: what it stores, installs and ends, and its tabs.
const WITH_BROWSER = ['homework', 'offline_app', 'storage_trouble', 'tabs'].map((name) => `${name}.spec.mjs`);

// Where pixels are looked at, or what drawing them takes. Elsewhere none is coloured.
const DRAWN = /@drawn|(frames|gallery|rendering|screenshots)\.spec/;

/**
 * @param {string} name
 * @param {object} tests which files are its own
 * @param {typeof browserOptions} launchOptions
 */
function projects(name, tests, launchOptions) {
  return [
    {
      ...tests,
      name,
      grepInvert: DRAWN,
      // A picture of what failed would be blank; with CHROMIUM=/usr/bin/chromium it is drawn.
      use: { launchOptions: undrawn(launchOptions), screenshot: canLeaveUndrawn ? 'off' : 'only-on-failure' },
      metadata: { undrawn: canLeaveUndrawn },
    },
    { ...tests, name: `${name}, drawn`, grep: DRAWN, use: { launchOptions } },
  ];
}

export default defineConfig({
  testDir: '.',
  outputDir: '../../build/e2e',
  globalSetup: './support/setup.mjs',
  fullyParallel: true,
  // One more than cores: a test waits a sixth of its time.
  workers: 3,
  // A busy machine may starve a browser for seconds: once more, and told of as unsteady.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list', { printSteps: false }]],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'ru-RU',
    // Far from the school's own, which alone decides what day and time it is in the diary.
    timezoneId: 'America/New_York',
    // Requests of a service worker can't be held or refused by a test; its own test lets it in.
    serviceWorkers: 'block',
    // What moves would only be waited for; a test that looks at motion asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    // What they do is told by the clock: no more of them than cores.
    ...projects('browser', { testMatch: WITH_BROWSER, workers: 2 }, browserOptions),
    ...projects('page', { testMatch: '*.spec.mjs', testIgnore: WITH_BROWSER }, shellOptions),
  ],
});
