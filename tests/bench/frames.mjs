// The worker's work for a frame, and that it rests when there is nothing to do.
import { calm, inFreshBrowser, pass, signIn, stats } from './browser.mjs';
import { median, number, quantile, row } from './figures.mjs';
import { workersFrames } from './trace.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const MOST_MEDIAN_MS = 2;
const MOST_P99_MS = 8;
const MOST_SEMANTICS_MS = 0.5;
const IDLE_SECONDS = 10;
const FRAMES = 512;
const MOST_ROUNDS = 200;

/** @param {string} origin @returns {Promise<Row[]>} */
export async function measureFrames(origin) {
  return inFreshBrowser(async (page) => {
    await page.goto(origin);
    await signIn(page);
    await page.getByRole('button', { name: /^2 урок, / }).first().waitFor();
    await calm(page);
    const idle = await framesWhileIdle(page);
    const { nodes } = await stats(page);
    const { processor, clock } = await workersFrames(page, () => turnAndHover(page));
    const [middle, rare] = [median(processor), quantile(processor, 0.99)];
    const { semanticsMsMedian, heapBytes } = await stats(page);
    return [
      row(`Worker's frame of the week without the rasteriser, ${processor.length} frames of turning weeks `
        + 'and hovering, processor time: median',
        `< ${MOST_MEDIAN_MS} ms`, `${number(middle, 2)} ms`, middle < MOST_MEDIAN_MS),
      row('– 99 of 100', `< ${MOST_P99_MS} ms`, `${number(rare, 2)} ms`, rare < MOST_P99_MS),
      row('– by the clock, with the waiting for a core: median, 99 of 100', '',
        `${number(median(clock), 2)}, ${number(quantile(clock, 0.99), 2)} ms`),
      row(`Frames in ${IDLE_SECONDS} idle seconds`, '0', String(idle), idle === 0),
      row(`Accessibility tree of the week, ${nodes} nodes: its part of a frame, median`,
        `< ${MOST_SEMANTICS_MS} ms`, atLeastTheClocks(semanticsMsMedian),
        semanticsMsMedian < MOST_SEMANTICS_MS),
      row('Memory of the program (wasm heap)', '', `${number(heapBytes / 1024 / 1024, 1)} MB`),
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

/** As fast as the browser takes it. @param {Page} page */
async function turnAndHover(page) {
  const from = (await stats(page)).frames;
  const steps = ['Следующая неделя', 'Предыдущая неделя'];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await page.getByRole('button', { name: steps[round % 2] }).click();
    for (let step = 0; step < 20; step++)
      await page.mouse.move(150 + step * 50, 130 + ((step * 97 + round * 31) % 600));
    if ((await stats(page)).frames - from > FRAMES) break;
  }
}
