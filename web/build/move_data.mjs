// wasm-split leaves all data in the first part. What only the second reads is moved there: pieces of
// the linker's map of which no function and no data of the first part has an address.
import { list, SECTION, signed, unsigned } from './wasm.mjs';

/** @typedef {import('./wasm.mjs').Module} Module */
/** @typedef {import('./wasm.mjs').Data} Data */
/** @typedef {{start: number, end: number, name: string, string: boolean}} Piece */

/** Compilers count from before an array's start, or down from its end. */
const MARGIN_BYTES = 256;
/** Two segments less far apart than a segment's own head are one. */
const HEAD_BYTES = 8;
const LEAST_RUN_BYTES = 128;

/** @param {Module} first @param {Module} second @param {string} map of the linker */
export function moveData(first, second, map) {
  const pieces = piecesOf(map).flatMap((piece) => stringsOf(piece, first.data));
  const kept = new Set();
  const todo = first.functions.flatMap((body) => [...first.references(body).numbers]);
  for (let address = todo.pop(); address !== undefined; address = todo.pop()) {
    for (const piece of piecesNear(pieces, address)) {
      if (kept.has(piece)) continue;
      kept.add(piece);
      todo.push(...wordsOf(first.data, piece));
    }
  }
  const moving = worthMoving(pieces, kept);
  const [stay, go] = divided(first.data, moving);
  const size = (/** @type {Data[]} */ data) => data.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    first: first.with(new Map([[SECTION.data, section(stay)]])),
    second: second.with(new Map([[SECTION.data, section([...second.data, ...go])]])),
    report: [`data: first ${size(stay)}, second ${size(go)}`,
      ...pieces.map((piece) => `${moving.includes(piece) ? 'second' : 'first '} ` +
        `${String(piece.end - piece.start).padStart(6)} ${piece.name}`)].join('\n'),
  };
}

/**
 * Few strings in a row would cost more as segments of their own.
 * @param {Piece[]} pieces @param {Set<Piece>} kept
 */
function worthMoving(pieces, kept) {
  /** @type {Piece[]} */
  const moving = [];
  for (let from = 0, to = 1; from < pieces.length; from = to++) {
    while (to < pieces.length && kept.has(pieces[to]) === kept.has(pieces[from])) to++;
    const run = pieces.slice(from, to);
    const size = run[run.length - 1].end - run[0].start;
    if (!kept.has(run[0]) && (size >= LEAST_RUN_BYTES || !run[0].string)) moving.push(...run);
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
    return [{ start, end, name: name.replace(/^.*\//, ''), string: false }];
  });
  return pieces.sort((a, b) => a.start - b.start);
}

/**
 * The linker has put all strings together, each with its zero; none has one within.
 * @param {Piece} piece @param {Data[]} data
 */
function stringsOf(piece, data) {
  const { start, end, name } = piece;
  const segment = data.find(({ address, bytes }) => address <= start && address + bytes.length >= end);
  if (!name.startsWith('<internal>') || !segment) return [piece];
  const bytes = segment.bytes.subarray(start - segment.address, end - segment.address);
  /** @type {Piece[]} */
  const strings = [];
  for (let from = 0, to = 0; from < bytes.length; from = to) {
    to = bytes.indexOf(0, from) + 1 || bytes.length;
    strings.push({ start: start + from, end: start + to, name, string: true });
  }
  return strings;
}

/** @param {Piece[]} pieces @param {number} address */
function piecesNear(pieces, address) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].end < address) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < pieces.length && pieces[last].start <= address + MARGIN_BYTES) last++;
  // Nobody counts from before a string, nor down from its end.
  return pieces.slice(low, last)
    .filter(({ start, end, string }) => !string || (start <= address && address < end));
}

/** Whatever may be an address in a piece of the data. @param {Data[]} data @param {Piece} piece */
function wordsOf(data, { start, end }) {
  const words = [];
  for (const { address, bytes } of data) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const from = Math.max((start + 3) & ~3, (address + 3) & ~3);
    const to = Math.min(end, address + bytes.length) - 4;
    for (let at = from; at <= to; at += 4) {
      const word = view.getUint32(at - address, true);
      if (word) words.push(word);
    }
  }
  return words;
}

/** Cuts pieces out of the data. @param {Data[]} data @param {Piece[]} moving by address */
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
