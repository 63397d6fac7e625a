// A line to a server that is slow and can be cut: a TCP proxy of this process.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** So much goes at once, so that a rate is even within a second. */
const SLICE = 8 * 1024;

class SlowLine {
  /** Bytes a second, each way, of all connections together; 0: as fast as can be. */
  rate = 0;
  /** Texts of requests that others take the place of; as long as they. @type {Map<string, string>} */
  instead = new Map();
  cuts = 0;
  #down = false;
  /** When each direction is free again. */
  #free = { up: 0, down: 0 };
  /** @type {Set<import('node:net').Socket>} */
  #sockets = new Set();
  #port;
  #server;

  /** @param {number} port of the server */
  constructor(port) {
    this.#port = port;
    this.#server = createServer((near) => this.#join(near));
  }

  async open() {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  get origin() {
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}`;
  }

  /** Whatever is open ends, and for so long nobody gets through. @param {number} ms */
  async cut(ms) {
    this.cuts++;
    this.#down = true;
    for (const socket of this.#sockets) socket.destroy();
    await sleep(ms);
    this.#down = false;
  }

  async close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  /** @param {import('node:net').Socket} near */
  #join(near) {
    if (this.#down) return void near.destroy();
    const far = connect(this.#port, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    this.#carry(near, far, 'up').catch(() => {});
    this.#carry(far, near, 'down').catch(() => {});
  }

  /**
   * @param {import('node:net').Socket} from @param {import('node:net').Socket} to
   * @param {'up' | 'down'} way
   */
  async #carry(from, to, way) {
    for await (const chunk of from) {
      const bytes = way === 'up' ? this.#exchange(chunk) : chunk;
      for (let at = 0; at < bytes.length; at += SLICE) {
        const slice = bytes.subarray(at, at + SLICE);
        await this.#wait(slice.length, way);
        if (!to.write(slice)) await once(to, 'drain');
      }
    }
    to.end();
  }

  /** @param {Buffer} chunk */
  #exchange(chunk) {
    for (const [text, other] of this.instead) {
      const at = chunk.indexOf(text);
      if (at >= 0) chunk.write(other, at);
    }
    return chunk;
  }

  /** @param {number} bytes @param {'up' | 'down'} way */
  async #wait(bytes, way) {
    if (!this.rate) return;
    const now = performance.now();
    const free = Math.max(now, this.#free[way]) + (bytes / this.rate) * 1000;
    this.#free[way] = free;
    await sleep(free - now);
  }
}

/** @param {number} port of the server on this machine */
export function slowLine(port) {
  return new SlowLine(port).open();
}
