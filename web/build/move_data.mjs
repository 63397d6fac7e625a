// wasm-split leaves all data in the first part. What only the second reads is moved there: pieces of
// the linker's map that the first part does not need (data_use.mjs).
import { neededData } from './data_use.mjs';
import { list, SECTION, signed, unsigned } from './wasm.mjs';

/** @typedef {import('./wasm.mjs').Module} Module */
/** @typedef {import('./wasm.mjs').Data} Data */
/** @typedef {import('./data_use.mjs').Piece} Piece */

/** Two segments less far apart than a segment's own head are one. */
const HEAD_BYTES = 8;
const LEAST_RUN_BYTES = 64;

/**
 * @param {Module} first @param {Module} second
 * @param {{map: string, folder: string, names: import('./data_use.mjs').Named[]}} options
 *   of the linker, the folder in which it ran, the functions that there were before the split
 */
export async function moveData(first, second, { map, folder, names }) {
  const pieces = piecesOf(map);
  const { needed: kept, unknown } = await neededData({ map, folder, pieces, names });
  const moving = runsToMove(pieces, kept);
  const [stay, go] = divided(first.data, moving);
  const size = (/** @type {Data[]} */ data) => data.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    first: first.with(new Map([[SECTION.data, section(stay)]])),
    second: second.with(new Map([[SECTION.data, section([...second.data, ...go])]])),
    report: [`data: first ${size(stay)}, second ${size(go)}`,
      ...unknown.map((name) => `of no object: ${name}`),
      ...pieces.map((piece) => `${moving.some(({ start, end }) => start <= piece.start && piece.end <= end) ? 'second' : 'first '} ` +
        `${String(piece.end - piece.start).padStart(6)} ${piece.name}`)].join('\n'),
  };
}

/**
 * With the space between them. A few bytes would cost more as a segment of their own.
 * @param {Piece[]} pieces @param {Set<Piece>} kept
 */
function runsToMove(pieces, kept) {
  /** @type {{start: number, end: number}[]} */
  const moving = [];
  for (let from = 0, to = 1; from < pieces.length; from = to++) {
    while (to < pieces.length && kept.has(pieces[to]) === kept.has(pieces[from])) to++;
    const [{ start }, { end }] = [pieces[from], pieces[to - 1]];
    if (!kept.has(pieces[from]) && end - start >= LEAST_RUN_BYTES) moving.push({ start, end });
  }
  return moving;
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

/** Cuts runs out of the data. @param {Data[]} data @param {{start: number, end: number}[]} moving by address */
function divided(data, moving) {
  /** @type {Data[]} */
  const stay = [];
  /** @type {Data[]} */
  const go = [];
  for (const { address, bytes } of data) {
    const end = address + bytes.length;
    let done = address;
    const take = (/** @type {Data[]} */ into, /** @type {number} */ to) => {
      if (to > done) into.push({ address: done, bytes: bytes.subarray(done - address, to - address) });
      done = Math.max(done, to);
    };
    for (const piece of moving) {
      if (piece.end <= address || piece.start >= end) continue;
      take(stay, piece.start);
      take(go, Math.min(piece.end, end));
    }
    take(stay, end);
  }
  return [packed(stay), packed(go, stay)];
}

/**
 * Without zeros at the ends, which memory has anyway, and neighbours in one.
 * @param {Data[]} data @param {Data[]} [others] that must not be written over
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
