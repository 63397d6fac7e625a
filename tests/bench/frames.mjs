// The worker's work for a frame, and that it rests when there is nothing to do.
import { calm, inFreshBrowser, pass, signIn, stats } from './browser.mjs';
import { number, row } from './figures.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const MOST_MEDIAN_MS = 2;
const MOST_P99_MS = 8;
const MOST_SEMANTICS_MS = 0.5;
const IDLE_SECONDS = 10;
/** As many as the program keeps the times of. */
const FRAMES = 512;
const MOST_ROUNDS = 60;
const PACE_MS = 40;

/** @param {string} origin @returns {Promise<Row[]>} */
export async function measureFrames(origin) {
  return inFreshBrowser(async (page) => {
    await page.goto(origin);
    await signIn(page);
    await page.getByRole('button', { name: /^2 урок, / }).first().waitFor();
    await calm(page);
    const idle = await framesWhileIdle(page);
    const { nodes } = await stats(page);
    const busy = await turnAndHover(page);
    const { frameMsMedian, frameMsP99, semanticsMsMedian } = busy;
    return [
      row('Worker\'s frame of the week without the rasteriser, turning weeks and hovering: median',
        `< ${MOST_MEDIAN_MS} ms`, `${number(frameMsMedian, 2)} ms`, frameMsMedian < MOST_MEDIAN_MS),
      row('– 99 of 100', `< ${MOST_P99_MS} ms`, `${number(frameMsP99, 2)} ms`, frameMsP99 < MOST_P99_MS),
      row(`Frames in ${IDLE_SECONDS} idle seconds`, '0', String(idle), idle === 0),
      row(`Accessibility tree of the week, ${nodes} nodes: its part of a frame, median`,
        `< ${MOST_SEMANTICS_MS} ms`, atLeastTheClocks(semanticsMsMedian),
        semanticsMsMedian < MOST_SEMANTICS_MS),
      row('Memory of the program (wasm heap)', '', `${number(busy.heapBytes / 1024 / 1024, 1)} MB`),
    ];
  });
}

/** A worker's clock counts in tenths of a millisecond. @param {number} ms */
function atLeastTheClocks(ms) {
  return ms < 0.1 ? '< 0.1 ms' : `${number(ms, 1)} ms`;
}

/** Not where a minute begins: the clock's next tick may be drawn. @param {Page} page */
async function framesWhileIdle(page) {
  const second = await page.evaluate(async () => {
    const { headers } = await fetch('/config.json', { cache: 'no-store' });
    return new Date(headers.get('date') ?? 0).getUTCSeconds();
  });
  if (second + IDLE_SECONDS >= 59) await pass(page, (61 - second) * 1_000);
  await calm(page);
  const before = await stats(page);
  await pass(page, IDLE_SECONDS * 1_000);
  return (await stats(page)).frames - before.frames;
}

/**
 * At a pace that the rasteriser keeps up with: where it takes both cores, what would be measured is
 * how long the worker waits for one.
 * @param {Page} page
 */
async function turnAndHover(page) {
  const from = (await stats(page)).frames;
  const steps = ['Следующая неделя', 'Предыдущая неделя'];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await page.getByRole('button', { name: steps[round % 2] }).click();
    for (let step = 0; step < 20; step++) {
      await page.mouse.move(150 + step * 50, 130 + ((step * 97 + round * 31) % 600));
      await page.waitForTimeout(PACE_MS);
    }
    if ((await stats(page)).frames - from > FRAMES) break;
  }
  return stats(page);
}
