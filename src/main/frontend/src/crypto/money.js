/** Amounts as messages write them: digits, and exactly as many decimals as their currency has; computed in the smallest unit, as BigInt. */
const WHOLE = '(0|[1-9][0-9]{0,17})';

/** Whether a text is an amount in the form of the protocol. */
export const isAmount = (text, { scale }) => typeof text === 'string' && new RegExp(`^${WHOLE}${scale ? `\\.[0-9]{${scale}}` : ''}$`).test(text);

/** '12.50' -> 1250n. */
export const minorOf = (text) => BigInt(text.replace('.', ''));

/** How many decimals an amount has. */
export const scaleOf = (text) => text.split('.')[1]?.length ?? 0;

/** 1250n with two decimals -> '12.50'. */
export function amountText(minor, scale) {
  const digits = String(minor).padStart(scale + 1, '0');
  return scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
}
