// The page's side of the application: it forwards what the person does to the worker, which draws
// everything, and keeps what only the page can have: the accessibility tree, text fields, address,
// title, clipboard.

import { createAnnouncer } from './announcer.js';
import { copyText, startCopying } from './clipboard.js';
import { takeFilePart } from './download.js';
import { startControls } from './controls.js';
import { createEnglish } from './english.js';
import { fitCanvas, watchEnvironment } from './environment.js';
import { Fields } from './fields.js';
import { Focus } from './focus.js';
import { startInput } from './input.js';
import { applyLanguage, showLanguage } from './language.js';
import { startNavigation } from './navigation.js';
import { fetchAnew, isDetour } from './parts.js';
import { Presses } from './press.js';
import { printPaper, watchPrinting } from './print.js';
import { createPart, needsBoth } from './program.js';
import { askToPersist, loadSettings, saveSession, saveSettings, watchSettings } from './settings.js';
import { removeSkeleton } from './skeleton.js';
import { missing, readFiles, start } from './start.js';
import { watchStartup } from './startup.js';
import { startStats } from './stats.js';
import { watchTabs } from './tabs.js';
import { applyTheme } from './theme.js';
import { Tree } from './tree.js';
import { showTrouble } from './trouble.js';
import { startUpdates } from './updates.js';
import { startUploads } from './upload.js';

/** @typedef {import('./protocol.js').ToPage} ToPage */
/** @typedef {(message: import('./protocol.js').ToWorker, transfer?: Transferable[]) => void} Send */

// From here on there is somebody to say what is wrong.
document.getElementById('late')?.remove();
applyTheme(loadSettings());
applyLanguage(loadSettings());
const lack = missing();
if (lack) showTrouble(lack);
else if (isDetour()) leaveDetour();
else run();

/** What brought somebody here is put right, or there is no line. */
async function leaveDetour() {
  if (await fetchAnew(readFiles())) location.replace(`./${location.hash}`);
  else showTrouble('wasm');
}

function run() {
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
  const root = /** @type {HTMLElement} */ (document.getElementById('tree'));
  const files = readFiles();
  const startup = watchStartup(files, () => updates.open());
  const worker = new Worker(files.worker);
  /** @type {Send} */
  const send = (message, transfer = []) => worker.postMessage(message, transfer);

  const tree = new Tree(root);
  watchPrinting(root);
  const fields = new Fields(tree, send);
  const focus = new Focus(tree, send);
  const navigation = startNavigation(send);
  const stats = startStats(send);
  startUploads(send);
  const updates = startUpdates(send, () => fields.written());
  const tabs = watchTabs(() => {
    worker.terminate();
    location.reload();
  });
  const announce = createAnnouncer(
    /** @type {HTMLElement} */ (document.getElementById('announcer')),
  );
  const presses = new Presses();
  startControls(tree, presses, send);
  startInput(tree, fields, presses, send);
  startCopying(root);
  watchEnvironment(canvas, send);
  const english = createEnglish(files.english, send);
  watchSettings((json) => {
    send({ t: 'settings', json });
    applyTheme(json);
    english.follow(json);
  });
  fitCanvas(canvas);

  // What is broken in this build may be mended in the one that waits.
  /** @param {'webgl' | 'wasm' | 'crash'} reason */
  const fail = (reason) => {
    startup.end();
    showTrouble(reason, updates.open);
  };

  const parts = {
    second: createPart('second', files.second, needsBoth(), send, () => fail('wasm')),
    late: createPart('late', files.late, false, send, () => send({ t: 'part', part: 'late', module: null })),
  };

  /** @type {Record<string, (request: {id: number, text: string, rev: number}) => void>} */
  const requests = {
    focus: ({ id }) => focus.move(id),
    blur: () => focus.blur(),
    title: ({ text }) => (document.title = text),
    lang: ({ text }) => showLanguage(text),
    copy: ({ text }) => copyText(text),
    announce: ({ text }) => announce(text),
    // A telephone or a mail program opens by itself: a tab for it would stay empty.
    open: ({ text }) =>
      /^(tel|mailto):/.test(text) ? location.assign(text) : window.open(text, '_blank', 'noopener'),
    print: ({ text }) => printPaper(text),
    field: ({ id, text, rev }) => fields.put(id, text, rev),
  };

  /** @param {ToPage} message */
  const receive = (message) => {
    switch (message.t) {
      case 'frame':
        stats.frame(message.first, message.data);
        startup.end();
        removeSkeleton();
        if (message.data) parts.late.begin();
        break;
      case 'semantics':
        tree.apply(JSON.parse(message.changes));
        break;
      case 'cursor':
        root.style.cursor = message.cursor;
        break;
      case 'request':
        requests[message.kind](message);
        break;
      case 'address':
        navigation.show(message.address, message.replace);
        break;
      case 'settings':
        saveSettings(message.json);
        applyTheme(message.json);
        english.follow(message.json);
        break;
      case 'session':
        saveSession(message.json);
        break;
      case 'settled':
        fields.settled();
        break;
      case 'file':
        takeFilePart(message);
        break;
      case 'keep':
        updates.keep();
        break;
      case 'startnewest':
        updates.open();
        break;
      case 'persist':
        askToPersist(message.ask, send);
        break;
      case 'wantpart':
        parts[message.part].want();
        break;
      case 'files':
        tabs.holds(message.holder);
        break;
      case 'stats':
        stats.answer(message.n, message.stats);
        break;
      case 'running':
        startup.workerRuns();
        break;
      case 'failed':
        fail(message.reason);
        break;
    }
  };
  worker.addEventListener('message', ({ data }) => receive(data));
  worker.addEventListener('error', () => (startup.runs ? fail('crash') : startup.failed()));

  start(files, canvas, send, english.follow(loadSettings())).then(() => {
    startup.loaded();
    parts.second.begin(); // the line would rest until the first frame
  }, (error) => {
    console.warn(error);
    startup.failed();
  });
}
