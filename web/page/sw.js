// Keeps one build of the application whole, so that it opens without a network. web/build/precache.mjs
// writes the build's files into it: another build is another script, hence another worker with a
// cache of its own, which waits until the person wants it (updates.js) or the last tab is closed.
//
// It answers for the files of its list and nothing else: what the server knows of people is stored
// by SQLite alone, and never passes through here.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/**
 * `url` is relative to this script, `integrity` as in HTML; the page itself is './'.
 * @type {{version: string, files: {url: string, integrity: string}[]}}
 */
const build = /** @type {any} */ (self).BUILD;

const page = './';
const prefix = 'ranets-';
const cacheName = prefix + build.version;
const ours = new Map(build.files.map(({ url }) => [addressOf(url), url]));
ours.set(addressOf('index.html'), page);

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'activate') worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const file = fileFor(event.request);
  if (file) event.respondWith(answer(file, event.request));
});

/** All or nothing: where one file can't be had, the build before goes on. */
async function keepFiles() {
  const cache = await caches.open(cacheName);
  await Promise.all(
    build.files.map(async ({ url, integrity }) => {
      const response = (await known(url)) ?? (await fetched(url, integrity));
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      await cache.put(url, response);
    }),
  );
}

/** A name with a hash means the same in every build. @param {string} url */
async function known(url) {
  return url === page ? undefined : caches.match(url);
}

/**
 * The page that was just loaded has left the others in the browser's own cache; should that hold
 * something else under their names, they are fetched past it.
 * @param {string} url @param {string} integrity
 */
function fetched(url, integrity) {
  if (url === page) return fetch(url, { integrity, cache: 'no-cache' });
  return fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: 'reload' }));
}

async function takeOver() {
  const others = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== cacheName);
  // The first build takes the open tabs, too, so that these hear of the next one.
  if (!others.length) await worker.clients.claim();
  // One that is being filled now is the next build's.
  if (!worker.registration.installing) await Promise.all(others.map((key) => caches.delete(key)));
}

/** @param {Request} request */
function fileFor({ method, url }) {
  const { origin, pathname } = new URL(url);
  return method === 'GET' ? ours.get(origin + pathname) : undefined;
}

/**
 * Names with hashes let nothing be mixed up even where the browser has thrown a file away.
 * @param {string} file @param {Request} request
 */
async function answer(file, request) {
  return (await caches.match(file, { cacheName })) ?? fetch(request);
}

/** @param {string} url */
function addressOf(url) {
  return new URL(url, location.href).href;
}
