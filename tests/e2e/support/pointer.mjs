// Fingers, which Playwright can only tap with: drawn over the screen through the DevTools protocol.

/** @typedef {import('@playwright/test').Page} Page */

const STEPS = 8;

/**
 * A finger is put down at the first point, drawn to the second and lifted.
 * @param {Page} page @param {{x: number, y: number}} from @param {{x: number, y: number}} to
 */
export async function drag(page, from, to) {
  const devtools = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {{x: number, y: number}[]} */ touchPoints) =>
    devtools.send('Input.dispatchTouchEvent', /** @type {any} */ ({ type, touchPoints }));
  await touch('touchStart', [from]);
  for (let step = 1; step <= STEPS; step++) {
    const share = step / STEPS;
    await touch('touchMove', [
      { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
    ]);
  }
  await touch('touchEnd', []);
  await devtools.detach();
}
