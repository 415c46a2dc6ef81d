/** Points of a sheet, exact, in ten-thousandths: the same sums as the engine's Sheet. */
const UNSIGNED = /^(0|[1-9][0-9]{0,2})(\.[0-9]{1,4})?$/;
const SIGNED = /^(?!-0(\.0+)?$)-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,4})?$/;
const DECIMALS = 4;

export const scaled = (text) => {
  const [whole, part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(DECIMALS, '0'));
};

export const plain = (number) => {
  const digits = String(number < 0n ? -number : number).padStart(DECIMALS + 1, '0');
  const text = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/\.?0+$/, '');
  return number < 0n ? `-${text}` : text;
};

/** What is wrong with what was typed for an item: `form`, `form.signed`, `below`, `above`; empty if nothing. */
export function wrong(text, { minimum, maximum }) {
  const isSigned = scaled(minimum) < 0n;
  if (!(isSigned ? SIGNED : UNSIGNED).test(text)) return isSigned ? 'form.signed' : 'form';
  if (scaled(text) < scaled(minimum)) return 'below';
  return scaled(text) > scaled(maximum) ? 'above' : '';
}

const sum = (scores) => scores.reduce((all, { score }) => all + scaled(score), 0n);

/** What the items of a field make together: never more than its maximum. */
export function fieldPoints({ maximum, items }, scores) {
  const points = sum(scores.filter(({ item }) => items.includes(item)));
  return points < scaled(maximum) ? points : scaled(maximum);
}

/** What scores make together: fields, and the items that are in none. */
export function total(scores, fields) {
  const alone = scores.filter(({ item }) => !fields.some(({ items }) => items.includes(item)));
  return fields.reduce((all, field) => all + fieldPoints(field, scores), sum(alone));
}
