// Weeks turned by a held key, out of the cache: that each picture shows the week of its heading,
// whole, that no turn is lost, and how long a frame takes. Where the processor does the drawing, a
// picture takes longer than the key needs to repeat: some weeks are passed without one.
import { calm, inFreshBrowser, pass, signIn, stats } from './browser.mjs';
import { number, quantile, row } from './figures.mjs';
import { workersFrames } from './trace.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.mjs').Row} Row */

const MOST_P99_MS = 8;
const WEEKS = 11;
const ROUNDS = 40;
const REPEAT_MS = 33;  // of a held key, as keyboards do it

/** @param {string} origin @returns {Promise<Row[]>} */
export async function measureWeeks(origin) {
  return inFreshBrowser(async (page) => {
    await page.goto(origin);
    await signIn(page);
    await calm(page);
    for (let week = 0; week < WEEKS; week++) {
      await page.keyboard.press('PageUp');
      await calm(page);
    }
    // From here on only what the device has kept: nothing in memory, no server.
    await page.reload();
    await page.getByRole('button', { name: /^2 урок, / }).first().waitFor();
    await calm(page);
    await page.context().setOffline(true);
    await page.getByRole('status', { name: /^Нет сети/ }).or(page.getByText(/^Нет сети/)).first().waitFor();
    await calm(page);
    await page.evaluate(watchWeeks);
    for (let week = 0; week < WEEKS; week++) await turn(page, 'PageDown', calm);
    const known = await page.evaluate(() => /** @type {any} */ (globalThis).weeks.learned());
    const before = await stats(page);
    /** @type {string[]} */
    const lost = [];
    const ends = [await headingOf(page)];
    const { processor } = await workersFrames(page, async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const key = round % 2 ? 'PageDown' : 'PageUp';
        for (let week = 0; week < WEEKS; week++) await turn(page, key, (at) => pass(at, REPEAT_MS));
        await page.keyboard.up(key);
        await calm(page, 250);
        const heading = await headingOf(page);
        if (round === 0) ends.push(heading);
        else if (heading !== ends[(round + 1) % 2]) lost.push(heading);
      }
    });
    const { seen, wrong } = await page.evaluate(() => /** @type {any} */ (globalThis).weeks);
    const { requests } = await stats(page);
    const rare = quantile(processor, 0.99);
    if (wrong.length) console.log(wrong[0]);
    const turns = ROUNDS * WEEKS;
    return [
      row(`Weeks turned by a held key from the cache, ${turns} turns over ${known} weeks, `
        + `${seen} pictures: with a wrong or missing week`, '0', String(wrong.length),
      wrong.length === 0 && seen >= turns / 2 && known === WEEKS + 1),
      row(`– ${ROUNDS} times the key let go: another week than that of the last turn`, '0',
        String(lost.length), lost.length === 0 && ends[0] !== ends[1]),
      row(`– ${processor.length} frames, processor time: 99 of 100`, `< ${MOST_P99_MS} ms`,
        `${number(rare, 2)} ms`, rare < MOST_P99_MS),
      row('– requests tried', '', String(requests - before.requests)),
    ];
  });
}

/** @param {Page} page @param {string} key @param {(page: Page) => Promise<void>} wait */
async function turn(page, key, wait) {
  await page.keyboard.down(key);
  await wait(page);
}

/** @param {Page} page */
function headingOf(page) {
  return page.getByRole('main').getByRole('heading', { level: 1 }).innerText();
}

/** In the page: reads the tree whenever a frame has changed it. */
function watchWeeks() {
  /** @type {Map<string, string>} */
  const known = new Map();
  const read = () => {
    const heading = document.querySelector('main h1, main [role="heading"]')?.textContent ?? '';
    const groups = [...document.querySelectorAll('main [role="group"]')].map((group) => {
      const lessons = [...group.querySelectorAll('button, [role="button"]')];
      return [group, ...lessons].map((element) => element.getAttribute('aria-label') ?? element.textContent).join('; ')
        // How old a mark is said to be goes by the minute, not by the week.
        .replaceAll(/, на \d+:\d+/g, '');
    });
    return { heading, content: groups.join('\n') };
  };
  const weeks = { seen: 0, wrong: /** @type {string[]} */ ([]), learned: () => known.size };
  /** @type {any} */ (globalThis).weeks = weeks;
  let before = '';
  const look = () => {
    const { heading, content } = read();
    if (heading !== before) weeks.seen++;
    before = heading;
    // At rest each week is learned; afterwards it has to look so in every picture.
    if (!known.has(heading)) known.set(heading, content);
    else if (known.get(heading) !== content) weeks.wrong.push(`${heading}:\n${content}\n—\n${known.get(heading)}`);
  };
  look();
  new MutationObserver(look).observe(document.body,
    { subtree: true, childList: true, attributes: true, characterData: true });
}
