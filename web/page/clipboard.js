// Copies text. The clipboard's own interface may be refused (no recent gesture, no permission);
// the old command then may still do.

/**
 * What is selected in the tree, a line for each text: that each lies on its own tells a browser nothing.
 * @param {HTMLElement} root
 */
export function startCopying(root) {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || !root.contains(selection.anchorNode)) return;
    const lines = [...root.querySelectorAll('.readable')].map((text) => partOf(text, selection));
    const text = lines.filter(Boolean).join('\n');
    if (!text) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  });
}

/** @param {Element} element @param {Selection} selection */
function partOf(element, selection) {
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(element)) return '';
  const part = document.createRange();
  part.selectNodeContents(element);
  if (element.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (element.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}

/** @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const focused = document.activeElement;
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
