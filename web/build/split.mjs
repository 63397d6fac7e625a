// Splits the linked module in three: the first part draws the sign-in, the second the diary, the late
// one all other screens (docs/DECISIONS.md). Which function goes where is decided by first_part.txt and
// late_part.txt; what the parts are made of is written to parts.txt beside them.
//
//   node web/build/split.mjs --build build/web --module build/web/site
//     reads worker.wasm and worker.map of the module's folder, writes first.wasm, second.wasm and
//     late.wasm there
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { Cache, digest } from './cache.mjs';
import { moveData } from './move_data.mjs';
import { selectParts } from './select.mjs';
import { list, Module, name as encoded, SECTION } from './wasm.mjs';

const run = promisify(execFile);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.resolve(here, '../..');

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: path.join(root, 'build/web') },
    module: { type: 'string', default: path.join(root, 'build/web/site') },
  },
});
const folder = values.module;
const scratch = await mkdtemp(path.join(tmpdir(), 'ranets-split-'));
const at = (/** @type {string} */ name) => path.join(scratch, name);

// Of the SDK, whose own tools read and write the same module.
const FEATURES = ['--mvp-features', '--enable-mutable-globals'];
// A newer optimiser than the SDK's, which finds more the second time; functions by their names compress
// better than by their sizes.
const optimiser = path.join(root, 'node_modules/binaryen/bin/wasm-opt');
const SMALLER = ['-Oz', '-Oz', '--low-memory-unused', '--zero-filled-memory',
  '--one-caller-inline-max-function-size=20'];

try {
  const whole = new Module(await wholeModule());
  const { all, report } = await selectParts(whole, {
    objects: await objects(values.build),
    nm: path.join(await configured('LLVM_ROOT'), 'llvm-nm'),
    rules: {
      first: await readFile(path.join(here, 'first_part.txt'), 'utf8'),
      late: await readFile(path.join(here, 'late_part.txt'), 'utf8'),
    },
  });
  const namesOf = (/** @type {import('./select.mjs').Part} */ part) =>
    all.filter((it) => it.part === part).map(({ name }) => name);
  await split('whole', 'first', namesOf('first'), 'rest', { exported: '%', of: 'p', standIns: 's' });
  await split('rest', 'second', namesOf('second'), 'late', { exported: '&', of: 'q', standIns: 't' });
  const parts = await Promise.all(['first', 'second', 'late'].map(async (part) => {
    await optimise(at(`${part}.split.wasm`), at(`${part}.wasm`), ['--reorder-functions-by-name']);
    return new Module(await readFile(at(`${part}.wasm`)));
  }));
  const [first, second, late] = linked(parts);
  const map = await readFile(path.join(folder, 'worker.map'), 'utf8');
  const moved = await moveData({ first, second, late }, { map, folder: values.build, names: all });
  await Promise.all(/** @type {const} */ (['first', 'second', 'late']).map((part) =>
    writeFile(path.join(folder, `${part}.wasm`), moved[part])));
  const standIns = await Promise.all(['first', 'second'].map((part) =>
    readFile(at(`${part}.split.wasm.placeholders`), 'utf8')));
  await writeFile(path.join(folder, 'parts.txt'), `${report}\n${moved.report}\n${standIns.join('')}`);
} finally {
  await rm(scratch, { recursive: true });
}

/** It takes a while, and other rules need no other one. */
async function wholeModule() {
  const linked = path.join(folder, 'worker.wasm');
  const cache = new Cache(path.join(values.build, 'site-cache'));
  const key = digest(await readFile(linked), await readFile(optimiser), ...SMALLER);
  const whole = await cache.get(`${key}.wasm`, async () => {
    await optimise(linked, at('made.wasm'), SMALLER);
    return readFile(at('made.wasm'));
  });
  await writeFile(at('whole.wasm'), whole);
  return whole;
}

/** @param {string} from @param {string} to @param {string[]} passes */
async function optimise(from, to, passes) {
  await run(process.execPath, [optimiser, from, '-o', to, '-g', ...FEATURES, ...passes]);
}

/**
 * @param {string} from @param {string} to @param {string[]} kept names of functions
 * @param {string} others @param {{exported: string, of: string, standIns: string}} names how what the
 *   others take begins, of which module they take it, and of which the stand-ins for them are taken
 */
async function split(from, to, kept, others, { exported, of, standIns }) {
  // Names as wasm-split reads them: what is no letter of an identifier by its number.
  const escaped = kept.map((name) =>
    name.replace(/[^\w!#$%&'*+\-./:<=>?@^`|~]/g, (c) => `\\${c.charCodeAt(0).toString(16)}`));
  await writeFile(at(`${to}.txt`), escaped.join('\n'));
  const splitter = path.join(await configured('BINARYEN_ROOT'), 'bin/wasm-split');
  await run(splitter, [
    at(`${from}.wasm`), '-g', ...FEATURES, `--keep-funcs=@${at(`${to}.txt`)}`,
    '-o1', at(`${to}.split.wasm`), '-o2', at(others === 'late' ? 'late.split.wasm' : `${others}.wasm`),
    `--export-prefix=${exported}`, `--import-namespace=${of}`, `--placeholder-namespace=${standIns}`,
    '--placeholdermap',
  ]);
}

/**
 * What one part has from another goes by its full name: short ones do. What the late part would have from
 * the second, and that from the first, it takes there itself. All slots of the table are there from the start.
 * @param {Module[]} parts
 */
function linked([first, second, late]) {
  /** @type {Map<string, string>} */
  const short = new Map();
  const renamed = (/** @type {string} */ name) => {
    if (!/^[%&]/.test(name)) return name;
    if (!short.has(name)) short.set(name, `%${short.size.toString(36)}`);
    return /** @type {string} */ (short.get(name));
  };
  /** @type {Map<string, {module: string, field: string}>} */
  const handedOn = new Map();
  for (const { name, kind, index } of second.exports) {
    const imported = second.imports.filter((it) => it.kind === kind)[index];
    if (imported) handedOn.set(name, imported);
  }
  const exports = (/** @type {Module} */ module) => list(module.exports
    .filter(({ name }) => !handedOn.has(name))
    .map(({ name, rest }) => Buffer.concat([encoded(renamed(name)), rest])));
  const imports = (/** @type {Module} */ part) => list(part.imports.map(({ module, field, rest }) => {
    const from = (module === 'q' && handedOn.get(field)) || { module, field };
    return Buffer.concat([encoded(from.module), encoded(renamed(from.field)), rest]);
  }));
  const made = (/** @type {Module} */ module, /** @type {[number, Uint8Array][]} */ contents) =>
    new Module(module.with(new Map(contents)));
  const slots = Math.max(...[first, second, late].map((part) => part.slots()));
  return [
    made(first, [[SECTION.exports, exports(first)], [SECTION.table, first.tableOf(slots)]]),
    made(second, [[SECTION.exports, exports(second)], [SECTION.imports, imports(second)]]),
    made(late, [[SECTION.imports, imports(late)]]),
  ];
}

/** @param {string} setting of the SDK's */
async function configured(setting) {
  return (await run('em-config', [setting])).stdout.trim();
}

/** What was compiled for the module. @param {string} build */
async function objects(build) {
  /** @type {{directory: string, file: string, command: string}[]} */
  const commands = JSON.parse(await readFile(path.join(build, 'compile_commands.json'), 'utf8'));
  return commands.map(({ directory, file, command }) => ({
    file: path.resolve(directory, / -o (\S+) /.exec(command)?.[1] ?? ''),
    source: path.relative(root, file),
  }));
}
