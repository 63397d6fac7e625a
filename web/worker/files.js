// The account's files in the browser's private file system, for web/platform/opfs_files.cpp: which
// tab has them, opening, closing, removing. They are opened all together, asynchronously; from then
// on the program reads and writes their handles synchronously.
//
// One tab has them at a time. It holds a Web Lock, which ends with it, and answers on a channel;
// another that wants them asks on that channel, and takes the lock away from one that doesn't
// answer. Where a browser has no locks, the files themselves still open only once.

/** @typedef {'yes' | 'unavailable' | 'busy'} Opened */

/** @param {Promise<any>} accounts the directory of all accounts; null where there is none yet */
function createAccountFiles(accounts) {
  const LOCK = 'ranets.files';
  const NAMES = ['cache.db', 'cache.db-wal', 'outbox.db', 'outbox.db-wal'];
  const OUTBOX = NAMES.indexOf('outbox.db');
  /** An outbox that was put aside; its log lies beside it. */
  const ASIDE = /^outbox\.damaged-(\d+)\.db$/;
  const MOST_ASIDE = 3;
  /** So long whoever has the files may take to give them up, or to say that they are there. */
  const POLITE_MS = 300;
  const ANSWER_MS = 1000;
  /** If they are still not free then, their page is told to end the worker that has them. */
  const STUBBORN_MS = 500;
  /** The files of a tab that has just gone are free in a moment. */
  const ASKING_MS = 500;
  const TAKING_MS = 5000;
  const AGAIN_MS = 25;
  const BALLAST_BYTES = 262144;
  const ROOM_AFTER_MS = 3000;
  /** The outbox's log is so large from the start: what is written there needs no more room. */
  const LOG_BYTES = 262144;

  const tab = Math.random().toString(36).slice(2);
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(LOCK) : null;
  const { locks } = navigator;

  /** In the order of NAMES; then those of an outbox that was put aside. @type {any[]} */
  let handles = [];
  let openAccount = '';
  /** The lock is ours, or we have the files without one. */
  let mine = false;
  /** Gives the lock back. */
  let unlock = () => {};
  /** Somebody asked for the files before they were open here. */
  let asked = false;
  /** Lets the program close its databases; none while no file is open. @type {(() => void) | null} */
  let stepAside = null;
  /** Another tab has said that the files are there. */
  let refused = () => {};

  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data.t === 'held') refused();
      if (!mine) return;
      if (data.t === 'who') channel.postMessage({ t: 'held' });
      if (data.t === 'want') yieldFiles();
    };
  }

  // --- whose they are

  /** Whether it is our turn now. @param {boolean} take from whoever has it */
  async function claim(take) {
    if (!locks) {
      if (take) channel?.postMessage({ t: 'want' });
      return (mine = true);
    }
    if (await lock({ ifAvailable: true })) return true;
    // Perhaps it is still held by a page that has just gone: then it is free in a moment.
    const patience = new AbortController();
    const lose = () => patience.abort();
    refused = take ? () => {} : lose;
    const timer = setTimeout(lose, take ? POLITE_MS : ANSWER_MS);
    channel?.postMessage({ t: take ? 'want' : 'who' });
    const granted = await lock({ signal: patience.signal });
    clearTimeout(timer);
    refused = () => {};
    return granted || (take && lock({ steal: true }));
  }

  /** @param {LockOptions} options @returns {Promise<boolean>} */
  function lock(options) {
    return new Promise((resolve) => {
      /** Ends this very hold. @type {() => void} */
      let end = () => {};
      const hold = (/** @type {Lock | null} */ granted) =>
        new Promise((done) => {
          end = () => done(undefined);
          if (granted) unlock = end;
          else end();
          mine = granted !== null;
          resolve(mine);
        });
      locks.request(LOCK, options, hold).catch(() => {
        resolve(false); // nobody gave it to us
        if (unlock === end) lost();
      });
    });
  }

  /** Another tab has taken the lock, and waits for the files. */
  function lost() {
    mine = false;
    yieldFiles();
  }

  function yieldFiles() {
    if (!stepAside) return void (asked = true);
    stepAside();
    close();
  }

  // --- opening and closing

  /**
   * @param {string} account @param {boolean} take
   * @param {(result: Opened) => void} opened
   * @param {() => void} wanted another tab wants them: nothing may use them when this returns
   */
  async function open(account, take, opened, wanted) {
    close();
    asked = false;
    /** @type {Opened} */
    let result = 'busy';
    if (await claim(take)) {
      result = await openHandles(account, take);
      if (result === 'yes') tellPage(tab);
      else close();
    }
    opened(result);
    if (result !== 'yes') return;
    setTimeout(keepRoom, ROOM_AFTER_MS);
    stepAside = wanted;
    if (asked) yieldFiles();
  }

  /** @param {string} account @param {boolean} take @returns {Promise<Opened>} */
  async function openHandles(account, take) {
    const begun = performance.now();
    const giveUp = begun + (take ? TAKING_MS : ASKING_MS);
    let told = !take;
    while (mine) {
      try {
        handles = await handlesOf(account);
        if (mine) return 'yes';
      } catch (error) {
        if (/** @type {Error} */ (error).name !== 'NoModificationAllowedError') {
          console.warn(`The local files stay closed: ${error}`);
          return 'unavailable';
        }
        if (performance.now() > giveUp) break;
        if (!told && performance.now() > begun + STUBBORN_MS) {
          told = true;
          channel?.postMessage({ t: 'end', by: tab });
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
    return 'busy';
  }

  /** @param {string} account */
  async function handlesOf(account) {
    const all = (await accounts) ?? (await directoryOfAll());
    const directory = await all.getDirectoryHandle(account, { create: true });
    const opened = await openAll(directory, NAMES);
    openAccount = account;
    if (opened[OUTBOX].getSize() > 0) return opened;
    // What is in a damaged one was to be saved into this, and was not yet.
    const [aside] = await namesAside(directory);
    return aside ? [...opened, ...(await openAll(directory, [aside, `${aside}-wal`]))] : opened;
  }

  /**
   * Each step is a round trip to another process: all at once.
   * @param {any} directory @param {string[]} names
   */
  async function openAll(directory, names) {
    const results = await Promise.allSettled(
      names.map(async (name) => {
        const file = await directory.getFileHandle(name, { create: true });
        return file.createSyncAccessHandle();
      }),
    );
    const failure = results.find(({ status }) => status === 'rejected');
    const opened = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    if (!failure) return opened;
    for (const handle of opened) handle.close();
    throw /** @type {PromiseRejectedResult} */ (failure).reason;
  }

  async function directoryOfAll() {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle('accounts', { create: true });
  }

  /** The last one first. @param {any} directory @returns {Promise<string[]>} */
  async function namesAside(directory) {
    const names = [];
    for await (const name of directory.keys()) if (ASIDE.test(name)) names.push(name);
    return names.sort((a, b) => numberOf(b) - numberOf(a));
  }

  /** @param {string} [name] */
  function numberOf(name = '') {
    return Number(ASIDE.exec(name)?.[1] ?? 0);
  }

  /**
   * Puts the outbox of the open account aside, opens that, too, and leaves an empty one in its
   * place. Where it fails nothing is lost.
   * @param {() => void} done
   */
  async function setOutboxAside(done) {
    const whenWanted = stepAside;
    stepAside = null; // not now
    try {
      const all = await directoryOfAll();
      const directory = await all.getDirectoryHandle(openAccount);
      const aside = await namesAside(directory);
      for (const name of aside.slice(MOST_ASIDE - 1)) {
        await Promise.all([name, `${name}-wal`].map((file) => directory.removeEntry(file)));
      }
      const name = `outbox.damaged-${numberOf(aside[0]) + 1}.db`;
      const copies = await openAll(directory, [name, `${name}-wal`]);
      const damaged = handles.slice(OUTBOX, OUTBOX + copies.length);
      copies.forEach((copy, i) => copyInto(copy, damaged[i]));
      for (const handle of damaged) {
        handle.truncate(0);
        handle.flush();
      }
      handles.push(...copies);
    } catch (error) {
      console.error(`A damaged file could not be put aside: ${error}`);
    }
    done();
    stepAside = whenWanted;
    if (asked) yieldFiles();
  }

  /** @param {any} to @param {any} from */
  function copyInto(to, from) {
    const bytes = new Uint8Array(from.getSize());
    from.read(bytes, { at: 0 });
    if (to.write(bytes, { at: 0 }) !== bytes.length) throw new Error('there is no room');
    to.flush();
  }

  function closeHandles() {
    stepAside = null;
    for (const handle of handles) handle.close();
    handles = [];
  }

  /** And whoever wants them may have them. */
  function close() {
    closeHandles();
    if (mine) tellPage('');
    mine = false;
    unlock();
    unlock = () => {};
  }

  /** @param {string} account the one that is open @param {() => void} removed */
  async function remove(account, removed) {
    closeHandles();
    try {
      const all = await directoryOfAll();
      await all.removeEntry(account, { recursive: true });
    } catch (error) {
      // A browser without such files has none to be removed.
      if (navigator.storage?.getDirectory && /** @type {Error} */ (error).name !== 'NotFoundError') {
        console.error(`The files of an account could not be removed: ${error}`);
      }
    }
    close();
    removed();
  }

  /** The page ends a worker that has the files and answers nobody. @param {string} holder */
  function tellPage(holder) {
    self.postMessage({ t: 'files', holder });
  }

  // --- room

  function keepRoom() {
    keepLog();
    keepBallast();
  }

  /** SQLite reads a log as far as it makes sense, and writes over the rest. */
  function keepLog() {
    const log = handles[OUTBOX + 1];
    try {
      const size = log ? log.getSize() : LOG_BYTES;
      if (size < LOG_BYTES) log.write(new Uint8Array(LOG_BYTES - size), { at: size });
    } catch {
      // No room for it.
    }
  }

  /**
   * A file that only takes up room. SQLite needs some even to delete, and removing a file is the one
   * thing that gives room back: to cut it short frees nothing.
   */
  async function keepBallast() {
    try {
      const root = await navigator.storage.getDirectory();
      const file = await root.getFileHandle('ballast', { create: true });
      const handle = await file.createSyncAccessHandle();
      try {
        if (handle.getSize() < BALLAST_BYTES) handle.write(new Uint8Array(BALLAST_BYTES), { at: 0 });
      } finally {
        handle.close();
      }
    } catch {
      // No room for it, or another tab is at it.
    }
  }

  function dropBallast() {
    navigator.storage.getDirectory().then((root) => root.removeEntry('ballast')).catch(() => {});
  }

  /** Of NAMES, or behind them. @param {number} file */
  function handle(file) {
    return handles[file];
  }

  return { open, close, remove, setOutboxAside, dropBallast, handle };
}
