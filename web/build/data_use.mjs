// Which pieces of the data some parts need: those to which their functions refer, or a piece that
// they need. What refers to what is told by the object files. Numbers in the linked code would not do:
// thousands of them look like addresses and are none.
//
// The optimiser may have put a function into its callers. One that is gone, or so small that it may
// stand in a caller, too, is taken to be in all that call it.
import { Objects } from './objects.mjs';
import { isShared, SMALL_BYTES, withoutNumber } from './select.mjs';

/** @typedef {import('./objects.mjs').Reference} Reference */
/** @typedef {import('./objects.mjs').ObjectFile} ObjectFile */
/** @typedef {{start: number, end: number, name: string}} Piece name: "folder/a.o:(.rodata.b)" */
/** @typedef {{name: string, size: number, numbers: Set<number>, part: import('./select.mjs').Part}} Named */
/** @typedef {{object: string, symbol: string, name: string}} Linked a function, and its name for people */

/** What the linker has made of the objects' constructors; their names. */
const CONSTRUCTORS = /^_GLOBAL__sub_I_|^__cxx_global_/;

/**
 * @param {{map: string, folder: string, pieces: Piece[], names: Named[]}} options names: of the functions there are
 * @returns {Promise<(parts: import('./select.mjs').Part[]) => {needed: Set<Piece>, unknown: string[]}>}
 */
export async function dataUse({ map, folder, pieces, names }) {
  if (pieces.some(({ name }) => name.startsWith(MERGED))) throw new Error('the linker has merged strings');
  const linked = functionsOf(map);
  const objects = await new Objects().read(folder, [
    ...linked.map(({ object }) => object), ...pieces.map(({ name }) => objectOf(name)),
  ].filter((name) => name !== INTERNAL));
  const find = finder(objects, linked, pieces);

  const left = counted(names.filter(({ name }) => !isShared(name)).map(({ name }) => withoutNumber(name)));
  const before = counted(linked.map(({ name }) => name));
  const sizes = new Map(names.map(({ name, size }) => [withoutNumber(name), size]));
  const mayBeInCallers = (/** @type {Linked} */ { name }) =>
    (left.get(name) ?? 0) < (before.get(name) ?? 0) || (sizes.get(name) ?? 0) <= SMALL_BYTES;

  const known = new Set(linked.map(({ name }) => name));
  return (parts) => {
    const there = names.filter(({ part }) => parts.includes(part));
    const called = new Set(there.map(({ name }) => withoutNumber(name)));
    const todo = linked.filter((it) =>
      called.has(it.name) || (CONSTRUCTORS.test(it.symbol) && mayBeInCallers(it)));
    const seen = new Set(todo);
    /** @type {Set<Piece>} */
    const needed = new Set();
    const take = (/** @type {string} */ object, /** @type {ObjectFile} */ file,
      /** @type {Reference[]} */ references) => {
      for (const reference of references) {
        if (!reference.isData) {
          for (const it of find.functions(object, reference.symbol)) {
            if (!seen.has(it) && mayBeInCallers(it)) seen.add(it), todo.push(it);
          }
          continue;
        }
        for (const found of find.data(object, file, reference)) {
          const isNew = found.pieces.filter((piece) => !needed.has(piece));
          for (const piece of isNew) needed.add(piece);
          if (isNew.length) takeData(found.object, found.file, found.segment);
        }
      }
    };
    // Pointers to functions stand in the table, whoever is there.
    const takeData = (/** @type {string} */ object, /** @type {ObjectFile} */ file,
      /** @type {number} */ segment) =>
      take(object, file, file.segments[segment].references.filter(({ isData }) => isData));
    for (let it = todo.pop(); it; it = todo.pop()) {
      for (const file of objects.of(it.object)) take(it.object, file, file.functions.get(it.symbol) ?? []);
    }
    // What the optimiser has made itself is of no object: there any number counts.
    const unknown = there.filter(({ name }) => !known.has(withoutNumber(name)));
    for (const number of unknown.flatMap(({ numbers }) => [...numbers])) {
      for (const piece of pieces) if (piece.start <= number && number < piece.end) needed.add(piece);
    }
    return { needed, unknown: unknown.map(({ name }) => name) };
  };
}

/** What is of no object. */
const INTERNAL = '<internal>';
const MERGED = '<internal>:(.rodata';

/** @param {string} name of a piece: "folder/a.o:(.rodata.b)" */
function objectOf(name) {
  return name.replace(/:\([^(]*\)$/, '');
}

/** @param {string[]} all */
function counted(all) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** @param {string} map of the linker @returns {Linked[]} */
function functionsOf(map) {
  const lines = map.slice(map.search(/ CODE$/m), map.search(/ DATA$/m)).split('\n');
  return lines.flatMap((line, i) => {
    const [, object, symbol] = /^ +- +\S+ +\S+ {9}(\S.*):\((.*)\)$/.exec(line) ?? [];
    const [, name] = /^ +- +\S+ +\S+ {17}(\S.*)$/.exec(lines[i + 1] ?? '') ?? [];
    return object && name && object !== INTERNAL ? [{ object, symbol, name }] : [];
  });
}

/**
 * @param {Objects} objects @param {Linked[]} linked @param {Piece[]} pieces
 */
function finder(objects, linked, pieces) {
  /** @type {Map<string, Linked[]>} */
  const functions = new Map();
  const add = (/** @type {string} */ key, /** @type {Linked} */ it) =>
    functions.set(key, [...(functions.get(key) ?? []), it]);
  for (const it of linked) add(`${it.object}:(${it.symbol})`, it), add(it.symbol, it);

  /** @type {Map<string, Piece[]>} */
  const byName = new Map();
  for (const piece of pieces) byName.set(piece.name, [...(byName.get(piece.name) ?? []), piece]);

  /** @typedef {{object: string, file: ObjectFile, segment: number, pieces: Piece[]}} Found */
  const inObject = (/** @type {string} */ object, /** @type {ObjectFile} */ file,
    /** @type {number} */ segment) => {
    const pieces = byName.get(`${object}:(${file.segments[segment].name})`) ?? [];
    return pieces.length ? [{ object, file, segment, pieces }] : [];
  };
  /** @type {Map<string, Found[]>} */
  const defined = new Map();
  for (const [object, files] of objects) {
    for (const file of files) {
      for (const { symbol, isData, segment } of file.symbols) {
        if (!isData || segment < 0) continue;
        const found = inObject(object, file, segment);
        if (found.length) defined.set(symbol, [...(defined.get(symbol) ?? []), ...found]);
      }
    }
  }
  return {
    functions: (/** @type {string} */ object, /** @type {string} */ symbol) =>
      functions.get(`${object}:(${symbol})`) ?? functions.get(symbol) ?? [],
    data(/** @type {string} */ object, /** @type {ObjectFile} */ file, /** @type {Reference} */ { symbol, segment }) {
      const here = segment < 0 ? [] : inObject(object, file, segment);
      // Of what is in many objects the linker has taken one.
      return here.length ? here : defined.get(symbol) ?? [];
    },
  };
}
