// How soon the diary is there without a network, and on a bad one.
import { inFreshBrowser, signIn, timeOf, visitAgain } from './browser.mjs';
import { median, number, row } from './figures.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const RUNS = 20;
const MOST_START_MS = 400;
/** Two medians of one run differ by as much without a reason. */
const NOISE = 1.1;

// What browsers call "Slow 3G".
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOW_FIRST_RUNS = 3;
const MOST_SLOW_LOGIN_MS = 6_000;
const MOST_SLOW_DIARY_MS = 13_000;
const SLOW_LATER_RUNS = 7;
const MOST_LATER_MS = 1_000;
const SLOW_LIMIT_MS = 120_000;

/**
 * The service worker has the application, and serves it. @param {Page} page
 */
async function installed(page) {
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated';
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await timeOf(page, 'ranets:data-frame');
}

/** With and without a network in turns. @param {string} origin @returns {Promise<Row[]>} */
export async function measureOfflineStart(origin) {
  return inFreshBrowser(async (page) => {
    await page.goto(origin);
    await signIn(page);
    await installed(page);
    /** @type {Record<string, number[]>} */
    const got = { online: [], offline: [] };
    for (let run = 0; run < RUNS + 1; run++) {
      for (const offline of [false, true]) {
        await page.context().setOffline(offline);
        const ms = await visitAgain(page, origin);
        if (run > 0) got[offline ? 'offline' : 'online'].push(ms);
      }
    }
    const [online, offline] = [median(got.online), median(got.offline)];
    return [
      row(`Installed, without a network: navigation → diary, median of ${RUNS}`,
        `< ${MOST_START_MS} ms`, `${number(offline)} ms`, offline < MOST_START_MS),
      row('– with a network, in turns with it', '', `${number(online)} ms`),
      row('– ratio', 'not slower', `× ${number(offline / online, 2)}`, offline <= online * NOISE),
    ];
  });
}

/** @param {string} origin @returns {Promise<Row[]>} */
export async function measureSlowLine(origin) {
  /** @type {Record<string, number[]>} */
  const got = { login: [], diary: [], later: [] };
  for (let run = 0; run < SLOW_FIRST_RUNS; run++) {
    await inFreshBrowser(async (page) => {
      page.setDefaultTimeout(SLOW_LIMIT_MS);
      page.setDefaultNavigationTimeout(SLOW_LIMIT_MS);
      const line = await page.context().newCDPSession(page);
      await line.send('Network.enable');
      await line.send('Network.emulateNetworkConditions', SLOW);
      await page.goto(origin);
      got.login.push(await timeOf(page, 'ranets:first-frame'));
      const pressed = await page.evaluate(() => performance.now());
      await signIn(page);
      got.diary.push(got.login[run] + (await timeOf(page, 'ranets:data-frame')) - pressed);
      if (run < SLOW_FIRST_RUNS - 1) return;
      await installed(page);
      for (let visit = 0; visit < SLOW_LATER_RUNS; visit++)
        got.later.push(await visitAgain(page, origin));
    });
  }
  const [login, diary, later] = [median(got.login), median(got.diary), median(got.later)];
  return [
    row(`“Slow 3G” (400 kbit/s, 400 ms), fresh profile: navigation → sign-in drawn, median of ${SLOW_FIRST_RUNS}`,
      `< ${MOST_SLOW_LOGIN_MS / 1000} s`, `${number(login / 1000, 1)} s`, login < MOST_SLOW_LOGIN_MS),
    row('– → diary read, without the time to press the button', `< ${MOST_SLOW_DIARY_MS / 1000} s`,
      `${number(diary / 1000, 1)} s`, diary < MOST_SLOW_DIARY_MS),
    row(`– later visits, median of ${SLOW_LATER_RUNS}`, `< ${MOST_LATER_MS / 1000} s`,
      `${number(later / 1000, 2)} s`, later < MOST_LATER_MS),
  ];
}
