// What is lost, doubled or damaged by crashes, in simulated worlds and in the browser.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from './build.mjs';
import { row } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

const run = promisify(execFile);
const SEEDS = 3_000;
const ROUNDS = 200;

/** @returns {Promise<Row[]>} */
export async function measureSimulation() {
  const program = path.join(root, 'build/release/tests/simulation/simulate');
  const { stdout } = await output(program, ['--seeds', String(SEEDS)]);
  const [, figures = ''] = /^simulated: (.*)$/m.exec(stdout) ?? [];
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  return [row(`Simulated: ${figures}: worlds in which something was lost, doubled or out of order`,
    '0', failed, Number(failed) === 0 && Number(passed) === SEEDS)];
}

/** The test looks into both files after each start, and at the tick. @returns {Promise<Row[]>} */
export async function measureKills() {
  const { stdout } = await output('node_modules/.bin/playwright',
    ['test', '-c', 'tests/e2e', 'homework', '-g', 'killed', '--retries', '0', '--reporter', 'json'],
    { RANETS_KILLS: String(ROUNDS) });
  const { expected, unexpected } = JSON.parse(stdout).stats;
  return [row(`Chromium killed (SIGKILL) while homework is ticked, ${ROUNDS} times: runs with a lost tick or a damaged file`,
    '0', String(unexpected), unexpected === 0 && expected === 1)];
}

/** Of a program that may fail. @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
function output(program, args, env = {}) {
  return run(program, args, { cwd: root, env: { ...process.env, ...env }, maxBuffer: Infinity })
    .catch((error) => /** @type {{stdout: string}} */ (error));
}
