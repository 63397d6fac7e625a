// What axe finds on a page.
import axe from 'axe-core';

/** @typedef {import('@playwright/test').Page} Page */

// The page's text is transparent: what is seen is drawn on the canvas, in colours whose contrast is
// tested with the palette.
const DRAWN_ELSEWHERE = { 'color-contrast': { enabled: false } };

/** Of any weight. @param {Page} page */
export async function faultsOf(page) {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    const engine = /** @type {typeof axe} */ (/** @type {any} */ (globalThis).axe);
    const results = await engine.run(document, { rules, resultTypes: ['violations'] });
    return results.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
  }, DRAWN_ELSEWHERE);
  return violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map((html) => html.slice(0, 200)).join(' ')}`);
}
