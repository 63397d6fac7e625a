// Runs every kind of test on what is built, and counts them together. The last line says how many.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const RESULTS = 'build/results';
const STUB = 'build/native/server-stub/ranets-stub';
const SIMULATE = 'build/release/tests/simulation/simulate';
const BROWSERS_ANSWERS = path.resolve(RESULTS, 'browsers-answers.jsonl');
// What is worth to be shown of those that pass.
const FIGURES = /^(sweep: .*|held: .*|simulated: .*|seed \d+: .*|\d+ routes served.*|\d+ different answers.*)$/gm;
const total = { passed: 0, failed: 0 };
/** What is told once more at the end: by then it stands far above. */
const remarks = [];

/** A program that tells by its exit code alone. */
function check(name, program, ...args) {
    return { name, program, args, count: (code) => ({ passed: code ? 0 : 1, failed: code ? 1 : 0 }) };
}

/** A program that counts for itself: its last line is "N passed, M failed". */
function tally(name, program, ...args) {
    return {
        name,
        program,
        args,
        count: (code, output) => {
            const [, passed, failed] = /(\d+) passed, (\d+) failed\n$/.exec(output);
            return { passed: Number(passed), failed: Number(failed) };
        },
    };
}

/** A Catch2 program, or one of its PARTS; it writes its counts beside what it prints. */
function catch2(name, { part = 1, parts = 1, env = {} } = {}) {
    const report = `${RESULTS}/${name}-${part}.xml`;
    return {
        name: parts > 1 ? `${name}, ${part} of ${parts}` : name,
        // Who runs it by hand gets the whole of a trace.
        env: { ASAN_OPTIONS: 'malloc_context_size=5', ...env },
        program: `build/native/tests/${name.replace('_tests', '')}/${name}`,
        args: ['--reporter', 'console', '--reporter', `xml::out=${report}`,
               '--shard-count', String(parts), '--shard-index', String(part - 1)],
        count: () => {
            const xml = readFileSync(report, 'utf8');
            const cases = [...xml.matchAll(/<TestCase name="([^"]*)"(.*?)<\/TestCase>/gs)];
            const [, passed, failed] = /<OverallResultsCases successes="(\d+)" failures="(\d+)"/
                .exec(xml);
            const names = cases.filter(([, , rest]) => rest.includes('<OverallResult success="false"'))
                .map(([, title]) => title);
            return { passed: Number(passed), failed: Number(failed), names };
        },
    };
}

/** The tests of a suite in Playwright's report, and of those within it. */
function specsOf({ specs = [], suites = [] }) {
    return [...specs, ...suites.flatMap(specsOf)];
}

/** A folder of Playwright tests. */
function playwright(name, env = {}) {
    const report = `${RESULTS}/${name}.json`;
    return {
        name,
        program: 'node_modules/.bin/playwright',
        args: ['test', '-c', `tests/${name}`, '--reporter=list,json'],
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: `${process.cwd()}/${report}` },
        count: () => {
            const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'));
            const named = (status) => suites.flatMap(specsOf)
                .filter(({ tests }) => tests.some((test) => test.status === status))
                .map(({ file, title }) => `${file}: ${title}`);
            remarks.push(...named('flaky').map((it) => `passed at the second try only: ${it}`));
            return {
                passed: stats.expected + stats.flaky,
                failed: stats.unexpected,
                names: named('unexpected'),
            };
        },
    };
}

function run(step, priority) {
    const started = Date.now();
    const options = { env: { ...process.env, ...step.env }, maxBuffer: Infinity };
    return new Promise((resolve) => {
        const child = execFile(step.program, step.args, options, (error, stdout, stderr) => {
            const code = error ? 1 : 0;
            let counts;
            try {
                counts = step.count(code, stdout);
            } catch {
                counts = { passed: 0, failed: 0 };  // it ended before it had counted
            }
            if (code && !counts.failed) counts.failed = 1;
            if (counts.failed) {
                const names = counts.names?.length ? counts.names : [step.name];
                remarks.push(...names.map((it) => `failed: ${it}`));
            }
            const seconds = ((Date.now() - started) / 1000).toFixed(1);
            console.log(`${step.name}: ${counts.passed} passed, ${counts.failed} failed ` +
                        `(${seconds} s)`);
            const figures = stdout.match(FIGURES) ?? [];
            if (figures.length) console.log(`  ${figures.join('\n  ')}`);
            if (code || counts.failed) console.log(stdout + stderr + (error?.message ?? ''));
            total.passed += counts.passed;
            total.failed += counts.failed;
            resolve();
        });
        if (child.pid) os.setPriority(child.pid, priority);
    });
}

/** Runs steps, so many at a time. */
async function runAll(steps, atOnce, priority = os.getPriority()) {
    const waiting = [...steps];
    const worker = async () => {
        while (waiting.length) await run(waiting.shift(), priority);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const contract = [1, 2].map((part) => catch2('contract_tests', {
    part,
    parts: 2,
    env: { RANETS_ANSWERS: path.resolve(RESULTS, `answers-${part}.jsonl`) },
}));
const simulation = [1, 501].map((from) =>
    tally(`simulation from ${from}`, SIMULATE, '--seeds', '500', '--from', String(from)));

async function runTimed() {
    // Worlds first: their minute is a promise.
    await runAll([
        ...simulation,
        ...contract,
        tally('nginx', 'node', 'tests/nginx/check.mjs', STUB, 'build/site'),
        tally('calendar', 'node', 'tests/calendar/check.mjs'),
    ], Math.min(4, os.cpus().length));
    // One after the other: browsers on a busy machine are slow, and slow looks like wrong.
    await runAll([
        playwright('page'),
        playwright('e2e', { RANETS_ANSWERS: BROWSERS_ANSWERS }),
        // What they and the contract tests saw is compared with the contract.
        tally('openapi', 'node', 'tests/contract/openapi/check.mjs', STUB,
              ...contract.map((step) => step.env.RANETS_ANSWERS), BROWSERS_ANSWERS),
    ], 1);
}

/** Those that know no clock, in the moments in which the timed ones wait. */
function runUntimed() {
    return runAll([
        catch2('ui_tests'),
        catch2('unit_tests'),
        tally('fuzz corpus', 'build/native/tests/fuzz/fuzz_replay', 'tests/fuzz/corpus'),
        check('types', 'node_modules/.bin/tsc', '-p', '.'),
        check('types of sw.js', 'node_modules/.bin/tsc', '-p', 'tsconfig.sw.json'),
        check('format', 'tests/format/check.sh'),
        check('layers', 'node', 'tests/layers/check.mjs'),
        check('strings', 'node', 'tests/strings/check.mjs'),
        check('size', 'node', 'tests/size/check.mjs'),
    ], 1, os.constants.priority.PRIORITY_LOW);
}

await Promise.all([runTimed(), runUntimed()]);

for (const remark of remarks) console.log(remark);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
