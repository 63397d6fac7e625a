// Says a sentence to screen readers, politely.

/** @param {HTMLElement} host holds two live regions @returns {(text: string) => void} */
export function createAnnouncer(host) {
  const regions = [...host.children];
  return (text) => {
    // In turns: a sentence that is said twice must be a change both times.
    const [region, last] = regions;
    regions.reverse();
    last.textContent = '';
    region.textContent = text;
  };
}
