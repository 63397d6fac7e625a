// Walking through a page by keyboard.

/** @typedef {import('@playwright/test').Page} Page */

/** Name of what has the focus. @param {Page} page @returns {Promise<string>} */
function focusedName(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element && element !== document.body
      ? element.getAttribute('aria-label') || element.textContent || element.id
      : '';
  });
}

/**
 * What Tab leads to, in its order, until it leaves the page or comes round.
 * @param {Page} page @param {number} most
 */
export async function tabThrough(page, most) {
  /** @type {string[]} */
  const names = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const name = await focusedName(page);
    if (name === '' || name === names[0]) break;
    names.push(name);
  }
  return names;
}

/**
 * Presses Tab as often as there are controls, a group of choices being one of them.
 * @param {Page} page @returns {Promise<{reached: number, missed: string[]}>}
 */
export async function tabToAll(page) {
  const controls = page.locator('#tree button:not([tabindex="-1"]), #tree a, #tree input:not(:disabled)');
  await page.evaluate(() => {
    const seen = new Set();
    addEventListener('focusin', ({ target }) => seen.add(target));
    Object.assign(window, { seen });
  });
  // Grids, lists and texts of several lines are stops, too.
  const others = page.locator('#tree textarea, #tree [tabindex="0"]:not(button, a, input)');
  const stops = (await controls.count()) + (await others.count());
  for (let left = stops; left >= 0; left--) await page.keyboard.press('Tab');
  return controls.evaluateAll((all) => {
    const { seen } = /** @type {any} */ (window);
    const missed = all.filter((element) => !seen.has(element));
    return {
      reached: all.length - missed.length,
      missed: missed.map((element) => element.getAttribute('aria-label') || element.textContent || ''),
    };
  });
}
