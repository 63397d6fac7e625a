// What axe finds on a page.
import AxeBuilder from '@axe-core/playwright';

/** @typedef {import('@playwright/test').Page} Page */

// The page's text is transparent: what is seen is drawn on the canvas, in colours whose contrast is
// tested with the palette.
const DRAWN_ELSEWHERE = ['color-contrast'];

/** Of any weight. @param {Page} page */
export async function faultsOf(page) {
  // There are no frames whose results would have to be put together in another page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules(DRAWN_ELSEWHERE)
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`,
  );
}
