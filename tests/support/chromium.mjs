// How tests and benches start Debian's Chromium: without its own errands on the network, and
// without the pages of its own that each new window brings, a second of a core each time.
// CHROMIUM names another browser.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const unwanted = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup',
  // The last list counts; these stand on Playwright's own.
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'BoundaryEventDispatchTracksNodeRemoval',
  'DestroyProfileOnBrowserClose', 'DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsUpgrades',
  'LensOverlay', 'MediaRouter', 'OptimizationHints', 'PaintHolding', 'RenderDocument',
  'ThirdPartyStoragePartitioning', 'Translate',
];

export const chromiumOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', `--disable-features=${unwanted.join(',')}`,
  ],
};

/**
 * For tests: without a second compilation of the module, which pays only long after a test is over.
 */
export const browserOptions = {
  ...chromiumOptions,
  args: [...chromiumOptions.args, '--js-flags=--liftoff-only'],
};

/**
 * The same engine without a browser's windows around the page, which take a fifth of the time. For
 * all that does not hang on the browser itself.
 */
export const shellOptions = {
  ...browserOptions,
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
};

const mockDriver = fileURLToPath(new URL('mock_icd.json', import.meta.url));
const { library_path: mockLibrary } = JSON.parse(readFileSync(mockDriver, 'utf8')).ICD;

/** Whether there is a mock of a Vulkan driver, as comes with Debian's Chromium. */
export const canLeaveUndrawn = !process.env.CHROMIUM && existsSync(mockLibrary);

/**
 * The same browser on a graphics device that takes every command and colours no pixel, if there is
 * one. Without a graphics chip it is the colouring that takes the time, and most tests read the tree
 * of nodes, not pixels.
 * @template {{args: string[]}} Options
 * @param {Options} options
 */
export function undrawn(options) {
  if (!canLeaveUndrawn) return { ...options, env: process.env };
  return {
    ...options,
    // WebGL 2 is not offered on a device that nobody has named as fit for it.
    args: [...options.args, '--use-angle=vulkan', '--enable-angle-features=exposeES32ForTesting'],
    env: { ...process.env, VK_ICD_FILENAMES: mockDriver },
  };
}
