// The kit's list of 100,000 rows and grid of 34 by 60, on the gallery: the worker's work for a frame
// while they are scrolled as fast as the browser takes it, and how long a jump and a key take.
import { gallerySite, startStub } from '../e2e/support/stub.mjs';
import { calm, inFreshBrowser } from './browser.mjs';
import { median, number, quantile, row } from './figures.mjs';
import { workersFrames } from './trace.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const MOST_P99_MS = 8;
const MOST_NODES = 200;
const MOST_JUMP_MS = 50;
const MOST_KEY_MS = 16;
const WHEELS = 300;
const KEYS = 120;

/** @returns {Promise<Row[]>} */
export async function measureLists() {
  const stub = await startStub({ site: gallerySite });
  try {
    return await measureAt(stub.origin);
  } finally {
    await stub.stop();
  }
}

/** @param {string} origin @returns {Promise<Row[]>} */
function measureAt(origin) {
  return inFreshBrowser(async (page) => {
    // What turns for its own sake beside the list is none of its frames.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${origin}/#/gallery`);
    const list = page.getByRole('list', { name: 'Длинный список' });
    await list.waitFor();
    await page.getByRole('button', { name: 'К строке 100000' }).focus();
    await calm(page);
    const nodes = () => list.evaluate((element) => element.querySelectorAll('*').length + 1);
    let most = 0;
    const scrolled = await workersFrames(page, async () => {
      await overMiddle(page, list);
      for (let turn = 0; turn < WHEELS; turn++) {
        // Up over rows that were never seen, too, and faster and faster.
        await page.mouse.wheel(0, (turn % 3 === 2 ? -1 : 1) * (200 + turn * 40));
        if (turn % 20 === 0) most = Math.max(most, await nodes());
      }
    });
    const jumps = [];
    for (const to of [50_000, 1, 100_000, 50_000, 1]) jumps.push(await jump(page, to));
    const keys = await gridKeys(page);
    const rare = quantile(scrolled.processor, 0.99);
    const rareKey = quantile(keys.processor, 0.99);
    const key = median(keys.processor);
    return [
      row(`List of 100,000 rows of differing heights, ${scrolled.processor.length} frames at full speed, `
        + 'processor time: 99 of 100', `< ${MOST_P99_MS} ms`, `${number(rare, 2)} ms`, rare < MOST_P99_MS),
      row('– median', '', `${number(median(scrolled.processor), 2)} ms`),
      row('– elements in the page, at most', `<= ${MOST_NODES}`, String(most), most <= MOST_NODES),
      row('– a jump to any row, from the press to the page\'s element, worst of 5', `< ${MOST_JUMP_MS} ms`,
        `${number(Math.max(...jumps))} ms`, Math.max(...jumps) < MOST_JUMP_MS),
      row(`Grid of 34 × 60, ${keys.processor.length} frames of keys, processor time: 99 of 100`,
        `< ${MOST_P99_MS} ms`, `${number(rareKey, 2)} ms`, rareKey < MOST_P99_MS),
      row('– from a key to its picture, without the waiting for a core: median', `< ${MOST_KEY_MS} ms`,
        `${number(key, 2)} ms`, key < MOST_KEY_MS),
      row('– from a key to the focus on the page, by the clock: median', '',
        `${number(median(keys.focus), 1)} ms`),
    ];
  });
}

/** @param {Page} page @param {import('@playwright/test').Locator} thing */
async function overMiddle(page, thing) {
  const box = await thing.boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** @param {Page} page @param {number} to @returns {Promise<number>} */
function jump(page, to) {
  return page.getByRole('button', { name: `К строке ${to}`, exact: true }).evaluate(
    (button, place) => new Promise((resolve) => {
      const start = performance.now();
      const watch = new MutationObserver(() => {
        if (!document.querySelector(`[aria-posinset="${place}"]`)) return;
        watch.disconnect();
        resolve(performance.now() - start);
      });
      watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      /** @type {HTMLElement} */ (button).click();
    }),
    to,
  );
}

/** Every key waits for the focus that it leads to. @param {Page} page */
async function gridKeys(page) {
  const grid = page.getByRole('grid', { name: 'Таблица' });
  await grid.getByRole('gridcell').first().focus();
  await calm(page);
  /** @type {number[]} */
  const focus = [];
  const frames = await workersFrames(page, async () => {
    for (let turn = 0; turn < KEYS; turn++) {
      const key = ['ArrowDown', 'ArrowRight', 'ArrowRight', 'PageDown', 'ArrowRight', 'PageUp'][turn % 6];
      await page.evaluate(() => {
        const scope = /** @type {any} */ (globalThis);
        const { activeElement } = document;
        addEventListener('keydown', ({ timeStamp }) => (scope.pressedAt = timeStamp), { once: true, capture: true });
        scope.moved = new Promise((resolve) => addEventListener('focusin', ({ target }) => {
          if (target !== activeElement) resolve(performance.now() - scope.pressedAt);
        }, { once: true }));
      });
      await page.keyboard.press(key);
      focus.push(await page.evaluate(() => Promise.race([
        /** @type {any} */ (globalThis).moved,
        new Promise((resolve) => setTimeout(() => resolve(Infinity), 1_000)),
      ])));
    }
  });
  return { ...frames, focus: focus.filter(Number.isFinite) };
}
