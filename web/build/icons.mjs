// The icons that the screens use, as outlines that the worker strokes (web/platform/text_canvas.cpp):
// a third of what a font of them takes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {Record<string, string>} Attributes */

/** What Lucide draws with, as paths. @type {Record<string, (of: Attributes) => string>} */
const asPath = {
  // One path follows another: the first step of each is taken from the square's corner, not from
  // where the one before has ended.
  path: ({ d }) => d.replace(/^m/, 'M0 0m'),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  polyline: ({ points }) => `M${points}`,
  polygon: ({ points }) => `M${points}z`,
  circle: ({ cx, cy, r }) => round(+cx, +cy, +r, +r),
  ellipse: ({ cx, cy, rx, ry }) => round(+cx, +cy, +rx, +ry),
  rect: ({ x, y, width, height, rx = '0', ry = rx }) => {
    const corner = +rx ? (/** @type {string} */ by) => `a${rx} ${ry} 0 0 1 ${by}` : () => '';
    const [w, h] = [+width - 2 * +rx, +height - 2 * +ry];
    return `M${+x + +rx} ${y}h${w}${corner(`${rx} ${ry}`)}v${h}${corner(`-${rx} ${ry}`)}` +
      `h${-w}${corner(`-${rx} -${ry}`)}v${-h}${corner(`${rx} -${ry}`)}z`;
  },
};

/** @param {number} x @param {number} y @param {number} rx @param {number} ry */
function round(x, y, rx, ry) {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
}

/**
 * Paths in a square of 24, by the code points of shell/kit/theme.h.
 * @param {string} root @returns {Promise<Record<number, string>>}
 */
export async function iconPaths(root) {
  const lucide = path.join(root, 'node_modules/lucide-static');
  const read = async (/** @type {string} */ name) =>
    JSON.parse(await readFile(path.join(lucide, name), 'utf8'));
  const [points, drawings] = await Promise.all([read('font/codepoints.json'), read('icon-nodes.json')]);
  const names = new Map(
    Object.keys(drawings).filter((name) => name in points).map((name) => [points[name], name]));
  const paths = (await iconsOf(path.join(root, 'shell/kit/theme.h'))).map(({ icon, point }) => {
    const drawing = drawings[names.get(point) ?? ''];
    if (!drawing) throw new Error(`shell/kit/theme.h: Lucide has no ${icon} (${point.toString(16)})`);
    return [point,
      drawing.map((/** @type {[string, Attributes]} */ [kind, of]) => asPath[kind](of)).join('')];
  });
  return Object.fromEntries(paths);
}

/** @param {string} header */
async function iconsOf(header) {
  const [, table] = /enum class Icon[^{]*\{([^}]*)\}/.exec(await readFile(header, 'utf8')) ?? [];
  return [...(table ?? '').matchAll(/(\w+)\s*=\s*0x([0-9A-F]+)/gi)]
    .map(([, icon, hex]) => ({ icon, point: parseInt(hex, 16) }));
}
