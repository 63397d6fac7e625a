// What an open diary costs on the line while nobody touches it, and what it asks of a server that
// can't answer. Takes an hour.
import net from 'node:net';

import { startStub } from '../e2e/support/stub.mjs';
import { calm, inFreshBrowser, pass, signIn } from './browser.mjs';
import { number, row } from './figures.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const MINUTE_MS = 60_000;
const OUTAGE_MINUTES = 10;
const MOST_REQUESTS = 12;
const IDLE_MINUTES = 60;
/** Nothing is set, marked or replaced at night: what a change costs depends on the change. */
const NIGHT = '2026-11-19T01:00';
const MOST_KB = 10;

/** @returns {Promise<Row[]>} */
export async function measureQuiet() {
  const [outage, live, asking] = await Promise.all([
    measureOutage(), measureIdle(true), measureIdle(false),
  ]);
  return [...outage, ...live, ...asking];
}

/** Every answer of the API is a 503, and somebody looks on. @returns {Promise<Row[]>} */
async function measureOutage() {
  const stub = await startStub();
  try {
    return await inFreshBrowser(async (page) => {
      await page.goto(stub.origin);
      await signIn(page);
      await calm(page);
      const answer = await page.request.put(`${stub.origin}/ext/v1/demo/faults`, { data: { errorRate: 1 } });
      if (!answer.ok()) throw new Error(await answer.text());
      let requests = 0;
      page.context().on('request', (request) => {
        if (/\/(v2|ext|oauth2)\//.test(new URL(request.url()).pathname)) requests++;
      });
      await page.reload();
      await pass(page, OUTAGE_MINUTES * MINUTE_MS);
      return [row(`Requests in ${OUTAGE_MINUTES} minutes from a start against a server that answers 503 to all`,
        `≤ ${MOST_REQUESTS}`, String(requests), requests <= MOST_REQUESTS)];
    });
  } finally {
    await stub.stop();
  }
}

/** @param {boolean} live by server-sent events @returns {Promise<Row[]>} */
async function measureIdle(live) {
  const stub = await startStub({ date: NIGHT });
  const line = await countedLine(stub.port);
  try {
    return await inFreshBrowser(async (page) => {
      if (!live) await page.route('**/config.json', withoutEvents);
      await page.goto(line.origin);
      await signIn(page);
      await calm(page);
      await pass(page, MINUTE_MS);  // what is fetched ahead has come
      const before = line.bytes();
      await pass(page, IDLE_MINUTES * MINUTE_MS);
      const kb = (line.bytes() - before) / 1024;
      return [row(`An hour open and untouched, ${live ? 'with' : 'without'} server-sent events: all bytes on the line`,
        `< ${MOST_KB} KB`, `${number(kb, 1)} KB`, kb < MOST_KB)];
    });
  } finally {
    await line.close();
    await stub.stop();
  }
}

/** @param {import('@playwright/test').Route} route */
async function withoutEvents(route) {
  const response = await route.fetch();
  const config = await response.json();
  config.features = config.features.filter((/** @type {string} */ feature) => feature !== 'events');
  await route.fulfill({ response, json: config });
}

/** Between the browser and a server: counts what TCP carries, both ways. @param {number} port */
async function countedLine(port) {
  let bytes = 0;
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on('data', (chunk) => (bytes += chunk.length));
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port: own } = /** @type {net.AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${own}`,
    bytes: () => bytes,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
