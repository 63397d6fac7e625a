// What axe finds wrong with a page.
import AxeBuilder from '@axe-core/playwright';

// The page's text is transparent: what is seen is drawn on the canvas, in colours whose contrast is
// tested with the palette.
const DRAWN_ELSEWHERE = ['color-contrast'];

/** @param {import('@playwright/test').Page} page */
export async function seriousFaults(page) {
  // There are no frames whose results would have to be put together in another page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules(DRAWN_ELSEWHERE)
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
