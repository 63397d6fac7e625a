// A large file to the server and back, through the program itself, on a slow line that is cut.
import { readFile } from 'node:fs/promises';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {Awaited<ReturnType<typeof import('./slow_line.mjs').slowLine>>} SlowLine */
/** @typedef {{whole: boolean, seconds: number, heapBytes: number, pieces: number}} Way */

const CUT_MS = 1_500;

/** @param {Page} page @returns {Promise<number>} */
async function heap(page) {
  return (await page.evaluate(() => /** @type {any} */ (globalThis).ranets.stats())).heapBytes;
}

/** Cuts the line so often, evenly over `total` pieces. */
class Cutter {
  pieces = 0;
  /** @param {SlowLine} line @param {number} cuts @param {number} every so many pieces */
  constructor(line, cuts, every) {
    Object.assign(this, { line, left: cuts, every });
  }
  piece() {
    this.pieces++;
    if (this.left === 0 || this.pieces % this.every !== 0) return;
    this.left--;
    // In the middle of the next one.
    setTimeout(() => this.line.cut(CUT_MS), 200);
  }
}

/**
 * The number of a file of homework, out of the answers that the page gets.
 * @param {Page} page @param {string} name without its extension @returns {Promise<string>}
 */
export async function numberOfFile(page, name) {
  let number = '';
  await page.waitForResponse(async (response) => {
    if (!response.url().includes('/homeworks')) return false;
    const { files = [] } = await response.json().catch(() => ({}));
    number = files.find((/** @type {{name: string}} */ file) => file.name === name)?.id_str ?? '';
    return number !== '';
  });
  return number;
}

/**
 * The signed-in page sends a file.
 * @param {Page} page @param {SlowLine} line
 * @param {{bytes: number, cuts: number, every: number, limitMs: number}} how
 * @returns {Promise<Way & {id: string}>}
 */
export async function sendFile(page, line, { bytes, cuts, every, limitMs }) {
  const before = await heap(page);
  const cutter = new Cutter(line, cuts, every);
  const begun = performance.now();
  let id = '';
  const landed = page.waitForResponse(async (response) => {
    if (!/\/ext\/v1\/uploads/.test(response.url()) || !response.ok()) return false;
    const state = await response.json().catch(() => ({}));
    id ||= state.id;
    if (response.request().method() === 'PUT') cutter.piece();
    return state.received === bytes;
  }, { timeout: limitMs });
  await page.evaluate((size) => {
    // Bytes that can be told apart, and nothing that a program would look for at the front.
    const words = new Uint32Array(size / 4);
    for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + 1, 2654435761);
    const { ranets } = /** @type {any} */ (globalThis);
    ranets.upload(new File([words], 'Большой.bin'));
  }, bytes);
  await landed;
  return {
    id,
    whole: true, // shown by fetchFile
    seconds: (performance.now() - begun) / 1000,
    heapBytes: (await heap(page)) - before,
    pieces: cutter.pieces,
  };
}

/**
 * The page fetches and saves it, at a press of `press`; `inPlaceOf` is the number of the file that the
 * page asks for.
 * @param {Page} page @param {SlowLine} line
 * @param {{bytes: number, cuts: number, every: number, limitMs: number, id: string,
 *   inPlaceOf: string, press: () => Promise<void>}} how
 * @returns {Promise<Way>}
 */
export async function fetchFile(page, line, { bytes, cuts, every, limitMs, id, inPlaceOf, press }) {
  line.instead.set(`/ext/v1/files/${inPlaceOf}`, `/ext/v1/files/${id}`);
  const before = await heap(page);
  const cutter = new Cutter(line, cuts, every);
  const begun = performance.now();
  page.on('requestfinished', (request) => {
    if (request.url().includes('/ext/v1/files/')) cutter.piece();
  });
  const saved = page.waitForEvent('download', { timeout: limitMs });
  await press();
  const content = await readFile(await (await saved).path());
  const words = new Uint32Array(content.buffer, content.byteOffset, content.length / 4);
  const whole = content.length === bytes &&
    words.every((word, i) => word === Math.imul(i + 1, 2654435761) >>> 0);
  return {
    whole,
    seconds: (performance.now() - begun) / 1000,
    heapBytes: (await heap(page)) - before,
    pieces: cutter.pieces,
  };
}
