// A first visit on the wire, and how soon the diary can be read.
import {
  inFreshBrowser, longestTask, signIn, timeOf, timeOfClick, visit, visitAgain,
} from './browser.mjs';
import { median, number, row } from './figures.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const KB = 1000;
const MOST_KB = { signIn: 230, diary: 550 };
const MOST_START_MS = 400;
const MOST_TASK_MS = 50;
const COLD_RUNS = 7;
const WARM_RUNS = 20;

const SECOND_PART = /\/second\.[^/]*\.wasm$/;
const LATE_PART = /\/late\.[^/]*\.wasm$/;
const WORKER_SCRIPT = /\/worker\.[^/]*js$/;
/** @type {[string, RegExp][]} */
const PARTS = [
  ['program, first part (wasm)', /\/first\.[^/]*\.wasm$/],
  ['program, second part (wasm)', /\.wasm$/],
  ['fonts', /\.woff2$/],
  ['worker script', WORKER_SCRIPT],
  ['page (HTML, CSS, scripts, icon)', /(\/|\.(html|css|js|svg))$/],
  ['data (sign-in, school)', /./],
];

/**
 * What came over the wire until the diary could be read, with headers, as Chromium's network stack
 * counts it (encodedDataLength).
 * @param {string} origin @returns {Promise<Row[]>}
 */
export async function measureBytes(origin) {
  return inFreshBrowser(async (page) => {
    /** @type {import('@playwright/test').Request[]} */
    const requests = [];
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(origin);
    await page.getByRole('button', { name: 'Родитель', exact: true }).waitFor();
    let first = 0;
    // Nothing of the second part is needed to use the sign-in. Holding it back would change what is
    // measured: with a route the browser has no cache, and fetches twice what it has loaded ahead.
    for (const request of requests.filter((it) => !SECOND_PART.test(it.url()))) {
      first += await sizeOf(request);
    }
    await signIn(page);
    const read = (await page.evaluate(() => performance.timeOrigin)) + (await timeOf(page, 'ranets:data-frame'));
    // What is fetched behind the diary has begun by now.
    const counted = requests.filter((it) => !LATE_PART.test(it.url()) && endOf(it) <= read);
    /** @type {Map<string, number>} */
    const shares = new Map(PARTS.map(([name]) => [name, 0]));
    for (const request of counted) {
      const { pathname } = new URL(request.url());
      const [name] = PARTS.find(([, pattern]) => pattern.test(pathname)) ?? PARTS[PARTS.length - 1];
      shares.set(name, (shares.get(name) ?? 0) + (await sizeOf(request)));
    }
    const total = [...shares.values()].reduce((sum, size) => sum + size, 0);
    return [
      row('First visit until the sign-in can be used, all bytes',
        `≤ ${MOST_KB.signIn} KB`, `${number(first / KB)} KB`, first <= MOST_KB.signIn * KB),
      row(`First visit until the diary can be read, all bytes (${counted.length} answers)`,
        `≤ ${MOST_KB.diary} KB`, `${number(total / KB)} KB`, total <= MOST_KB.diary * KB),
      ...[...shares].map(([name, size]) =>
        row(`– ${name}`, '', `${number(size / KB, 1)} KB, ${number((100 * size) / total)} %`)),
    ];
  });
}

/** When its answer had come, ms since 1970. @param {import('@playwright/test').Request} request */
function endOf(request) {
  const { startTime, responseEnd } = request.timing();
  return startTime + Math.max(0, responseEnd);
}

/** @param {import('@playwright/test').Request} request */
async function sizeOf(request) {
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  if (!WORKER_SCRIPT.test(request.url())) return responseBodySize + responseHeadersSize;
  // Of a worker's own script Chromium tells the headers only.
  const length = (await request.response())?.headers()['content-length'];
  return Number(length) + responseHeadersSize;
}

/**
 * Ours and the bare page take turns, so that both meet the same machine.
 * @param {string} origin @param {string} bareOrigin @returns {Promise<Row[]>}
 */
export async function measureStart(origin, bareOrigin) {
  /** @type {Record<string, number[]>} */
  const got = { first: [], diary: [], bareCold: [], warm: [], bareWarm: [], tasks: [] };
  for (let run = 0; run < COLD_RUNS; run++) {
    await inFreshBrowser(async (page) => {
      await page.goto(origin);
      got.first.push(await timeOf(page, 'ranets:first-frame'));
      await signIn(page);
      got.diary.push((await timeOf(page, 'ranets:data-frame')) - (await timeOfClick(page)));
      got.tasks.push(await longestTask(page));
    });
    await inFreshBrowser(async (page) => {
      await page.goto(bareOrigin);
      got.bareCold.push(await timeOf(page, 'bare:first-frame'));
    });
  }

  await inFreshBrowser(async (page) => {
    await page.goto(origin);
    await signIn(page);
    await visitBare(page, bareOrigin);
    // The second visit is the one that finds compiled code in the browser's cache.
    await visitAgain(page, origin);
    for (let run = 0; run < WARM_RUNS; run++) {
      got.warm.push(await visitAgain(page, origin));
      got.tasks.push(await longestTask(page));
      got.bareWarm.push(await visitBare(page, bareOrigin));
    }
  });

  const [warm, bareWarm] = [median(got.warm), median(got.bareWarm)];
  const [cold, bareCold] = [median(got.first), median(got.bareCold)];
  const long = got.tasks.filter((ms) => ms >= MOST_TASK_MS);
  return [
    row(`Navigation → diary from the cache, median of ${WARM_RUNS}`, `< ${MOST_START_MS} ms`,
      `${number(warm)} ms`, warm < MOST_START_MS),
    row('– slowest of them', '', `${number(Math.max(...got.warm))} ms`),
    row('– the bare page, warm', '', `${number(bareWarm)} ms`),
    row('– ratio', '', `× ${number(warm / bareWarm, 2)}`),
    row(`Fresh profile: navigation → sign-in drawn, median of ${COLD_RUNS}`, '', `${number(cold)} ms`),
    row('– demo button → diary drawn', '', `${number(median(got.diary))} ms`),
    row('– the bare page, fresh profile', '', `${number(bareCold)} ms`),
    row('– ratio', '', `× ${number(cold / bareCold, 2)}`),
    row(`Page thread's longest task, median of ${got.tasks.length} starts`, `< ${MOST_TASK_MS} ms`,
      atLeast(median(got.tasks)), median(got.tasks) < MOST_TASK_MS),
    row(`– starts with a longer one`, '', long.length
      ? `${long.length}, the longest of ${number(Math.max(...long))} ms` : 'none'),
  ];
}

/** The browser doesn't tell of shorter ones. @param {number} ms */
function atLeast(ms) {
  return ms < MOST_TASK_MS ? `< ${MOST_TASK_MS} ms` : `${number(ms)} ms`;
}

/** @param {Page} page @param {string} origin */
async function visitBare(page, origin) {
  await visit(page, origin);
  return timeOf(page, 'bare:first-frame');
}
