// Event streams of the stub server by the thousand: what they cost while nothing happens, and how
// soon a write is heard on those whom it concerns.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startStub } from '../e2e/support/stub.mjs';
import { sqlite } from '../support/sqlite.mjs';
import { number, quantile, row } from './figures.mjs';
import { memoryMb, processorSeconds } from './process.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {{token: string, tick: string, sent: number}} Person */

const STREAMS = 2_000;
const OF_PERSON = 8;
const OF_ADDRESS = 1_000;
const STUDENTS = 1_100;
const MOST_PEOPLE = 2_800;
const IDLE_SECONDS = 65;  // with a turn of the school's minute, at which all look for what time brought
const MOST_IDLE_SHARE = 0.01;
const WRITES_PER_SECOND = 20;
const WRITE_SECONDS = 20;
const MOST_P99_MS = 100;
const MONDAY = '2026-11-16';
const SUNDAY = '2026-11-22';

/** @returns {Promise<Row[]>} */
export async function measureStreams() {
  const directory = mkdtempSync(path.join(tmpdir(), 'ranets-bench-'));
  const data = path.join(directory, 'school.db');
  await (await startStub({ data, students: STUDENTS })).stop();  // makes the file
  signEverybodyIn(data);
  const stub = await startStub({ data });
  /** @type {import('node:net').Socket[]} */
  const sockets = [];
  try {
    const people = await parents(stub.origin, STREAMS / OF_PERSON);
    const before = memoryMb(stub.pid);
    /** @type {number[]} */
    const heard = [];
    for (let i = 0; i < STREAMS; i++) {
      const person = people[i % people.length];
      sockets.push(await listen(stub.port, `127.0.0.${2 + Math.floor(i / OF_ADDRESS)}`, person, heard));
    }
    await sleep(2_000);
    const memory = memoryMb(stub.pid) - before;
    const started = processorSeconds(stub.pid);
    await sleep(IDLE_SECONDS * 1_000);
    const share = (processorSeconds(stub.pid) - started) / IDLE_SECONDS;

    heard.length = 0;
    const writes = WRITES_PER_SECOND * WRITE_SECONDS;
    const begun = performance.now();
    for (let i = 0; i < writes; i++) {
      await sleep(Math.max(0, begun + i * 1_000 / WRITES_PER_SECOND - performance.now()));
      void write(stub.origin, people[i % people.length], i);
    }
    await sleep(2_000);
    const p99 = quantile(heard, 0.99);
    const all = heard.length === writes * OF_PERSON;
    return [
      row(`Stub server, ${number(STREAMS)} event streams while nothing happens: of one core`,
        `< ${MOST_IDLE_SHARE * 100} %`, `${number(share * 100, 2)} %`, share < MOST_IDLE_SHARE),
      row('– memory that they take', '', `${number(memory)} MB`),
      row(`– ${WRITES_PER_SECOND} writes a second, each heard on ${OF_PERSON} streams: 99 of 100 within`,
        `< ${MOST_P99_MS} ms`, `${number(p99, 1)} ms`, p99 < MOST_P99_MS && all),
      row('– half of them within', '', `${number(quantile(heard, 0.5), 1)} ms`),
      row('– heard of those that were to be', '100 %',
        `${number(100 * heard.length / (writes * OF_PERSON), 1)} %`, all),
    ];
  } finally {
    for (const socket of sockets) socket.destroy();
    await stub.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Tokens for the first people of the school: hundreds of sign-ins would take minutes. @param {number} person */
const tokenOf = (person) => `bench-token-${person}`;

/** @param {string} data */
function signEverybodyIn(data) {
  const rows = Array.from({ length: MOST_PEOPLE }, (_, person) => {
    const hash = createHash('sha256').update(tokenOf(person)).digest('hex');
    return `INSERT INTO family(id, person, client, scopes) VALUES(${person + 1}, ${person}, 'ranets', 2147483647);
      INSERT INTO token(hash, family, refresh, expires) VALUES(x'${hash}', ${person + 1}, 0, 9999999999999);`;
  });
  sqlite(data, `BEGIN; ${rows.join('\n')} COMMIT;`);
}

/** Parents with a homework of an only child, one of each. @param {string} origin @param {number} count */
async function parents(origin, count) {
  /** @type {Person[]} */
  const found = [];
  const known = new Set();
  for (let person = 0; person < MOST_PEOPLE && found.length < count; person++) {
    const token = tokenOf(person);
    const { roles, children } = await get(`${origin}/v2/users/me/context`, token);
    if (!roles?.includes('EduParent') || children.length !== 1) continue;
    const [{ personId, groupIds }] = children;
    if (known.has(personId)) continue;
    known.add(personId);
    const { days } = await get(`${origin}/v2/persons/${personId}/groups/${groupIds[0]}/schedules` +
      `?startDate=${MONDAY}&endDate=${SUNDAY}`, token);
    const work = days.flatMap((/** @type {any} */ day) => day.homeworks)[0];
    if (work) found.push({ token, tick: `/ext/v1/homework/${work.id}/done`, sent: 0 });
  }
  if (found.length < count) throw new Error(`there are only ${found.length} such parents`);
  return found;
}

/** @param {string} url @param {string} token @returns {Promise<any>} ids as texts */
async function get(url, token) {
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) return {};
  return JSON.parse((await answer.text()).replace(/([[:,])(\d{16,})/g, '$1"$2"'));
}

/**
 * Resolves when the stream has begun.
 * @param {number} port @param {string} localAddress @param {Person} person @param {number[]} heard
 * @returns {Promise<import('node:net').Socket>}
 */
function listen(port, localAddress, person, heard) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      if (!bytes.includes('event: change')) return;
      if (person.sent) heard.push(performance.now() - person.sent);
      resolve(socket);
    });
    socket.write('GET /ext/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n' +
      `Authorization: Bearer ${person.token}\r\n\r\n`);
  });
}

/** @param {string} origin @param {Person} person @param {number} nth */
async function write(origin, person, nth) {
  person.sent = performance.now();
  const answer = await fetch(`${origin}${person.tick}`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${person.token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    },
    body: JSON.stringify({ done: nth % 2 === 0 }),
  });
  if (!answer.ok) throw new Error(`a tick was answered by ${answer.status}`);
  await answer.arrayBuffer();
}
