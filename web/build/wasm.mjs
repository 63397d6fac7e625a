// As much of WebAssembly's binary format as splitting a module takes: its sections, what functions
// call and which constants they have, the table's slots, the data.

const MAGIC_BYTES = 8;
/** A kind of what is imported. */
const TABLE = 1;
export const SECTION = { custom: 0, imports: 2, table: 4, exports: 7, elements: 9, code: 10, data: 11 };

/** Reads one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} at @param {number} [end] */
  constructor(bytes, at, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte() {
    return this.bytes[this.at++];
  }

  unsigned() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** An i32.const's, as an address. */
  signed() {
    let value = 0;
    for (let scale = 1; ; ) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      scale *= 128;
      if (byte >= 128) continue;
      return (byte & 64 ? value - scale : value) >>> 0;
    }
  }

  skip() {
    while (this.byte() >= 128);
  }

  name() {
    const length = this.unsigned();
    this.at += length;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at - length, length).toString();
  }

  /** @template T @param {() => T} one @returns {T[]} */
  list(one) {
    return Array.from({ length: this.unsigned() }, one);
  }

  limits() {
    const has = this.byte();
    this.skip();
    if (has & 1) this.skip();
  }

  /** What an import is, but for its names; returns its kind. */
  imported() {
    const kind = this.byte();
    if (kind === 0) this.skip();
    else if (kind === 1) this.byte(), this.limits();
    else if (kind === 2) this.limits();
    else this.at += 2;
    return kind;
  }

  /** Where a segment of a table or of the memory goes: only constants are known here. */
  offset() {
    if (this.unsigned() !== 0 || this.byte() !== 0x41) throw new Error('a segment without a constant place');
    const value = this.signed();
    this.at++; // end
    return value;
  }
}

/** @param {number} value */
export function unsigned(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** Of an i32. @param {number} value */
export function signed(value) {
  const bytes = [];
  for (let left = value | 0; ; left >>= 7) {
    const byte = left & 127;
    const last = left >> 6 === 0 || left >> 6 === -1;
    bytes.push(last ? byte : byte | 128);
    if (last) return Buffer.from(bytes);
  }
}

/** @param {string} text */
export function name(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([unsigned(bytes.length), bytes]);
}

/** @param {Uint8Array[]} items */
export function list(items) {
  return Buffer.concat([unsigned(items.length), ...items]);
}

/**
 * @typedef {{id: number, start: number, end: number}} Section
 * @typedef {{start: number, end: number}} Body
 * @typedef {{address: number, bytes: Uint8Array}} Data
 */
export class Module {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    /** @type {Section[]} */
    this.sections = [];
    const reader = new Reader(bytes, MAGIC_BYTES);
    while (reader.at < bytes.length) {
      const id = reader.byte();
      const size = reader.unsigned();
      this.sections.push({ id, start: reader.at, end: reader.at + size });
      reader.at += size;
    }
    /** Of functions, which come first in the numbering. */
    this.imports = this.#read(SECTION.imports, (r) => {
      const [module, field, from] = [r.name(), r.name(), r.at];
      return { module, field, kind: r.imported(), rest: bytes.subarray(from, r.at) };
    });
    this.importedFunctions = this.imports.filter(({ kind }) => kind === 0).length;
    this.exports = this.#read(SECTION.exports, (r) => {
      const [name, from] = [r.name(), r.at];
      return { name, kind: r.byte(), index: r.unsigned(), rest: bytes.subarray(from, r.at) };
    });
    /** Functions by their slots. @type {Map<number, number>} */
    this.table = new Map();
    for (const { at, functions } of this.#read(SECTION.elements, (r) => ({
      at: r.offset(), functions: r.list(() => r.unsigned()),
    }))) functions.forEach((index, i) => this.table.set(at + i, index));
    /** @type {Body[]} */
    this.functions = this.#read(SECTION.code, (r) => {
      const size = r.unsigned();
      r.at += size;
      return { start: r.at - size, end: r.at };
    });
    /** @type {Data[]} */
    this.data = this.#read(SECTION.data, (r) => {
      const address = r.offset();
      const size = r.unsigned();
      r.at += size;
      return { address, bytes: bytes.subarray(r.at - size, r.at) };
    });
  }

  /** @template T @param {number} id @param {(reader: Reader) => T} one @returns {T[]} */
  #read(id, one) {
    const section = this.sections.find((it) => it.id === id);
    if (!section) return [];
    const reader = new Reader(this.bytes, section.start, section.end);
    return reader.list(() => one(reader));
  }

  /** Limits of the table: its own, or as it must be where it is from. */
  #limits() {
    const imported = this.imports.find(({ kind }) => kind === TABLE);
    const own = this.sections.find(({ id }) => id === SECTION.table);
    const reader = imported
      ? new Reader(imported.rest, 1, imported.rest.length)
      : new Reader(this.bytes, /** @type {Section} */ (own).start + 1);
    const type = reader.byte();
    const hasMost = reader.byte() === 1;
    const least = reader.unsigned();
    return { type, least, most: hasMost ? reader.unsigned() : null };
  }

  /** How many slots it expects the table to have. */
  slots() {
    return this.#limits().least;
  }

  /** The section of its own table, with so many slots. @param {number} slots */
  tableOf(slots) {
    const { type, most } = this.#limits();
    const limits = most === null ? [Buffer.from([0]), unsigned(slots)] : [Buffer.from([1]), unsigned(slots), unsigned(Math.max(slots, most))];
    return list([Buffer.concat([Buffer.from([type]), ...limits])]);
  }

  /** Names of functions, by index; none in a module that was stripped. @returns {Map<number, string>} */
  names() {
    const reader = this.custom('name');
    while (reader && reader.at < reader.end) {
      const kind = reader.byte();
      const size = reader.unsigned();
      if (kind === 1) return new Map(reader.list(() => [reader.unsigned(), reader.name()]));
      reader.at += size;
    }
    return new Map();
  }

  /** Behind its name. @param {string} name */
  custom(name) {
    for (const { id, start, end } of this.sections) {
      const reader = new Reader(this.bytes, start, end);
      if (id === SECTION.custom && reader.name() === name) return reader;
    }
    return null;
  }

  /**
   * What a function calls directly, and every number in it that may be an address.
   * @param {Body} body
   */
  references({ start, end }) {
    const calls = new Set();
    const numbers = new Set();
    const reader = new Reader(this.bytes, start, end);
    reader.list(() => (reader.skip(), reader.byte())); // locals
    while (reader.at < end) readInstruction(reader, calls, numbers);
    return { calls, numbers };
  }

  /**
   * The module with other contents of some sections, and without names.
   * @param {Map<number, Uint8Array>} contents by section; one that was not there comes last
   */
  with(contents) {
    const left = new Map(contents);
    const parts = [this.bytes.subarray(0, MAGIC_BYTES)];
    const put = (/** @type {number} */ id, /** @type {Uint8Array} */ body) =>
      parts.push(Buffer.from([id]), unsigned(body.length), body);
    for (const { id, start, end } of this.sections) {
      if (id === SECTION.custom) continue;
      put(id, left.get(id) ?? this.bytes.subarray(start, end));
      left.delete(id);
    }
    for (const [id, body] of left) put(id, body);
    return Buffer.concat(parts);
  }
}

/** @param {Reader} reader @param {Set<number>} calls @param {Set<number>} numbers */
function readInstruction(reader, calls, numbers) {
  const op = reader.byte();
  if (op === 0x10 || op === 0xd2) calls.add(reader.unsigned());
  else if (op === 0x41) numbers.add(reader.signed());
  else if (op >= 0x28 && op <= 0x3e) reader.skip(), numbers.add(reader.unsigned());
  else if (op === 0x0e) reader.list(() => reader.skip()), reader.skip();
  else if (op === 0x11) reader.skip(), reader.skip();
  else if (op === 0x1c) reader.list(() => reader.byte());
  else if ((op >= 0x02 && op <= 0x04) || op === 0x0c || op === 0x0d || op === 0x42) reader.skip();
  else if ((op >= 0x20 && op <= 0x26) || op === 0x3f || op === 0x40 || op === 0xd0) reader.skip();
  else if (op === 0x43) reader.at += 4;
  else if (op === 0x44) reader.at += 8;
  else if (op === 0xfc) readLongInstruction(reader);
  else if (!(op <= 0x01 || op === 0x05 || op === 0x0b || op === 0x0f || op === 0x1a || op === 0x1b ||
             (op >= 0x45 && op <= 0xc4))) {
    throw new Error(`an instruction ${op.toString(16)} that is not known`);
  }
}

/** @param {Reader} reader */
function readLongInstruction(reader) {
  const op = reader.unsigned();
  if (op <= 7) return; // conversions
  if (op === 10) reader.at += 2; // memory.copy
  else if (op === 11) reader.at += 1; // memory.fill
  else throw new Error(`an instruction fc ${op} that is not known`);
}
