// Splits the linked module in two: the first part draws the sign-in, the second is all that follows
// it (docs/DECISIONS.md). Which function goes where is decided by first_part.txt; what both parts are
// made of is written to parts.txt beside them.
//
//   node web/build/split.mjs --build build/web --module build/web/site
//     reads worker.wasm and worker.map of the module's folder, writes first.wasm and second.wasm there
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { Cache, digest } from './cache.mjs';
import { moveData } from './move_data.mjs';
import { selectFirst } from './select.mjs';
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
  const { first, all, report } = await selectFirst(whole, {
    objects: await objects(values.build),
    nm: path.join(await configured('LLVM_ROOT'), 'llvm-nm'),
    rules: await readFile(path.join(here, 'first_part.txt'), 'utf8'),
  });
  await split(first);
  const parts = await Promise.all(['first', 'second'].map(async (part) => {
    await optimise(at(`${part}.split.wasm`), at(`${part}.wasm`), ['--reorder-functions-by-name']);
    return new Module(await readFile(at(`${part}.wasm`)));
  }));
  const [primary, secondary] = shortened(parts);
  const map = await readFile(path.join(folder, 'worker.map'), 'utf8');
  const moved = await moveData(
    new Module(primary), new Module(secondary), { map, folder: values.build, names: all });
  await writeFile(path.join(folder, 'first.wasm'), moved.first);
  await writeFile(path.join(folder, 'second.wasm'), moved.second);
  const standIns = await readFile(at('first.split.wasm.placeholders'), 'utf8');
  await writeFile(path.join(folder, 'parts.txt'), `${report}\n${moved.report}\n${standIns}`);
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

/** @param {string[]} first names of functions */
async function split(first) {
  // Names as wasm-split reads them: what is no letter of an identifier by its number.
  const escaped = first.map((name) =>
    name.replace(/[^\w!#$%&'*+\-./:<=>?@^`|~]/g, (c) => `\\${c.charCodeAt(0).toString(16)}`));
  await writeFile(at('first.txt'), escaped.join('\n'));
  const splitter = path.join(await configured('BINARYEN_ROOT'), 'bin/wasm-split');
  await run(splitter, [
    at('whole.wasm'), '-g', ...FEATURES, `--keep-funcs=@${at('first.txt')}`,
    '-o1', at('first.split.wasm'), '-o2', at('second.split.wasm'),
    '--export-prefix=%', '--import-namespace=p', '--placeholder-namespace=s', '--placeholdermap',
  ]);
}

/**
 * What one part has from the other goes by its full name: short ones do.
 * @param {Module[]} parts
 */
function shortened([first, second]) {
  /** @type {Map<string, string>} */
  const short = new Map();
  const renamed = (/** @type {string} */ name) => {
    if (!name.startsWith('%')) return name;
    if (!short.has(name)) short.set(name, `%${short.size.toString(36)}`);
    return /** @type {string} */ (short.get(name));
  };
  return [
    first.with(new Map([[SECTION.exports, list(first.exports.map(({ name, rest }) =>
      Buffer.concat([encoded(renamed(name)), rest])))]])),
    second.with(new Map([[SECTION.imports, list(second.imports.map(({ module, field, rest }) =>
      Buffer.concat([encoded(module), encoded(renamed(field)), rest])))]])),
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
