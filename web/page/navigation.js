// Addresses are what begins with '#': the worker's screens, the browser's back button.

/** @param {import('./main.js').Send} send */
export function startNavigation(send) {
  let known = currentAddress();
  const changed = () => {
    const address = currentAddress();
    if (address === known) return;
    known = address;
    send({ t: 'address', address });
  };
  addEventListener('popstate', changed);
  addEventListener('hashchange', changed);

  return {
    /** @param {string} address @param {boolean} replace */
    show(address, replace) {
      if (address === currentAddress()) return;
      known = address;
      if (replace) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
    },
  };
}

export function currentAddress() {
  return location.hash;
}
