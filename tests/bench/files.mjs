// A large file to the server and back on a slow line that is cut, and what it takes of memory.
import { lesson } from '../e2e/support/app.mjs';
import { fetchFile, numberOfFile, sendFile } from '../support/large_file.mjs';
import { slowLine } from '../support/slow_line.mjs';
import { inFreshBrowser, signIn } from './browser.mjs';
import { number, row } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

const MB = 1024 * 1024;
const RATE = 64 * 1024;
const HOW = { bytes: 10 * MB, cuts: 5, every: 7, limitMs: 600_000 };
const MOST_HEAP_MB = 2;

/** @param {import('../e2e/support/stub.mjs').Stub} stub @returns {Promise<Row[]>} */
export async function measureLargeFile(stub) {
  const line = await slowLine(stub.port);
  try {
    return await inFreshBrowser(async (page) => {
      const told = numberOfFile(page, 'Формулы');
      await page.goto(line.origin);
      await signIn(page);
      const inPlaceOf = await told;
      await lesson(page, 'Четверг', 2).click();
      const file = page.getByRole('button', { name: /файла? Формулы\.jpg/ });
      await file.waitFor();
      line.rate = RATE;
      const sent = await sendFile(page, line, HOW);
      const cutsUp = line.cuts;
      const fetched = await fetchFile(page, line, {
        ...HOW, id: sent.id, inPlaceOf, press: () => file.click(),
      });
      return [
        ...rows('A file of 10 MB to the server, 64 KB/s', sent, cutsUp, fetched.whole),
        ...rows('A file of 10 MB from the server, 64 KB/s', fetched, line.cuts - cutsUp, fetched.whole),
      ];
    });
  } finally {
    await line.close();
  }
}

/**
 * @param {string} what @param {import('../support/large_file.mjs').Way} way
 * @param {number} cuts @param {boolean} whole
 */
function rows(what, way, cuts, whole) {
  const heap = way.heapBytes / MB;
  return [
    row(`${what}, ${cuts} cuts`, 'whole',
      `${whole ? 'whole' : 'not whole'} after ${number(way.seconds)} s, ${way.pieces} pieces`, whole),
    row('– growth of the heap', `< ${MOST_HEAP_MB} MB`, `${number(heap, 2)} MB`, heap < MOST_HEAP_MB),
  ];
}
