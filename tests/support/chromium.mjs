// How tests and benches start Debian's Chromium: without its own errands on the network, and
// without the pages of its own that each new window brings, a second of a core each time.
// CHROMIUM names another browser.
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
 * The same engine without a browser's windows around the page, which take a fifth of the time, and
 * without a second compilation of the module, which pays only long after a test is over. For all
 * that does not hang on the browser itself.
 */
export const shellOptions = {
  ...chromiumOptions,
  args: [...chromiumOptions.args, '--js-flags=--liftoff-only'],
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
};
