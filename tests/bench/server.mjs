// The stub server under load: a week's schedules, as the diary asks for them; of one school, and of
// many.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { startStub } from '../e2e/support/stub.mjs';
import { median, number, row } from './figures.mjs';
import { memoryMb, processorSeconds } from './process.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

const CONNECTIONS = 16;
const REQUESTS = 30_000;
const SECONDS = 15;
const RUNS = 3;
const LEAST_PER_SECOND = 2_000;
const MOST_P99_MS = 20;
const STUDENTS = 20_000;
const MOST_READY_MS = 10_000;
/** Two medians of one run differ by as much without a reason. */
const NOISE = 0.9;
const IDLE_CONNECTIONS = 1_000;
const IDLE_SECONDS = 10;
const MOST_IDLE_SHARE = 0.05;

const WEEKS = [
  ['2026-11-02', '2026-11-08'], ['2026-11-09', '2026-11-15'], ['2026-11-16', '2026-11-22'],
  ['2026-11-23', '2026-11-29'], ['2026-11-30', '2026-12-06'],
];

/**
 * @param {{origin: string, port: number}} stub @param {string} program the load generator
 * @returns {Promise<Row[]>}
 */
export async function measureServer(stub, program) {
  const token = await signIn(stub.origin);
  const paths = await schedulePaths(stub.origin, token);
  /** @type {{perSecond: number, p50: number, p99: number, bytes: number, requests: number}[]} */
  const runs = [];
  await load(program, stub.port, [token, ...paths], 1_000);  // to warm up
  for (let run = 0; run < RUNS; run++) {
    runs.push(await load(program, stub.port, [token, ...paths], REQUESTS));
  }
  const perSecond = median(runs.map((run) => run.perSecond));
  const p99 = median(runs.map((run) => run.p99));
  const size = runs[0].bytes / runs[0].requests;
  return [
    row(`Stub server, a week's schedules on ${CONNECTIONS} connections, median of ${RUNS} runs`,
      `> ${number(LEAST_PER_SECOND)} a second`, `${number(perSecond)} a second`,
      perSecond > LEAST_PER_SECOND),
    row('– 99 of 100 answers within', `< ${MOST_P99_MS} ms`, `${number(p99, 1)} ms`, p99 < MOST_P99_MS),
    row('– half of them within', '', `${number(median(runs.map((run) => run.p50)), 1)} ms`),
    row('– size of an answer', '', `${number(size / 1024, 1)} KB`),
  ];
}

/**
 * One school's server and many schools' one in turns.
 * @param {string} program the load generator @returns {Promise<Row[]>}
 */
export async function measureScale(program) {
  const began = performance.now();
  const many = await startStub({ students: STUDENTS });
  const readyMs = performance.now() - began;
  const one = await startStub();
  try {
    /** @type {[import('../e2e/support/stub.mjs').Stub, number[]][]} */
    const got = [[one, []], [many, []]];
    for (let run = 0; run <= RUNS; run++) {
      for (const [stub, each] of got) {
        const token = await signIn(stub.origin);
        const lines = [token, ...(await schedulePaths(stub.origin, token))];
        const { perSecond } = await load(program, stub.port, lines, run ? REQUESTS : 1_000);
        if (run) each.push(perSecond);  // the first warms up
      }
    }
    const [small, large] = got.map(([, each]) => median(each));
    return [
      row(`Stub server with ${number(STUDENTS)} pupils: ready to answer`, `< ${MOST_READY_MS / 1000} s`,
        `${number(readyMs / 1000, 1)} s`, readyMs < MOST_READY_MS),
      row('– a week\'s schedules, in turns with one school\'s server: ratio', 'as fast',
        `× ${number(large / small, 2)}`, large / small > NOISE),
      row('– memory after that; of one school', '',
        `${number(memoryMb(many.pid))} MB; ${number(memoryMb(one.pid))} MB`),
    ];
  } finally {
    await Promise.all([one.stop(), many.stop()]);
  }
}

/** What connections cost that have been answered and wait. @returns {Promise<Row[]>} */
export async function measureIdle() {
  const stub = await startStub();
  const connections = Array.from({ length: IDLE_CONNECTIONS }, () => connect(stub.port, '127.0.0.1'));
  try {
    await Promise.all(connections.map(async (connection) => {
      connection.write('GET /config.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
      await once(connection, 'data');
    }));
    const before = processorSeconds(stub.pid);
    await sleep(IDLE_SECONDS * 1000);
    const share = (processorSeconds(stub.pid) - before) / IDLE_SECONDS;
    return [row(`Stub server, ${number(IDLE_CONNECTIONS)} idle connections: of one core`,
      `< ${MOST_IDLE_SHARE * 100} %`, `${number(share * 100, 1)} %`, share < MOST_IDLE_SHARE)];
  } finally {
    for (const connection of connections) connection.destroy();
    await stub.stop();
  }
}

/** @param {string} program @param {number} port @param {string[]} lines @param {number} requests */
function load(program, port, lines, requests) {
  const args = [port, CONNECTIONS, requests, SECONDS].map(String);
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, (error, out) => {
      if (error) reject(error);
      else resolve(JSON.parse(out));
    });
    child.stdin?.end(lines.join('\n'));
  });
}

/** @param {string} origin @returns {Promise<string>} */
async function signIn(origin) {
  const verifier = randomBytes(32).toString('base64url');
  const common = { client_id: 'ranets', redirect_uri: `${origin}/` };
  const { code } = await post(`${origin}/oauth2/authorize`, {
    ...common,
    response_type: 'code',
    state: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login: 'parent',
    password: 'ranets-demo',
  });
  const tokens = await post(`${origin}/oauth2/token`, {
    ...common, grant_type: 'authorization_code', code, code_verifier: verifier,
  });
  return tokens.access_token;
}

/** @param {string} url @param {Record<string, string>} form */
async function post(url, form) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(form),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Of both children. @param {string} origin @param {string} token */
async function schedulePaths(origin, token) {
  const answer = await fetch(`${origin}/v2/users/me/context`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  // Ids have more digits than JavaScript's numbers keep.
  const { children } = JSON.parse((await answer.text()).replace(/([[:,])(\d{16,})/g, '$1"$2"'));
  return children.flatMap((/** @type {any} */ child) =>
    WEEKS.map(([first, last]) =>
      `/v2/persons/${child.personId}/groups/${child.groupIds[0]}/schedules` +
      `?startDate=${first}&endDate=${last}`));
}
