/** Days late and damages for delay, exactly as the server and the verifier count them: in the smallest unit, rounded down. */
const DAY = 86_400_000;
/** Percentages have four decimals at most: a percent of a percent of one, in parts. */
const PARTS = 1_000_000n;

/** '0.075' -> 750n: hundredths of a percent of a percent. */
function scaled(percent) {
  const [whole, part = ''] = percent.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}

/** Days from one day to another, both as 2026-06-10; none if the second is not later. */
export const daysAfter = (day, later) => Math.max(0, Math.round((Date.parse(later) - Date.parse(day)) / DAY) || 0);

/**
 * @param {bigint} part what is accepted, in the smallest unit
 * @param {string} rate percent of it for each day
 * @param {string} cap percent of it in all
 * @param {number} days for which the supplier answers
 * @returns {bigint}
 */
export function damagesOf(part, rate, cap, days) {
  const all = (part * scaled(rate) * BigInt(days)) / PARTS;
  const most = (part * scaled(cap)) / PARTS;
  return all > most ? most : all;
}
