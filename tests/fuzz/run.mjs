// make fuzz [SECONDS=60] [TARGET=name]: libFuzzer on each function, beginning with what is kept in
// corpus/. What it finds new stays in build/fuzz/corpus; what breaks a function, in build/fuzz/found.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const SECONDS = process.env.SECONDS ?? '60';
const LONGEST = '65536';

const kept = 'tests/fuzz/corpus';
const targets = process.env.TARGET ? [process.env.TARGET] : readdirSync(kept);
const found = path.resolve('build/fuzz/found');
mkdirSync(found, { recursive: true });

let passed = 0;
let failed = 0;
for (const target of targets) {
    const grown = path.resolve('build/fuzz/corpus', target);
    mkdirSync(grown, { recursive: true });
    const run = spawnSync('build/fuzz/tests/fuzz/fuzz', [
        `-max_total_time=${SECONDS}`, `-max_len=${LONGEST}`, '-timeout=5', '-rss_limit_mb=1024',
        '-print_final_stats=1', `-artifact_prefix=${found}/${target}-`,
        grown, path.join(kept, target),
    ], { env: { ...process.env, RANETS_FUZZ: target }, encoding: 'utf8', maxBuffer: 1 << 28 });
    const runs = /number_of_executed_units: (\d+)/.exec(run.stderr)?.[1] ?? '0';
    if (run.status === 0) {
        passed++;
        console.log(`${target}: ${runs} inputs, nothing found`);
    } else {
        failed++;
        console.log(`${target}: failed after ${runs} inputs\n${run.stderr.slice(-4000)}`);
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
