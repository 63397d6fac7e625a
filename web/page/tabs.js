// One tab at a time has the account's files (web/worker/files.js). A worker that has them and
// answers nobody would keep them from all other tabs: its page, which can still hear, ends it.

/** @param {() => void} end the worker, and begins anew */
export function watchTabs(end) {
  /** What the worker that has the files is called among tabs; empty while it doesn't have them. */
  let holder = '';
  if (typeof BroadcastChannel === 'function') {
    new BroadcastChannel('ranets.files').onmessage = ({ data }) => {
      if (data.t === 'end' && holder && data.by !== holder) end();
    };
  }
  return {
    /** @param {string} name */
    holds(name) {
      holder = name;
    },
  };
}
