// Tests of the page alone, with a stand-in for the worker: what the tree, the fields and the input
// do is seen without any wasm.
//
//   npx playwright test -c tests/page
import { defineConfig } from '@playwright/test';

import { shellOptions } from '../support/chromium.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../../build/page-tests',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 1,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list', { printSteps: false }]],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: shellOptions,
    viewport: { width: 1280, height: 800 },
    locale: 'ru-RU',
  },
});
