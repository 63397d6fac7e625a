// What surrounds the application: the window, the person's preferences, the network, whether anyone
// is looking. Each is told to the worker when it changes.

import { sharesFiles } from './download.js';

/** @typedef {import('./protocol.js').Viewport} Viewport */
/** @typedef {import('./protocol.js').Preferences} Preferences */

const queries = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  reducedMotion: matchMedia('(prefers-reduced-motion: reduce)'),
  forcedColors: matchMedia('(forced-colors: active)'),
  coarsePointer: matchMedia('(pointer: coarse)'),
};

const zooms = [0.5, 0.67, 0.75, 0.8, 0.85, 0.9, 1.1, 1.15, 1.2, 1.25, 1.33, 1.44, 1.5, 1.7, 1.75, 2, 2.4, 2.5, 3];
const zoomTolerance = 0.015;

/**
 * Device pixels of a CSS px. WebKit leaves a page's zoom out of its ratio: there the window's own width
 * tells, where that is a step of the zoom; a bar beside the page is none.
 */
function pixelRatio() {
  const isCounted = typeof ResizeObserverEntry === 'function' &&
    'devicePixelContentBoxSize' in ResizeObserverEntry.prototype;
  const isPinched = (visualViewport?.scale ?? 1) !== 1;
  if (isCounted || isPinched || !outerWidth) return devicePixelRatio;
  const measured = outerWidth / innerWidth;
  const zoom = zooms.find((step) => Math.abs(measured / step - 1) < zoomTolerance);
  return devicePixelRatio * (zoom ?? 1);
}

/** @returns {Viewport} */
export function viewport() {
  const view = window.visualViewport;
  // The part that a phone's keyboard leaves; a zoomed page is still the whole page.
  const height = view && view.scale === 1 ? Math.min(view.height, innerHeight) : innerHeight;
  const keyboard = innerHeight - height > 1;
  const safeArea = /** @type {HTMLElement} */ (document.getElementById('safe-area'));
  return {
    width: innerWidth,
    height: Math.round(height),
    ratio: pixelRatio(),
    safeBottom: keyboard ? 0 : safeArea.offsetHeight,
  };
}

/** @returns {Preferences} */
export function preferences() {
  return {
    dark: queries.dark.matches,
    reducedMotion: queries.reducedMotion.matches,
    forcedColors: queries.forcedColors.matches,
    coarsePointer: queries.coarsePointer.matches,
    sharesFiles: sharesFiles(),
  };
}

/**
 * Whether what is sent costs somebody: a mobile network, or the browser was told to save. False
 * where the browser does not say.
 */
export function lineCosts() {
  const line = /** @type {any} */ (navigator).connection;
  return line?.saveData === true || line?.type === 'cellular';
}

/** Gives the canvas whole device pixels. @param {HTMLCanvasElement} canvas */
export function fitCanvas(canvas) {
  const { width, height, ratio } = viewport();
  canvas.style.width = `${Math.round(width * ratio) / ratio}px`;
  canvas.style.height = `${Math.round(height * ratio) / ratio}px`;
}

/** @param {HTMLCanvasElement} canvas @param {import('./main.js').Send} send */
export function watchEnvironment(canvas, send) {
  let known = JSON.stringify(viewport());
  const resized = () => {
    const now = viewport();
    if (JSON.stringify(now) === known) return;
    known = JSON.stringify(now);
    fitCanvas(canvas);
    send({ t: 'viewport', viewport: now });
  };
  addEventListener('resize', resized);
  visualViewport?.addEventListener('resize', resized);
  // iOS scrolls even a fixed page to show the field under its keyboard.
  visualViewport?.addEventListener('scroll', () => scrollTo(0, 0));
  watchRatio(resized);

  for (const query of Object.values(queries)) {
    query.addEventListener('change', () => send({ t: 'preferences', preferences: preferences() }));
  }
  for (const type of ['online', 'offline']) {
    addEventListener(type, () => send({ t: 'online', online: navigator.onLine }));
  }
  /** @type {any} */ (navigator).connection?.addEventListener?.('change', () =>
    send({ t: 'linecosts', metered: lineCosts() }),
  );
  document.addEventListener('visibilitychange', () =>
    send({ t: 'visible', visible: document.visibilityState === 'visible' }),
  );
}

/** Moving to another screen resizes nothing. @param {() => void} changed */
function watchRatio(changed) {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const once = () => {
    changed();
    watchRatio(changed);
  };
  query.addEventListener('change', once, { once: true });
}
