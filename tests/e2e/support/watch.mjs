// What holds in every test, whatever it is about: nothing is complained of in the console, nothing
// breaks the page's policy, nothing is asked of another server, and no token stands in an address.

// Playwright's own word where a test lets no service worker in.
const BLOCKED = 'Service Worker registration blocked by Playwright';

/**
 * @typedef {{complaints: string[], addresses: string[], tokens: Set<string>,
 *   allow: (pattern: RegExp) => void, faults: () => string[]}} Watch
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} origin
 * @returns {Watch}
 */
export function watch(context, origin) {
  /** @type {RegExp[]} */
  const allowed = [];
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const addresses = [];
  /** @type {Set<string>} */
  const tokens = new Set();

  context.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && text !== BLOCKED) complaints.push(text);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    addresses.push(request.url());
    const { authorization } = request.headers();
    if (authorization) tokens.add(authorization.replace('Bearer ', ''));
    for (const [, token] of (request.postData() ?? '').matchAll(/(?:^|&)\w*token=([^&]+)/g)) {
      tokens.add(decodeURIComponent(token));
    }
  });

  const faults = () => [
    ...complaints
      .filter((text) => !allowed.some((pattern) => pattern.test(text)))
      .map((text) => `console: ${text}`),
    ...addresses.filter((url) => !isOwn(url, origin)).map((url) => `foreign request: ${url}`),
    ...addresses
      .filter((url) => [...tokens].some((token) => url.includes(token)))
      .map((url) => `token in an address: ${url}`),
  ];
  return { complaints, addresses, tokens, allow: (pattern) => allowed.push(pattern), faults };
}

/** @param {string} url @param {string} origin */
function isOwn(url, origin) {
  return url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);
}
