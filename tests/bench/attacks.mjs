// What attacks upon the stub server's memory come to: the most that it takes while they last, and
// what it keeps of it. Each comes from two addresses, as often as an address may.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { startStub } from '../e2e/support/stub.mjs';
import { number, row } from './figures.mjs';
import { memoryMb } from './process.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

const CONNECTIONS = 3_000;
const ATTACK_SECONDS = 4;
const REST_SECONDS = 20;
const MOST_MB = 200;
const MOST_KEPT_MB = 20;
const HEAD = 'POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n';
const MEGABYTE = 1 << 20;

/** What each connection sends first, and then again and again. @type {[string, string | Buffer, string | Buffer][]} */
const ATTACKS = [
  ['bodies that never end whole', `${HEAD}Content-Length: ${MEGABYTE}\r\n\r\n`, 'x'.repeat(30_000)],
  ['chunks without end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, `3e80\r\n${'x'.repeat(16_000)}\r\n`],
  ['header lines without end', HEAD, 'A: 0123456789\r\n'.repeat(50)],
  ['bodies that unpack to a gigabyte', Buffer.concat([
    Buffer.from(`${HEAD}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n`),
    gzipSync(Buffer.alloc(MEGABYTE))]), ''],
  ['requests that drip', HEAD, 'A'],
  ['answers that nobody reads', '', 'GET /oauth2/authorize HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'.repeat(20)],
];

/** @returns {Promise<Row[]>} */
export async function measureAttacks() {
  const stub = await startStub();
  try {
    const before = memoryMb(stub.pid);
    for (const [what, first, then] of ATTACKS) {
      await attack(stub.port, first, then);
      console.log(`${what}: ${number(memoryMb(stub.pid))} MB, at most ${number(memoryMb(stub.pid, 'HWM'))} MB`);
      if (!(await fetch(`${stub.origin}/config.json`)).ok) throw new Error(`${what}: no answer`);
    }
    await sleep(REST_SECONDS * 1_000);
    const most = memoryMb(stub.pid, 'HWM');
    const kept = memoryMb(stub.pid) - before;
    return [
      row(`Stub server under ${ATTACKS.length} attacks on ${number(CONNECTIONS)} connections: most memory`,
        `< ${MOST_MB} MB`, `${number(most)} MB`, most < MOST_MB),
      row('– more than before, after them', `< ${MOST_KEPT_MB} MB`, `${number(kept)} MB`, kept < MOST_KEPT_MB),
    ];
  } finally {
    await stub.stop();
  }
}

/** @param {number} port @param {string | Buffer} first @param {string | Buffer} then */
async function attack(port, first, then) {
  const sockets = Array.from({ length: CONNECTIONS }, (_, i) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.0.${2 + i % 2}` });
    socket.on('error', () => {});
    socket.pause();  // nothing is read
    if (first.length) socket.write(first);
    return socket;
  });
  const end = performance.now() + ATTACK_SECONDS * 1_000;
  while (performance.now() < end) {
    for (const socket of sockets) {
      if (then.length && !socket.destroyed && socket.writableLength < 65_536) socket.write(then);
    }
    await sleep(20);
  }
  for (const socket of sockets) socket.destroy();
}
