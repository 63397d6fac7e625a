// The parts of the site as they come from the network. A captive portal answers for all of them with
// a page of its own, and lets the browser keep that for days: such a part is fetched once more past the
// browser's cache, which puts the right one there.

/** @typedef {import('./start.js').Files} Files */

const reloadedKey = 'ranets.parts';
/** The page with other addresses of the same parts, for when the script itself came wrong. */
const detour = /again\.html$/;
const detourEnd = /\?again$/;

/** @param {Response} response */
export function isRight(response) {
  return response.ok && !response.headers.get('content-type')?.startsWith('text/html');
}

/** Whether the style sheet came as one. */
export function isStyled() {
  return getComputedStyle(document.body).position === 'fixed';
}

/** Whether this page was opened only to put the parts of the real one right. */
export function isDetour() {
  return detour.test(location.pathname);
}

/**
 * Fetches all parts past the cache, into it.
 * @param {Files} files @returns {Promise<boolean>} whether all are right now
 */
export async function fetchAnew(files) {
  try {
    const right = await Promise.all(
      addresses(files).map(async (url) => isRight(await fetch(url, { cache: 'reload' }))),
    );
    return right.every(Boolean);
  } catch {
    return false; // without a line nothing is put right
  }
}

/**
 * Whether the page has not been loaded anew for this reason since the application ran; noted, as it
 * might go on for ever. A try that brought nothing, or was cut, is no reload.
 */
export function isFirstReload() {
  try {
    if (sessionStorage.getItem(reloadedKey)) return false;
    sessionStorage.setItem(reloadedKey, '1');
    return true;
  } catch {
    return false;
  }
}

/** The application runs. */
export function partsWork() {
  try {
    sessionStorage.removeItem(reloadedKey);
  } catch {
    // Nor was anything noted.
  }
}

/** @param {Files} files */
function addresses({ worker, wasm, second, late, fonts }) {
  const script = document.querySelector('script[type="module"]')?.getAttribute('src');
  const style = document.querySelector('link[rel="stylesheet"]')?.getAttribute('href');
  return [script, style, worker, wasm, second, late, ...fonts.map(({ url }) => url)]
    .filter((url) => typeof url === 'string')
    .map((url) => url.replace(detourEnd, ''));
}
