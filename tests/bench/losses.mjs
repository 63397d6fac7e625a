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

/** A world that breaks a rule ends the program with an error. @returns {Promise<Row[]>} */
export async function measureSimulation() {
  const program = path.join(root, 'build/release/tests/simulation/simulate');
  const { stdout } = await run(program, ['--seeds', String(SEEDS)]);
  const [, figures = ''] = /^simulated: (.*)$/m.exec(stdout) ?? [];
  return [row(`Simulated worlds: ${figures}: lost, doubled, out of order`, '0', '0', true)];
}

/** The test asserts each round's tick. @returns {Promise<Row[]>} */
export async function measureKills() {
  await run('node_modules/.bin/playwright',
    ['test', '-c', 'tests/e2e', 'homework', '-g', 'killed', '--retries', '0'],
    { cwd: root, env: { ...process.env, RANETS_KILLS: String(ROUNDS) } });
  return [row(`Chromium killed (SIGKILL) while homework is ticked, ${ROUNDS} times: ticks lost, files damaged`,
    '0', '0', true)];
}
