// Whether years of stored weeks make the start slower.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startStub } from '../e2e/support/stub.mjs';
import { sqlite } from '../support/sqlite.mjs';
import { copyDatabase } from '../support/stored_files.mjs';
import { inFreshBrowser, pass, signIn, visitAgain } from './browser.mjs';
import { median, number, row } from './figures.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const RUNS = 30;
const MOST_APART = 1.1;
const SCHOOL_WEEKS = 34;  // of a year
const HOMEWORKS = 12_000;
/** @type {{name: string, weeks: number, homeworks: number}[]} as many weeks, or more for so much homework */
const SIZES = [
  { name: 'a week', weeks: 1, homeworks: 0 },
  { name: 'a year', weeks: SCHOOL_WEEKS, homeworks: 0 },
  { name: 'years of homework', weeks: SCHOOL_WEEKS, homeworks: HOMEWORKS },
];
/** Tables whose rows belong to a day. */
const OF_DAYS = ['lesson', 'homework', 'attachment', 'mark'];
const BLANK = '/bench/blank.html';
const INFLATED = '/bench/cache.db';

/**
 * Each size at an origin of its own, so that one browser can start them in turns.
 * @returns {Promise<Row[]>}
 */
export async function measureCacheSizes() {
  const folder = await mkdtemp(path.join(tmpdir(), 'ranets-cache-'));
  const stubs = await Promise.all(SIZES.map(() => startStub()));
  try {
    return await inFreshBrowser(async (page) => {
      await serveInflated(page, folder);
      const kept = [];
      for (const [i, size] of SIZES.entries()) {
        await page.goto(stubs[i].origin);
        await signIn(page);
        await pass(page, 4_000);  // what it asks for after the first picture
        kept.push(await inflate(page, stubs[i].origin, folder, size));
        await visitAgain(page, stubs[i].origin);
      }
      /** @type {number[][]} */
      const got = SIZES.map(() => []);
      for (let run = 0; run < RUNS; run++) {
        for (const i of turn(run)) got[i].push(await visitAgain(page, stubs[i].origin));
      }
      const medians = got.map(median);
      const apart = Math.max(...medians) / Math.min(...medians);
      return [
        ...SIZES.map(({ name }, i) => row(
          `Navigation → diary with ${name} in the cache (${number(kept[i].homeworks)} homeworks, ` +
            `${number(kept[i].bytes / 2 ** 20, 1)} MB), median of ${RUNS}`,
          '', `${number(medians[i])} ms`)),
        row('– apart', '≤ 10 %', `${number(100 * (apart - 1))} %`, apart <= MOST_APART),
      ];
    });
  } finally {
    await Promise.all(stubs.map((stub) => stub.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Each after each other as often: what a page leaves to be done is felt by the next.
 * @param {number} run
 */
function turn(run) {
  const order = SIZES.map((_, i) => (i + run) % SIZES.length);
  return run % 2 ? order.reverse() : order;
}

/** What inflate() needs. @param {Page} page @param {string} folder */
export async function serveInflated(page, folder) {
  await page.route(`**${BLANK}`, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.route(`**${INFLATED}`, (route) => route.fulfill({ path: path.join(folder, 'cache.db') }));
}

/**
 * Takes the cache that the program has written, repeats its weeks in the past, and puts it back.
 * @param {Page} page @param {string} origin @param {string} folder
 * @param {{weeks: number, homeworks: number}} size
 * @returns {Promise<{bytes: number, homeworks: number}>} as much as there is then
 */
export async function inflate(page, origin, folder, { weeks, homeworks }) {
  await page.goto(origin + BLANK);
  const file = await copyDatabase(page, folder, 'cache.db');
  const count = () => Number(sqlite(file, 'SELECT count(*) FROM homework;'));
  for (let week = 1; week < weeks || count() < homeworks; week++) {
    const script = OF_DAYS.map((table) => repeatEarlier(file, table, 'day', 7 * week));
    script.push(repeatEarlier(file, 'freshness', 'start', 7 * week));
    sqlite(file, ['BEGIN;', ...script, 'COMMIT;'].join('\n'));
  }
  sqlite(file, 'PRAGMA wal_checkpoint(TRUNCATE);');
  await page.evaluate(storeFile, ['cache.db', INFLATED]);
  return { bytes: (await stat(file)).size, homeworks: count() };
}

/**
 * This week and those after it once more, so many days before. (`start` is a day only of weeks.)
 * @param {string} file @param {string} table @param {string} column its day @param {number} days
 */
function repeatEarlier(file, table, column, days) {
  const columns = sqlite(file, `SELECT name FROM pragma_table_info('${table}');`).split('\n');
  const shifted = columns.map((name) => (name === column ? `${name} - ${days}` : name));
  return `INSERT OR IGNORE INTO ${table} SELECT ${shifted.join(', ')} FROM ${table}
    WHERE ${column} >= (SELECT max(start) - 14 FROM freshness);`;
}

/** In the page; the log, too, is then another's. @param {string[]} what its name, its address */
async function storeFile([name, address]) {
  const root = /** @type {any} */ (await navigator.storage.getDirectory());
  const accounts = await root.getDirectoryHandle('accounts');
  for await (const account of accounts.values()) {
    await account.removeEntry(`${name}-wal`);
    const to = await (await account.getFileHandle(name)).createWritable();
    await (await fetch(address)).body?.pipeTo(to);
  }
}
