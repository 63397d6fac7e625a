// The application that is kept on the device (sw.js): when that begins, and how one build follows
// another. Nothing here is asked of a browser that keeps nothing.

const script = 'sw.js';
const hourMs = 3_600_000;
/** One tab has the account's files: that in which the new build was wanted opens them again first. */
const courtesyMs = 2_000;

/**
 * @param {import('./main.js').Send} send
 * @param {() => boolean} writing whether loading the page anew would lose what is being written
 */
export function startUpdates(send, writing) {
  const container = navigator.serviceWorker;
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  let checked = Date.now();

  /** @param {ServiceWorker | null} coming */
  const watch = (coming) =>
    coming?.addEventListener('statechange', () => {
      // The very first one takes its place by itself.
      if (coming.state === 'installed' && registration?.active) send({ t: 'updateready' });
    });

  const follow = async () => {
    const found = await container.getRegistration();
    if (!found || registration) return;
    registration = found;
    if (found.waiting) send({ t: 'updateready' });
    watch(found.installing);
    found.addEventListener('updatefound', () => watch(found.installing));
  };

  // The browser asks when the page is loaded; a diary may stay open for days.
  const check = () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < hourMs) return;
    checked = Date.now();
    registration?.update().catch(() => {}); // the next time
  };

  const join = () => {
    if (!writing()) location.reload();
  };

  if (container) {
    follow().catch(notKept);
    document.addEventListener('visibilitychange', check);
    setInterval(check, hourMs);
    let controlled = container.controller !== null;
    // Somebody wanted the new build in another tab.
    container.addEventListener('controllerchange', () => {
      if (controlled) setTimeout(join, courtesyMs);
      controlled = true;
    });
  }

  return {
    /** From now on this device may open the application without a network. */
    keep() {
      container?.register(script).then(follow).catch(notKept);
    },
    /** Opens the page anew, in the newest build that is here. */
    open() {
      const waiting = registration?.waiting;
      if (!waiting) return location.reload();
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activated') location.reload();
      });
      waiting.postMessage('activate');
    },
  };
}

/** A wish, not a need. @param {unknown} error */
function notKept(error) {
  console.info(`The application is not kept on this device: ${error}`);
}
