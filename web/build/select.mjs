// Which functions go to which part. The first keeps what can be reached from the program's entry points
// without entering a source file of another part; the second what else can be reached without entering a
// file of the late part; the late part has the rest.
//
// Code of no file of ours (the C library) goes where it is called from, unless a rule says otherwise.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** @typedef {import('./wasm.mjs').Module} Module */

/** So small a function may be anywhere. */
export const SMALL_BYTES = 64;
const SMALL_IN_TABLE_BYTES = 24;
const MOST_CALLS = 4;  // within one another

/** @typedef {'first' | 'second' | 'late'} Part */

/**
 * @param {Module} module with names
 * @param {{objects: {file: string, source: string}[], nm: string, rules: {first: string, late: string}}} options
 */
export async function selectParts(module, { objects, nm, rules }) {
  const mayBeFirst = read(rules.first);
  const isLate = read(rules.late);
  const defined = await definitions(objects, nm);
  const names = module.names();
  // wasm-split counts those that the optimiser has made and not named.
  const nameOf = (/** @type {number} */ index) =>
    names.get(index) ?? String(index - module.importedFunctions);
  const definition = (/** @type {number} */ index) =>
    defined.get(nameOf(index)) ?? defined.get(withoutNumber(nameOf(index))) ?? UNKNOWN;
  const bodies = module.functions.map((body, i) => {
    const index = module.importedFunctions + i;
    return { index, size: body.end - body.start, ...module.references(body) };
  });
  const byIndex = new Map(bodies.map((body) => [body.index, body]));
  // What is inline goes with who calls it. So do the smallest: the optimiser makes one of those that
  // are alike, and its name is anybody's.
  const isSmall = (/** @type {number} */ index, /** @type {number} */ most) =>
    (byIndex.get(index)?.size ?? 0) <= most;
  // What calls one of ours that is not anybody's either is alike only to what calls the same.
  /** @type {(index: number, most?: number, depth?: number) => boolean} */
  const isAnybodys = (index, most = SMALL_IN_TABLE_BYTES, depth = 0) =>
    isSmall(index, most) && depth < MOST_CALLS &&
    [...byIndex.get(index)?.calls ?? []].every((called) => {
      const { sources, inline } = definition(called);
      return !sources.length || inline || isAnybodys(called, SMALL_BYTES, depth + 1);
    });
  const roots = module.exports.filter(({ kind }) => kind === 0).map(({ index }) => index);
  const table = [...module.table.values()];

  /** @param {Iterable<number>} from @param {(index: number) => boolean} mayBeCalled */
  const reached = (from, mayBeCalled) => {
    const found = new Set();
    const todo = [...from];
    for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
      const body = byIndex.get(index);
      if (!body || found.has(index)) continue;
      found.add(index);
      for (const called of body.calls) if (mayBeCalled(called)) todo.push(called);
    }
    return found;
  };
  const first = reached(
    [...roots, ...table.filter((index) => {
      const { sources } = definition(index);
      return mayBeFirst(nameOf(index), sources, 'some') ??
        (!sources.length || isAnybodys(index));
    })],
    (index) => {
      const { sources, inline } = definition(index);
      return mayBeFirst(nameOf(index), sources, 'some') ??
        (!sources.length || inline || isSmall(index, SMALL_BYTES));
    });
  // Screens are reached through the table. What is called by itself the second part may need, whatever
  // file it is from: the optimiser makes one of functions that are alike. Only a name says that it does not.
  const early = reached(
    [...first, ...table.filter((index) => !isLate(nameOf(index), definition(index).sources, 'every') ||
      isAnybodys(index))],
    (index) => !isLate(nameOf(index), [], 'every'));

  /** @param {number} index @returns {Part} */
  const partOf = (index) => (first.has(index) ? 'first' : early.has(index) ? 'second' : 'late');
  const lines = bodies.map(({ index, size }) =>
    `${partOf(index).padEnd(6)} ${String(size).padStart(6)} ${definition(index).sources[0] ?? '?'} ${nameOf(index)}`);
  const all = bodies.map(({ index, size, numbers }) => (
    { name: nameOf(index), size, numbers, part: partOf(index) }));
  return { all, report: lines.sort().join('\n') };
}

/**
 * @param {string} rules
 * @returns {(name: string, sources: string[], which: 'some' | 'every') => boolean | undefined} whether a
 *   function may be in the part, where a line says so; of an inline one some or all of its sources
 */
function read(rules) {
  const lines = rules.split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
  const all = lines.map((line) => {
    const pattern = line.replace(/^- */, '');
    const fits = pattern.includes('/')
      ? ofSource(pattern)
      : (/** @type {string} */ name) =>
        pattern.includes('::') ? name.includes(pattern) : name.startsWith(pattern);
    return { of: pattern.includes('/') ? 'source' : 'name', keeps: pattern === line, fits };
  }).reverse();
  return (name, sources, which) => {
    const byName = all.find((rule) => rule.of === 'name' && rule.fits(name, ''));
    if (byName) return byName.keeps;
    const kept = sources[which]((source) =>
      all.find((rule) => rule.of === 'source' && rule.fits(name, source))?.keeps);
    return (sources.length > 0 && kept) || undefined;
  };
}

/** @param {string} pattern */
function ofSource(pattern) {
  const parts = pattern.split(/(\*+)/).map((part) =>
    part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('')}$`);
  return (/** @type {string} */ _, /** @type {string} */ source) => expression.test(source);
}

const SHARED = /^byn\$mgfn-shared\$/;

/** Whether the optimiser has made it of several that differ in a number. @param {string} name */
export function isShared(name) {
  return SHARED.test(name);
}

/** Of a library's file, which is none of ours. @type {Definition} */
const UNKNOWN = { sources: [], inline: false };

/** The optimiser numbers functions of one name, and names one for several after one of them. @param {string} name */
export function withoutNumber(name) {
  return name.replace(SHARED, '').replace(/\.\d+$/, '');
}

/**
 * Where each function is defined; inline ones are in many files.
 * @typedef {{sources: string[], inline: boolean}} Definition
 *
 * @param {{file: string, source: string}[]} objects @param {string} nm
 */
async function definitions(objects, nm) {
  /** @type {Map<string, Definition>} */
  const functions = new Map();
  const bySource = new Map(objects.map(({ file, source }) => [file, source]));
  const { stdout } = await promisify(execFile)(
    nm, ['-C', '--defined-only', '-A', ...bySource.keys()], { maxBuffer: Infinity });
  for (const line of stdout.split('\n')) {
    const [, file, kind, name] = /^(.*?): ?[0-9a-f]+ ([TtWw]) (.*)$/.exec(line) ?? [];
    if (!file) continue;
    const of = functions.get(name) ?? { sources: [], inline: true };
    if (!of.sources.length) functions.set(name, of);
    of.sources.push(/** @type {string} */ (bySource.get(file)));
    if (kind.toUpperCase() === 'T') of.inline = false;
  }
  return functions;
}
