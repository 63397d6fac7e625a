// From the page's first line to the first frame: whether the parts of the application come, are what
// they should be, and begin to work. What came wrong or stays silent is put right once (parts.js); then
// the person is told.

import { fetchAnew, isFirstReload, isStyled, partsWork } from './parts.js';
import { endTrouble, showTrouble } from './trouble.js';

/** For all parts to come. What is still on its way then goes on. */
const loadMs = 45_000;
/** For the worker to say a word once all is here: its script is smaller than the rest. */
const wordMs = 10_000;
const frameMs = 20_000;
const tickMs = 500;

/**
 * @param {import('./start.js').Files} files
 * @param {() => void} open the application anew
 */
export function watchStartup(files, open) {
  let worker = false;
  let loaded = false;
  let over = false;

  const again = () => {
    fetchAnew(files).then(open);
  };
  const failed = async () => {
    if (over) return;
    over = true;
    stop();
    if ((await fetchAnew(files)) && isFirstReload()) location.reload();
    else showTrouble('wasm', again);
  };
  let stop = deadline(loadMs, () => showTrouble('slow', again));
  /** @param {number} ms */
  const allow = (ms) => {
    stop();
    if (!over) stop = deadline(ms, failed);
  };
  if (!isStyled()) failed();

  return {
    /** A part could not be had, or is none. */
    failed,
    /** Whether the worker's script has begun to run: then an error in it is another matter. */
    get runs() {
      return worker;
    },
    workerRuns() {
      worker = true;
      if (loaded) allow(frameMs);
    },
    loaded() {
      loaded = true;
      allow(worker ? frameMs : wordMs);
    },
    /** The first frame is there, or the application itself has said what is wrong. */
    end() {
      over = true;
      stop();
      endTrouble('slow');
      partsWork();
    },
  };
}

/**
 * Calls `late` when so much time has passed while somebody looks: nothing is drawn for nobody.
 * @param {number} ms @param {() => void} late @returns {() => void} what calls it off
 */
function deadline(ms, late) {
  let left = ms;
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') left -= tickMs;
    if (left > 0) return;
    clearInterval(timer);
    late();
  }, tickMs);
  return () => clearInterval(timer);
}
