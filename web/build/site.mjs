// The directory of the built site: writes only what changed, with compressed forms beside what
// compresses, and takes away what is no longer part of it.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { digest } from './cache.mjs';

const brotli = promisify(brotliCompress);
const compressible = /\.(html|js|css|wasm|svg|txt|json|webmanifest)$/;
const hashLength = 10;

export class Site {
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();

  /** @param {string} directory @param {import('./cache.mjs').Cache} cache */
  constructor(directory, cache) {
    this.directory = directory;
    this.cache = cache;
  }

  /**
   * Adds a file under a name that changes with what is in it. Returns that name.
   * @param {string} name @param {Uint8Array | string} data
   */
  addHashed(name, data) {
    const dot = name.lastIndexOf('.');
    const hash = digest(data).slice(0, hashLength);
    return this.add(`${name.slice(0, dot)}.${hash}${name.slice(dot)}`, data);
  }

  /** @param {string} name @param {Uint8Array | string} data */
  add(name, data) {
    this.#files.set(name, Buffer.from(data));
    return name;
  }

  /** @param {string} name of a file that was added */
  data(name) {
    const data = this.#files.get(name);
    if (!data) throw new Error(`${name} is not part of the site`);
    return data;
  }

  /** @returns {Promise<{name: string, size: number, br: number}[]>} */
  async write() {
    await mkdir(this.directory, { recursive: true });
    const written = await Promise.all(
      [...this.#files].map(async ([name, data]) => {
        if (!compressible.test(name)) {
          await this.#put({ [name]: data });
          return { name, size: data.length, br: data.length };
        }
        const [br, gz] = await this.#compress(data);
        await this.#put({ [name]: data, [`${name}.br`]: br, [`${name}.gz`]: gz });
        return { name, size: data.length, br: br.length };
      }),
    );
    await this.#clean();
    return written;
  }

  /** @param {Uint8Array} data */
  #compress(data) {
    const key = digest(data);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    };
    return Promise.all([
      this.cache.get(`${key}.br`, () => brotli(data, { params })),
      this.cache.get(`${key}.gz`, () => promisify(gzip)(data, { level: 9 })),
    ]);
  }

  /**
   * In this order, and all when one has changed: a server takes a compressed form that is older
   * than its file for one of the file before.
   * @param {Record<string, Uint8Array>} files
   */
  async #put(files) {
    const paths = Object.entries(files).map(([name, data]) => ({
      file: path.join(this.directory, name),
      data,
    }));
    const same = await Promise.all(
      paths.map(async ({ file, data }) => {
        const there = await readFile(file).catch(() => null);
        return there !== null && Buffer.compare(there, data) === 0;
      }),
    );
    if (same.every(Boolean)) return;
    for (const { file, data } of paths) await writeFile(file, data);
  }

  async #clean() {
    for (const name of await readdir(this.directory)) {
      if (!this.#files.has(name.replace(/\.(br|gz)$/, ''))) {
        await rm(path.join(this.directory, name), { recursive: true });
      }
    }
  }
}
