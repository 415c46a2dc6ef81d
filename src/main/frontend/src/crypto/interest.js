/** Interest for paying late, exactly as the server and the verifier count it: in the smallest unit, rounded down. */

/** '7.125' -> 71250n: percent with four decimals. */
function scaled(percent) {
  const [whole, part = ''] = percent.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}

/** A percentage for a year in its shortest form, with four decimals at most; null if it is none. */
export function rateOf(typed) {
  const plain = typed.normalize('NFKC').replace(/[%\s]/g, '');
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(plain)) return null;
  const [whole, part = ''] = plain.split('.');
  const short = part.replace(/0+$/, '');
  const rate = `${whole.replace(/^0(?=\d)/, '')}${short ? `.${short}` : ''}`;
  return rate === '0' ? null : rate;
}

/**
 * @param {bigint} amount that is paid late, in the smallest unit
 * @param {string} rate percent for a year
 * @param {number} daysOfYear by which it is divided
 * @param {number} days after the last one in time
 * @returns {bigint}
 */
export const interestOf = (amount, rate, daysOfYear, days) => (amount * scaled(rate) * BigInt(days)) / (1_000_000n * BigInt(daysOfYear));
