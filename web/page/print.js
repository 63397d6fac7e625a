// What is printed: the tree as it stands, or a page made for the printer (shell/screens/print/paper.h).

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

/**
 * An element: its tag, its attributes, what is in it. Nothing of it is read as markup.
 * @typedef {[string, Record<string, string>, ...(string | any[])[]]} Part
 */

/** @param {string} json nothing prints the tree */
export async function printPaper(json) {
  if (!json) return print();
  const { style, content } = JSON.parse(json);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  const paper = element(content);
  paper.id = 'paper';
  const icon = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="icon"]'));
  const pictures = [...paper.querySelectorAll('img')];
  for (const picture of pictures) Object.assign(picture, { src: icon.href, alt: '' });
  document.adoptedStyleSheets = [sheet];
  document.body.append(paper);
  addEventListener('afterprint', () => {
    paper.remove();
    document.adoptedStyleSheets = [];
  }, { once: true });
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  print();
}

/** @param {Part} part @returns {HTMLElement} */
function element([tag, attributes, ...inside]) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside.map((part) =>
    typeof part === 'string' ? part : element(/** @type {Part} */ (part))));
  return made;
}
