// What holds in every test, whatever it is about: nothing is complained of in the console, nothing
// breaks the page's policy, nothing is asked of another server, and no token stands in an address.
// What the server answered is written down for the check against openapi.yaml, when somebody wants
// it: RANETS_ANSWERS names the file.
import { appendFileSync } from 'node:fs';

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

  if (process.env.RANETS_ANSWERS) context.on('response', (response) => void writeDown(response));

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

/** @type {Set<string>} */
const written = new Set();

/** @param {import('@playwright/test').Response} response */
async function writeDown(response) {
  try {
    // What a test answered itself came from nowhere.
    if (!(await response.serverAddr())) return;
    const type = response.headers()['content-type'] ?? '';
    const { pathname, search } = new URL(response.url());
    const method = response.request().method();
    const answer = { method, path: pathname + search, status: response.status(), type };
    const body = type.startsWith('application/json') ? await response.text() : '';
    const line = `${JSON.stringify({ ...answer, body })}\n`;
    if (written.has(line)) return;
    written.add(line);
    appendFileSync(process.env.RANETS_ANSWERS ?? '', line);
  } catch {
    // The page was gone before the answer was there.
  }
}
