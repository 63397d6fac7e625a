// wasm-split leaves all data in the first part. What only the others read is moved there: pieces of
// the linker's map that the parts before them do not need (data_use.mjs).
import { dataUse } from './data_use.mjs';
import { list, SECTION, signed, unsigned } from './wasm.mjs';

/** @typedef {import('./wasm.mjs').Module} Module */
/** @typedef {import('./wasm.mjs').Data} Data */
/** @typedef {import('./data_use.mjs').Piece} Piece */
/** @typedef {{start: number, end: number}} Run */

/** Two segments less far apart than a segment's own head are one. */
const HEAD_BYTES = 8;
const LEAST_RUN_BYTES = 64;

/**
 * @param {{first: Module, second: Module, late: Module}} parts
 * @param {{map: string, folder: string, names: import('./data_use.mjs').Named[]}} options
 *   of the linker, the folder in which it ran, the functions that there were before the split
 */
export async function moveData({ first, second, late }, { map, folder, names }) {
  const pieces = piecesOf(map);
  const use = await dataUse({ map, folder, pieces, names });
  const { needed, unknown } = use(['first']);
  const early = new Set([...needed, ...use(['first', 'second']).needed]);
  const moved = runsOf(pieces, (piece) => !needed.has(piece));
  const runs = runsOf(pieces, (piece) => !early.has(piece));
  const [rest, others] = [cut(first.data, outside(moved)), cut(first.data, moved)];
  const [some, last] = [cut(others, outside(runs)), cut(others, runs)];
  const [stay, toSecond, toLate] = [packed(rest, others), packed(some, rest), packed(last, [...rest, ...some])];
  const within = (/** @type {Piece} */ piece, /** @type {Run[]} */ all) =>
    all.some(({ start, end }) => start <= piece.start && piece.end <= end);
  const partOf = (/** @type {Piece} */ piece) =>
    !within(piece, moved) ? 'first' : within(piece, runs) ? 'late' : 'second';
  const size = (/** @type {Data[]} */ data) => data.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    first: first.with(new Map([[SECTION.data, section(stay)]])),
    second: second.with(new Map([[SECTION.data, section([...second.data, ...toSecond])]])),
    late: late.with(new Map([[SECTION.data, section([...late.data, ...toLate])]])),
    report: [`data: first ${size(stay)}, second ${size(toSecond)}, late ${size(toLate)}`,
      ...unknown.map((name) => `of no object: ${name}`),
      ...pieces.map((piece) =>
        `${partOf(piece).padEnd(6)} ${String(piece.end - piece.start).padStart(6)} ${piece.name}`)].join('\n'),
  };
}

/**
 * With the space between them. A few bytes would cost more as a segment of their own.
 * @param {Piece[]} pieces @param {(piece: Piece) => boolean} isMoved @returns {Run[]} by address
 */
function runsOf(pieces, isMoved) {
  /** @type {Run[]} */
  const runs = [];
  for (let from = 0, to = 1; from < pieces.length; from = to++) {
    while (to < pieces.length && isMoved(pieces[to]) === isMoved(pieces[from])) to++;
    const [{ start }, { end }] = [pieces[from], pieces[to - 1]];
    if (isMoved(pieces[from]) && end - start >= LEAST_RUN_BYTES) runs.push({ start, end });
  }
  return runs;
}

/** @param {Run[]} runs @returns {Run[]} what is between them */
function outside(runs) {
  const sorted = [...runs].sort((a, b) => a.start - b.start);
  const ends = [0, ...sorted.map(({ end }) => end)];
  return ends.map((start, i) => ({ start, end: sorted[i]?.start ?? Infinity }));
}

/** @param {string} map @returns {Piece[]} by address */
function piecesOf(map) {
  const lines = map.slice(map.search(/ DATA$/m)).split('\n');
  const pieces = lines.flatMap((line) => {
    const [, address, size, name] =
      /^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}(\S.*:\(.*\))$/.exec(line) ?? [];
    const start = parseInt(address, 16);
    if (!name) return [];
    const end = start + parseInt(size, 16);
    return [{ start, end, name }];
  });
  return pieces.sort((a, b) => a.start - b.start);
}

/** @param {Data[]} data @param {Run[]} runs @returns {Data[]} what of it lies in them */
function cut(data, runs) {
  return data.flatMap(({ address, bytes }) => runs.flatMap(({ start, end }) => {
    const [from, to] = [Math.max(start, address), Math.min(end, address + bytes.length)];
    return from < to ? [{ address: from, bytes: bytes.subarray(from - address, to - address) }] : [];
  }));
}

/**
 * Without zeros at the ends, which memory has anyway, and neighbours in one.
 * @param {Data[]} data @param {Data[]} [others] that must not be written over, zeros or not
 */
function packed(data, others = []) {
  /** @type {Data[]} */
  const result = [];
  const free = (/** @type {number} */ from, /** @type {number} */ to) =>
    !others.some(({ address, bytes }) => address < to && address + bytes.length > from);
  for (const { address, bytes } of data.map(trimmed).sort((a, b) => a.address - b.address)) {
    if (!bytes.length) continue;
    const last = result.at(-1);
    const end = last ? last.address + last.bytes.length : 0;
    if (last && address - end <= HEAD_BYTES && free(end, address)) {
      last.bytes = Buffer.concat([last.bytes, Buffer.alloc(address - end), bytes]);
    } else {
      result.push({ address, bytes });
    }
  }
  return result;
}

/** @param {Data} data @returns {Data} */
function trimmed({ address, bytes }) {
  let [from, to] = [0, bytes.length];
  while (to > from && !bytes[to - 1]) to--;
  while (from < to && !bytes[from]) from++;
  return { address: address + from, bytes: bytes.subarray(from, to) };
}

/** @param {Data[]} data */
function section(data) {
  return list(data.map(({ address, bytes }) => Buffer.concat([
    Buffer.from([0, 0x41]), signed(address), Buffer.from([0x0b]), unsigned(bytes.length), bytes,
  ])));
}
