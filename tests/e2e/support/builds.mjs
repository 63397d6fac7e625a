// Sites of their own for tests that replace one build by another.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { precached, serviceWorker } from '../../../web/build/precache.mjs';
import { root, site } from './stub.mjs';

const HASHED = /\.([\w-]{10})\.\w+$/;
const TEXT = /\.(html|js|css|webmanifest)$/;

/** A copy of the built site. */
export function copySite() {
  const directory = mkdtempSync(path.join(tmpdir(), 'ranets-site-'));
  cpSync(site, directory, { recursive: true });
  return directory;
}

/** What a build's files are called, where that tells builds apart. @param {string} directory */
export function hashedNames(directory) {
  return readdirSync(directory).filter((name) => HASHED.test(name));
}

/** Addresses that the build's service worker keeps. @param {string} directory */
export function keptFiles(directory) {
  const script = readFileSync(path.join(directory, 'sw.js'), 'utf8');
  return [...script.matchAll(/url:"([^"]+)"/g)].map(([, url]) => url);
}

/**
 * Puts the next build in the place of the one that is there, as a release does. No name is the same
 * as before, and the page says in `data-build` which it is.
 * @param {string} directory @param {string} mark
 */
export async function release(directory, mark) {
  const kept = keptFiles(directory);
  for (const name of readdirSync(directory)) {
    if (/\.(br|gz)$/.test(name)) rmSync(path.join(directory, name));
  }
  const next = new Map(hashedNames(directory).map((name) => [name, renamed(name, mark)]));
  const called = (/** @type {string} */ name) => next.get(name) ?? name;
  for (const name of readdirSync(directory)) {
    const file = path.join(directory, name);
    /** @type {string | Buffer} */
    let data = readFileSync(file);
    if (TEXT.test(name)) {
      data = [...next].reduce((text, [from, to]) => text.replaceAll(from, to), data.toString());
    }
    if (name === 'index.html') data = String(data).replace('<html', `<html data-build="${mark}"`);
    rmSync(file);
    writeFileSync(path.join(directory, called(name)), data);
  }
  const files = kept.map((url) => {
    const name = url === './' ? 'index.html' : called(url);
    return precached(url === './' ? url : name, readFileSync(path.join(directory, name)));
  });
  writeFileSync(
    path.join(directory, 'sw.js'), await serviceWorker(path.join(root, 'web/page'), files));
}

/** @param {string} name @param {string} mark */
function renamed(name, mark) {
  const hash = createHash('sha256').update(name + mark).digest('hex').slice(0, 10);
  return name.replace(HASHED, (all, old) => all.replace(old, hash));
}
