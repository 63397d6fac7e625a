// What the linker was given: what each function and each piece of data refers to, as the object files
// tell it ("linking" and "reloc.*" of https://github.com/WebAssembly/tool-conventions, Linking.md).
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { Module, SECTION } from './wasm.mjs';

/** @typedef {import('./wasm.mjs').Reader} Reader */
/**
 * To a function, or to data: a segment of the same object, or none where another one defines it.
 * @typedef {{symbol: string, isData: boolean, segment: number}} Reference
 * @typedef {{name: string, references: Reference[]}} Segment
 * @typedef {{functions: Map<string, Reference[]>, segments: Segment[], symbols: Reference[]}} ObjectFile
 */

const SEGMENT_INFO = 5;
const SYMBOL_TABLE = 8;
const UNDEFINED = 0x10;
const EXPLICIT_NAME = 0x40;
const [FUNCTION, DATA, SECTION_SYMBOL] = [0, 1, 3];
/** Relocations with an addend behind the symbol. */
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
/** Of a type, which is no symbol. */
const OF_TYPE = 6;

/** @param {Uint8Array} bytes @returns {ObjectFile} */
export function readObject(bytes) {
  const module = new Module(bytes);
  const { symbols, names } = readLinking(module);
  const relocations = new Map(['CODE', 'DATA'].map((name) => [name, readRelocations(module, name)]));
  const within = (/** @type {string} */ name, /** @type {number} */ start, /** @type {number} */ end) =>
    (relocations.get(name) ?? []).filter(({ at }) => at >= start && at < end)
      .map(({ symbol }) => symbols[symbol]).filter((symbol) => symbol.kind === FUNCTION || symbol.isData);
  const functions = new Map(symbols.flatMap(({ kind, symbol, index }) => {
    const body = kind === FUNCTION && module.functions[index - module.importedFunctions];
    return body ? [[symbol, within('CODE', body.start, body.end)]] : [];
  }));
  const segments = module.data.map((data, i) => {
    const start = data.bytes.byteOffset - bytes.byteOffset;
    return { name: names[i], references: within('DATA', start, start + data.bytes.length) };
  });
  return { functions, segments, symbols };
}

/** @param {Module} module */
function readLinking(module) {
  /** @type {(Reference & {kind: number, index: number})[]} */
  const symbols = [];
  /** Of segments. @type {string[]} */
  const names = [];
  const functionImports = module.imports.filter(({ kind }) => kind === 0);
  const reader = module.custom('linking');
  if (!reader || reader.unsigned() !== 2) throw new Error('no object file of the linker that is known');
  while (reader.at < reader.end) {
    const part = reader.byte();
    const end = reader.unsigned() + reader.at;
    if (part === SEGMENT_INFO) {
      names.push(...reader.list(() => {
        const name = reader.name();
        reader.skip(); // alignment
        reader.skip(); // flags
        return name;
      }));
    } else if (part === SYMBOL_TABLE) {
      symbols.push(...reader.list(() => readSymbol(reader, functionImports)));
    }
    reader.at = end;
  }
  return { symbols, names };
}

/** @param {Reader} reader @param {{field: string}[]} functionImports */
function readSymbol(reader, functionImports) {
  const kind = reader.byte();
  const flags = reader.unsigned();
  const isThere = !(flags & UNDEFINED);
  let [symbol, index, segment] = ['', -1, -1];
  if (kind === DATA) {
    symbol = reader.name();
    if (isThere) {
      segment = reader.unsigned();
      reader.skip();
      reader.skip();
    }
  } else {
    index = reader.unsigned();
    if (kind !== SECTION_SYMBOL && (isThere || flags & EXPLICIT_NAME)) symbol = reader.name();
    else if (kind === FUNCTION) symbol = functionImports[index].field;
  }
  return { kind, symbol, index, segment, isData: kind === DATA };
}

/** @param {Module} module @param {string} name */
function readRelocations(module, name) {
  const reader = module.custom(`reloc.${name}`);
  if (!reader) return [];
  const { start } = module.sections[reader.unsigned()];
  return reader.list(() => {
    const type = reader.byte();
    const at = start + reader.unsigned();
    const symbol = reader.unsigned();
    if (WITH_ADDEND.has(type)) reader.skip();
    return { type, at, symbol };
  }).filter(({ type }) => type !== OF_TYPE);
}

/** The objects of the linker's map, by the names they have there: "a.o", "folder/b.a(a.o)". */
export class Objects {
  /** @type {Map<string, ObjectFile[]>} those of one name in an archive */
  #files = new Map();

  /** @param {string} folder that the names are relative to @param {Iterable<string>} names */
  async read(folder, names) {
    const files = new Set([...names].map((name) => name.replace(/\(.*$/, '')));
    for (const file of files) {
      const bytes = await readFile(path.resolve(folder, file));
      if (!file.endsWith('.a')) this.#add(file, bytes);
      else for (const [member, part] of members(bytes)) this.#add(`${file}(${member})`, part);
    }
    return this;
  }

  /** @param {string} name @param {Uint8Array} bytes */
  #add(name, bytes) {
    this.#files.set(name, [...(this.#files.get(name) ?? []), readObject(bytes)]);
  }

  /** @param {string} name @returns {ObjectFile[]} */
  of(name) {
    return this.#files.get(name) ?? [];
  }

  [Symbol.iterator]() {
    return this.#files.entries();
  }
}

/** Of an archive as GNU's ar and LLVM's write it. @param {Buffer} bytes @returns {[string, Buffer][]} */
function members(bytes) {
  /** @type {[string, Buffer][]} */
  const found = [];
  let longNames = '';
  for (let at = 8; at < bytes.length;) {
    const head = bytes.toString('latin1', at, at + 60);
    const size = Number(head.slice(48, 58));
    const body = bytes.subarray(at + 60, at + 60 + size);
    const name = head.slice(0, 16).trimEnd();
    if (name === '//') longNames = body.toString('latin1');
    else if (/^\/\d/.test(name)) found.push([longNames.slice(Number(name.slice(1))).split('/\n')[0], body]);
    else if (name.length > 1 && name !== '/SYM64/') found.push([name.replace(/\/$/, ''), body]);
    at += 60 + size + (size & 1);
  }
  return found;
}
