// The worker's own script, after Emscripten's and files.js: takes the page's messages to the
// program's entry points. What they mean is in web/page/protocol.js; the program answers by itself.

/** @typedef {import('../page/protocol.js').ToWorker} ToWorker */
/** @typedef {import('../page/protocol.js').Start} Start */
/* The build puts RANETS_ICONS before all of it (web/build/assemble.mjs). */

(() => {
  const POINTER_ACTS = ['move', 'down', 'up'];
  const POINTERS = ['mouse', 'touch', 'pen'];

  // Asked for as early as can be: each step is a round trip to another process, and the module is
  // still being compiled. Nothing is made here; null where there is no such directory yet.
  const files = createAccountFiles(findAccounts().catch(() => null));

  async function findAccounts() {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle('accounts');
  }

  /** The program, once it runs. @type {any} */
  let program = null;
  /** How many files the page has handed over. */
  let picked = 0;
  /** What came before. @type {ToWorker[]} */
  let waiting = [];
  /** @type {OffscreenCanvas} */
  let canvas;

  /** @param {'webgl' | 'wasm' | 'crash'} reason */
  function fail(reason) {
    self.postMessage({ t: 'failed', reason });
    self.close(); // and lets the local files go
  }
  self.addEventListener('error', () => fail('crash'));
  self.addEventListener('unhandledrejection', (event) => {
    console.error(event.reason);
    fail('crash');
  });

  /** @param {Start} start */
  async function loadFonts(start) {
    const faces = /** @type {any} */ (self).fonts;
    if (!faces) return; // the system's fonts then
    const late = new Set();
    faces.addEventListener('loadingdone', (/** @type {FontFaceSetLoadEvent} */ { fontfaces }) => {
      if (fontfaces.some((face) => late.has(face))) program?._ranets_letters();
    });
    await Promise.all(start.fonts.map(async ({ family, weight, unicodeRange, data, url }) => {
      const face = new FontFace(family, data ?? `url(${url})`, { weight, unicodeRange });
      faces.add(face);
      if (!data) return late.add(face);
      await face.load().catch((error) => console.warn(`The font ${family} can't be read: ${error}`));
    }));
  }

  /** What each part has for those behind it (web/build/split.mjs). @type {any} */
  let first = null;
  /** @type {any} */
  let second = null;
  let hasLate = false;
  /** It came before the second one. @type {WebAssembly.Module | null} */
  let waitingLate = null;
  /** Called once the second is there. @type {(() => void) | null} */
  let whenWhole = null;
  const urls = { second: '', late: '' };

  /** @param {WebAssembly.Module} module */
  function addSecond(module) {
    if (second) return;
    // Puts its functions into the table of the first.
    second = new WebAssembly.Instance(module, { p: first, t: standIns(module, 't', addLate, 'late') }).exports;
    whenWhole?.();
    if (waitingLate) addLate(waitingLate);
  }

  /** @param {WebAssembly.Module} module */
  function addLate(module) {
    waitingLate = second ? null : module;
    if (waitingLate || hasLate) return;
    new WebAssembly.Instance(module, { p: first, q: second });
    hasLate = true;
    program?._ranets_late_part(true);
  }

  /**
   * Functions that stand in the table for those of another part until that comes. Who gets here has
   * met what was not meant to be needed yet, and waits for it on the spot.
   * @param {WebAssembly.Module} module @param {string} from the name of where it has them from
   * @param {(module: WebAssembly.Module) => void} add @param {'second' | 'late'} part
   */
  function standIns(module, from, add, part) {
    const slots = WebAssembly.Module.imports(module).filter((it) => it.module === from);
    return Object.fromEntries(slots.map(({ name }) => [name, (/** @type {any[]} */ ...values) => {
      console.warn(`The ${part} part is needed at once: ${name}`);
      add(loadNow(urls[part]));
      const [table] = Object.values(first).filter((it) => it instanceof WebAssembly.Table);
      return table.get(Number(name))(...values);
    }]));
  }

  /** @param {string} url */
  function loadNow(url) {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.responseType = 'arraybuffer';
    try {
      request.send();
      return new WebAssembly.Module(request.response);
    } catch (error) {
      fail('wasm');
      throw error;
    }
  }

  /** @param {Start} start */
  function instantiate(start) {
    return new Promise((resolve, reject) => {
      createRanets({
        canvas: start.canvas,
        files,
        icons: RANETS_ICONS,
        // The page has compiled it already.
        instantiateWasm(/** @type {any} */ imports, /** @type {any} */ done) {
          urls.second = start.secondUrl;
          urls.late = start.lateUrl;
          const s = standIns(start.module, 's', addSecond, 'second');
          WebAssembly.instantiate(start.module, { ...imports, s })
            .then((instance) => {
              first = instance.exports;
              if (start.second) addSecond(start.second);
              done(instance, start.module);
            }).catch(reject);
          return {};
        },
        /** Whether it is there; else calls back when it is. @param {() => void} callback */
        wantSecondPart(callback) {
          if (second) return true;
          whenWhole = callback;
          self.postMessage({ t: 'wantpart', part: 'second' });
          return false;
        },
        wantLatePart() {
          self.postMessage({ t: 'wantpart', part: 'late' });
        },
      }).then(resolve, reject);
    });
  }

  /** @param {Start} start */
  async function begin(start) {
    canvas = start.canvas;
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault(); // else it never comes back
      program?._ranets_context(false);
    });
    canvas.addEventListener('webglcontextrestored', () => program?._ranets_context(true));

    let made;
    try {
      [made] = await Promise.all([instantiate(start), loadFonts(start)]);
    } catch (error) {
      console.error(error);
      return fail('wasm');
    }
    made.setText(0, start.origin);
    made.setText(1, start.address);
    made.setText(2, start.settings);
    const baselines = start.baselines.flatMap((b) => [b.size, b.lineHeight, b.baseline]);
    made.setBytes(3, new Uint8Array(new Float32Array(baselines).buffer));
    made.setText(4, navigator.userAgent);
    made.setText(5, start.session);
    if (!made._ranets_start()) return fail('webgl');
    program = made;
    receive({ t: 'viewport', viewport: start.viewport });
    receive({ t: 'preferences', preferences: start.preferences });
    if (!start.online) receive({ t: 'online', online: false });
    if (start.metered) receive({ t: 'linecosts', metered: true });
    if (!start.visible) receive({ t: 'visible', visible: false });
    if (hasLate) program._ranets_late_part(true);
    program._ranets_begin();
    for (const message of waiting) receive(message);
    waiting = [];
  }

  /** Takes the context away and gives it back, as a driver's reset would. @param {boolean} lose */
  function rehearseLoss(lose) {
    const context = /** @type {any} */ (canvas).getContext('webgl2');
    rehearsal ??= context?.getExtension('WEBGL_lose_context');
    if (lose) rehearsal?.loseContext();
    else rehearsal?.restoreContext();
  }
  /** @type {any} */
  let rehearsal;

  /** @param {ToWorker} m */
  function receive(m) {
    switch (m.t) {
      case 'start':
        begin(m);
        break;
      case 'part':
        if (m.part === 'second') addSecond(/** @type {WebAssembly.Module} */ (m.module));
        else if (m.module) addLate(m.module);
        else program._ranets_late_part(false);
        break;
      case 'viewport': {
        const { width, height, ratio, safeBottom } = m.viewport;
        program._ranets_viewport(width, height, ratio, safeBottom);
        break;
      }
      case 'preferences': {
        const { dark, reducedMotion, forcedColors, coarsePointer, sharesFiles } = m.preferences;
        program._ranets_preferences(dark, reducedMotion, forcedColors, coarsePointer, sharesFiles);
        break;
      }
      case 'pointer':
        program._ranets_pointer(POINTER_ACTS.indexOf(m.act), m.x, m.y, m.button,
          POINTERS.indexOf(m.pointer));
        break;
      case 'pointercancel':
        program._ranets_pointer_cancel();
        break;
      case 'wheel':
        program._ranets_wheel(m.x, m.y, m.dx, m.dy);
        break;
      case 'key':
        program.setText(0, m.key);
        program.setText(1, m.code);
        program._ranets_key(m.ctrl, m.shift, m.alt);
        break;
      case 'activate':
        program._ranets_activate(m.id);
        break;
      case 'focus':
        program._ranets_focus(m.id, m.visible);
        break;
      case 'blur':
        program._ranets_blur();
        break;
      case 'edit':
        program.setText(0, m.value);
        program._ranets_edit(m.id, m.rev);
        break;
      case 'submit':
        program._ranets_submit(m.id);
        break;
      case 'address':
        program.setText(0, m.address);
        program._ranets_address();
        break;
      case 'online':
        program._ranets_online(m.online);
        break;
      case 'linecosts':
        program._ranets_line_costs(m.metered);
        break;
      case 'visible':
        program._ranets_visible(m.visible);
        break;
      case 'settings':
        program.setText(0, m.json);
        program._ranets_settings();
        break;
      case 'english':
        program.setText(0, m.text);
        program._ranets_english();
        break;
      case 'promise':
        program._ranets_promise(m.promised);
        break;
      case 'userasked':
        program._ranets_user_asked();
        break;
      case 'picked':
        program.picked ??= new Map();
        program.picked.set(++picked, m.file);
        program.setText(0, m.file.name);
        program._ranets_picked(picked, m.file.size);
        break;
      case 'updateready':
        program._ranets_update_waits();
        break;
      case 'contextlost':
        rehearseLoss(true);
        break;
      case 'contextrestored':
        rehearseLoss(false);
        break;
      case 'stats':
        program._ranets_stats(m.n);
        break;
    }
  }

  self.onmessage = (event) => {
    if (program || event.data.t === 'start') receive(event.data);
    else waiting.push(event.data);
  };
  self.postMessage({ t: 'running' });
})();
