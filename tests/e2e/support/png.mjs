// Reads the screenshots that Chromium takes: PNG with 8 bits a channel, not interlaced.
import { inflateSync } from 'node:zlib';

const HEADER = 8;

/**
 * @typedef {{width: number, height: number, at: (x: number, y: number) => number[],
 *   colour: (x: number, y: number) => number}} Picture
 *
 * @param {Buffer} png
 * @returns {Picture} `at` gives [red, green, blue], `colour` the three in one number
 */
export function readPng(png) {
  let width = 0;
  let height = 0;
  let channels = 0;
  const data = [];
  for (let at = HEADER; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = body[9] === 6 ? 4 : 3;
      if (body[8] !== 8 || ![2, 6].includes(body[9]) || body[12] !== 0) {
        throw new Error('a kind of PNG that is not read here');
      }
    }
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const pixels = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const at = (/** @type {number} */ x, /** @type {number} */ y) => {
    const first = (y * width + x) * channels;
    return [...pixels.subarray(first, first + 3)];
  };
  const colour = (/** @type {number} */ x, /** @type {number} */ y) =>
    pixels.readUIntBE((y * width + x) * channels, 3);
  return { width, height, at, colour };
}

/** @param {Buffer} rows @param {number} stride @param {number} height @param {number} step */
function unfilter(rows, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    const from = y * (stride + 1) + 1;
    const to = y * stride;
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? out[to + x - step] : 0;
      const up = y > 0 ? out[to + x - stride] : 0;
      const corner = x >= step && y > 0 ? out[to + x - step - stride] : 0;
      out[to + x] = rows[from + x] + predicted(filter, left, up, corner);
    }
  }
  return out;
}

/** @param {number} filter @param {number} left @param {number} up @param {number} corner */
function predicted(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const a = Math.abs(guess - left);
  const b = Math.abs(guess - up);
  const c = Math.abs(guess - corner);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * How many different colours a part of the picture has: 1 or 2 where nothing is drawn.
 * @param {Picture} picture
 * @param {{x: number, y: number, width: number, height: number}} [part] in its own pixels
 */
export function countColours(picture, part) {
  const { x, y, width, height } = part ?? { x: 0, y: 0, ...picture };
  const seen = new Set();
  for (let row = Math.floor(y); row < Math.min(picture.height, y + height); row++) {
    for (let column = Math.floor(x); column < Math.min(picture.width, x + width); column++) {
      seen.add(picture.colour(column, row));
    }
  }
  return seen.size;
}

/** @param {string} hex "F4F3EF" */
export function rgb(hex) {
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}
