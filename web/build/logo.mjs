// The logo as the PNG pictures that a home screen wants. favicon.svg is rounded rects and nothing
// else, so that no renderer of SVG is needed: anything else in it fails the build.
import { png } from './png.mjs';

/**
 * A rounded rect: its middle, half its width and height, the radius of its corners, half the width
 * of its line (0: it is filled), in units of the drawing.
 * @typedef {{x: number, y: number, w: number, h: number, r: number, line: number, colour: number[]}} Shape
 *
 * @typedef {{size: number, scale?: number, back?: string}} Look `scale` is the logo's share of the
 *   picture; without a `back` ("#f4f3ef") that is transparent
 */

/** @param {string} svg @param {Look} look */
export function logo(svg, { size, scale = 1, back }) {
  const shapes = shapesOf(svg);
  const [, side] = /viewBox="0 0 (\d+) \1"/.exec(svg) ?? [];
  if (!side) throw new Error('the logo is not square');
  const unit = (size * scale) / Number(side);
  const margin = (size * (1 - scale)) / 2;
  const ground = back ? [...rgb(back), 1] : [0, 0, 0, 0];
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = { x: (x + 0.5 - margin) / unit, y: (y + 0.5 - margin) / unit };
      const colour = shapes.reduce((under, shape) => {
        const covered = Math.min(1, Math.max(0, 0.5 - distance(shape, at) * unit));
        return over(under, shape.colour, covered);
      }, ground);
      const alpha = Math.round(colour[3] * 255);
      pixels.set([...colour.slice(0, 3).map(Math.round), alpha], (y * size + x) * 4);
    }
  }
  return png(size, size, pixels);
}

/** @param {string} svg @returns {Shape[]} from the lowest to the one on top */
function shapesOf(svg) {
  const rects = [...svg.matchAll(/<rect ([^>]*)\/>/g)].map(([, attributes]) => attributes);
  if (svg.replace(/<\/?svg[^>]*>|<rect [^>]*\/>|\s/g, '')) throw new Error('the logo is not rects alone');
  return rects.map((attributes) => {
    const text = (/** @type {string} */ name) =>
      new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const number = (/** @type {string} */ name) => Number(text(name) ?? 0);
    const [w, h] = [number('width') / 2, number('height') / 2];
    const r = Math.min(number('rx'), w, h);
    const line = number('stroke-width') / 2;
    const colour = rgb((line ? text('stroke') : text('fill')) ?? '');
    return { x: number('x') + w, y: number('y') + h, w, h, r, line, colour };
  });
}

/** To the shape's edge, negative inside of it. @param {Shape} shape @param {{x: number, y: number}} at */
function distance({ x, y, w, h, r, line }, at) {
  const [dx, dy] = [Math.abs(at.x - x) - w + r, Math.abs(at.y - y) - h + r];
  const edge = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r;
  return line ? Math.abs(edge) - line : edge;
}

/** @param {number[]} under with alpha @param {number[]} colour @param {number} alpha */
function over(under, colour, alpha) {
  const rest = under[3] * (1 - alpha);
  const sum = alpha + rest;
  if (!sum) return under;
  return [...colour.map((part, i) => (part * alpha + under[i] * rest) / sum), sum];
}

/** @param {string} hex */
function rgb(hex) {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`the logo has a colour "${hex}"`);
  return [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
}
