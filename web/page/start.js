// What must be there before the worker can begin: a browser that can, the compiled module, the
// fonts, and what only the page's own text can tell about them.

import { currentAddress } from './navigation.js';
import { lineCosts, preferences, viewport } from './environment.js';
import { compiled, needsBoth } from './program.js';
import { loadSession, loadSettings } from './settings.js';

/**
 * Where the parts of the site are: index.html says so, the build fills it in.
 * @typedef {{worker: string, wasm: string, second: string, late: string, english: string,
 *   fonts: {family: string, weight: string, unicodeRange: string, late: boolean,
 *   url: string}[]}} Files
 */

/** @returns {Files} */
export function readFiles() {
  return JSON.parse(document.getElementById('files')?.textContent ?? '{}');
}

/** What is missing in this browser, if anything. @returns {'browser' | 'webgl' | null} */
export function missing() {
  const able =
    typeof Worker === 'function' &&
    typeof OffscreenCanvas === 'function' &&
    typeof FontFace === 'function' &&
    typeof globalThis.WebAssembly?.compileStreaming === 'function' &&
    'transferControlToOffscreen' in HTMLCanvasElement.prototype &&
    'inert' in HTMLElement.prototype;
  if (!able) return 'browser';
  return 'WebGL2RenderingContext' in window ? null : 'webgl';
}

/**
 * @param {Files} files
 * @param {HTMLCanvasElement} canvas
 * @param {import('./main.js').Send} send
 * @param {Promise<void>} language the worker has the one that is asked for
 */
export async function start(files, canvas, send, language) {
  const [module, second, fonts, baselines] = await Promise.all([
    compiled(files.wasm),
    needsBoth() ? compiled(files.second) : null,
    Promise.all(files.fonts.map(loadFont)),
    measureBaselines(),
    language,
  ]);
  const offscreen = canvas.transferControlToOffscreen();
  send(
    {
      t: 'start',
      canvas: offscreen,
      module,
      second,
      secondUrl: new URL(files.second, location.href).href,
      lateUrl: new URL(files.late, location.href).href,
      fonts,
      baselines,
      viewport: viewport(),
      preferences: preferences(),
      origin: location.origin,
      address: currentAddress(),
      settings: loadSettings(),
      session: loadSession(),
      online: navigator.onLine,
      metered: lineCosts(),
      visible: document.visibilityState === 'visible',
    },
    [offscreen, ...fonts.flatMap(({ data }) => data ?? [])],
  );
}

/** @param {Files['fonts'][number]} font */
async function loadFont({ family, weight, unicodeRange, late, url }) {
  const data = late ? null : await (await fetch(url)).arrayBuffer();
  return { family, weight, unicodeRange, data, url: new URL(url, location.href).href };
}

const textSizes = [12, 14, 16, 18, 20, 21, 23, 26, 28];
const lineHeights = [16, 20, 22, 24, 26, 32, 34, 36, 40, 44, 48];

/**
 * Where the text of fields sits, measured on text of the same size and line height.
 * @returns {Promise<import('./protocol.js').Baseline[]>}
 */
async function measureBaselines() {
  await document.fonts.load('16px Onest', 'Аa').catch(() => []);
  const host = document.createElement('div');
  host.className = 'probes';
  const probes = textSizes.flatMap((size) =>
    lineHeights.map((lineHeight) => {
      const line = document.createElement('div');
      line.style.font = `${size}px/${lineHeight}px Onest, system-ui, sans-serif`;
      const foot = document.createElement('span');
      line.append('А', foot);
      host.append(line);
      return { size, lineHeight, line, foot };
    }),
  );
  document.body.append(host);
  const baselines = probes.map(({ size, lineHeight, line, foot }) => ({
    size,
    lineHeight,
    baseline: foot.getBoundingClientRect().bottom - line.getBoundingClientRect().top,
  }));
  host.remove();
  return baselines;
}
