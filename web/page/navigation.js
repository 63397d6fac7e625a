// Addresses are the part after '#': the worker's screens, the browser's back button.

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
      const url = `#${address}`;
      if (replace) history.replaceState(null, '', url);
      else history.pushState(null, '', url);
    },
  };
}

export function currentAddress() {
  return location.hash.slice(1);
}
