// The stub server as a process of the tests' own.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
/** What ships, and the same with the gallery. */
export const site = process.env.RANETS_SITE ?? path.join(root, 'build/site');
export const gallerySite = path.join(root, 'build/site-gallery');

/** Wednesday of the mock-ups' week, in the middle of its fifth lesson. */
export const MOMENT = '2026-11-18T12:34';

const START_LIMIT_MS = 10_000;

/** The optimised server, else the one with the sanitizers. */
export function stubProgram() {
  const candidates = [
    process.env.RANETS_STUB,
    path.join(root, 'build/release/server-stub/ranets-stub'),
    path.join(root, 'build/native/server-stub/ranets-stub'),
  ];
  const found = candidates.find((candidate) => candidate && existsSync(candidate));
  if (!found) throw new Error('ranets-stub is not built; `make build` makes it');
  return found;
}

/**
 * @typedef {{origin: string, port: number, pid: number, startedAt: number, log: () => string,
 *   stop: () => Promise<void>}} Stub
 *
 * @param {{site?: string, date?: string, port?: number, students?: number, data?: string}} [options] without a port
 *   any free one
 * @returns {Promise<Stub>}
 */
export async function startStub(options = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), 'ranets-e2e-'));
  const log = path.join(directory, 'requests.log');
  const server = spawn(
    stubProgram(),
    [
      '--port', String(options.port ?? 0), '--date', options.date ?? MOMENT, '--log', log,
      '--site', options.site ?? site,
      ...(options.data ? ['--data', options.data] : []),
      ...(options.students ? ['--students', String(options.students)] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const origin = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the stub says nothing')), START_LIMIT_MS);
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const match = /listening on (http:\S+)/.exec(said);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[1]);
    });
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the stub ended with code ${code}`));
    });
  });
  return {
    origin,
    port: Number(new URL(origin).port),
    pid: server.pid ?? 0,
    startedAt: Date.now(),
    log: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
