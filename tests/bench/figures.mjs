// Numbers about numbers.

/** @param {number[]} values @param {number} share 0.5 is the median */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {number} value @param {number} [digits] */
export function number(value, digits = 0) {
  const [whole, fraction] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/**
 * @typedef {{what: string, target: string, got: string, good: boolean | null}} Row
 *
 * @param {string} what @param {string} target @param {string} got
 * @param {boolean | null} [good] null where there is no target
 * @returns {Row}
 */
export function row(what, target, got, good = null) {
  return { what, target, got, good };
}
