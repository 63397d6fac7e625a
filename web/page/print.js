// What style sheets can't find out before a screen is printed.

/** A list by the name of the heading above it needn't say it again. @param {HTMLElement} root */
export function watchPrinting(root) {
  const prepare = () => {
    let heading = '';
    for (const element of root.querySelectorAll('h1, h2, h3, [aria-label]')) {
      if (element.matches('h1, h2, h3')) heading = element.textContent ?? '';
      else element.classList.toggle('headed', element.getAttribute('aria-label') === heading);
    }
  };
  addEventListener('beforeprint', prepare);
  matchMedia('print').addEventListener('change', ({ matches }) => matches && prepare());
}
