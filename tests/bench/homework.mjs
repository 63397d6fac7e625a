// The list of homework with six school years kept: from a filter's change to the new list, and
// scrolling through all of it, the worker's work for a frame.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startStub } from '../e2e/support/stub.mjs';
import { calm, inFreshBrowser, pass, signIn, stats } from './browser.mjs';
import { inflate, serveInflated } from './cache_size.mjs';
import { median, number, quantile, row } from './figures.mjs';
import { workersFrames } from './trace.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const HOMEWORKS = 12_000;
const MOST_MEDIAN_MS = 8;
const MOST_P99_MS = 16;
const MOST_SCROLL_P99_MS = 8;
const MOST_NODES = 200;
const CHANGES = 60;
const WHEELS = 300;

/** @returns {Promise<Row[]>} */
export async function measureHomework() {
  const folder = await mkdtemp(path.join(tmpdir(), 'ranets-homework-'));
  const stub = await startStub();
  try {
    return await inFreshBrowser(async (page) => {
      await serveInflated(page, folder);
      await page.goto(stub.origin);
      await signIn(page);
      await pass(page, 4_000);
      const kept = await inflate(page, stub.origin, folder, { weeks: 1, homeworks: HOMEWORKS });
      await page.goto(`${stub.origin}/#/homework?year=all`);
      const list = page.getByRole('list', { name: 'Задания по дням' });
      await list.waitFor();
      await calm(page);

      const changed = await workersFrames(page, () => changeFilters(page));
      const nodes = () => page.evaluate(() => document.querySelectorAll('#tree *').length);
      let most = 0;
      const heap = (await stats(page)).heapBytes;
      const box = await list.boundingBox();
      if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      const scrolled = await workersFrames(page, async () => {
        for (let turn = 0; turn < WHEELS; turn++) {
          await page.mouse.wheel(0, (turn % 3 === 2 ? -1 : 1) * (200 + turn * 40));
          if (turn % 20 === 0) most = Math.max(most, await nodes());
        }
      });
      const grown = (await stats(page)).heapBytes - heap;
      const [middle, rare] = [median(changed.processor), quantile(changed.processor, 0.99)];
      const scrolling = quantile(scrolled.processor, 0.99);
      return [
        row(`Homework, ${number(kept.homeworks)} of six years: a filter's change to the new list, `
          + `${changed.processor.length} frames, processor time: median`,
          `< ${MOST_MEDIAN_MS} ms`, `${number(middle, 2)} ms`, middle < MOST_MEDIAN_MS),
        row('– 99 of 100', `< ${MOST_P99_MS} ms`, `${number(rare, 2)} ms`, rare < MOST_P99_MS),
        row(`– scrolled at full speed, ${scrolled.processor.length} frames: 99 of 100`,
          `< ${MOST_SCROLL_P99_MS} ms`, `${number(scrolling, 2)} ms`, scrolling < MOST_SCROLL_P99_MS),
        row('– elements in the page, at most', `<= ${MOST_NODES}`, String(most), most <= MOST_NODES),
        row('– memory of the program, more after scrolling', '', `${number(grown / 2 ** 20, 1)} MB`),
      ];
    });
  } finally {
    await stub.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** All of the list to some of it and back, and a search letter by letter. @param {Page} page */
async function changeFilters(page) {
  const states = ['Не сделано', 'Сделано', 'Все'];
  const search = page.getByRole('searchbox', { name: 'Поиск по заданиям' });
  for (let turn = 0; turn < CHANGES; turn++) {
    if (turn % 4 < 3) await page.getByRole('radio', { name: states[turn % 4], exact: true }).click();
    else await search.pressSequentially('упр', { delay: 30 });
    if (turn % 8 === 7) await search.fill('');
    await pass(page, 40);
  }
}
