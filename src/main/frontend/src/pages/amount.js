/** Amounts as people write and read them. Amounts are strings of digits or BigInt, never binary fractions. */

const DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const MYRIADS = ['', '만', '억', '조', '경'];

const WON = 'KRW';

/** 1773240950 -> 1,773,240,950; 1234.50 -> 1,234.50 */
export function group(amount) {
  const [whole, part] = String(amount).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? digits : `${digits}.${part}`;
}

/**
 * What a person typed as messages write it: no separators and leading zeros, and all decimals of the currency; null when it is not an amount
 * of so many decimals at most. Where there are decimals, a comma before the last one or two digits may be meant as a point: it is no amount.
 */
export function amountOf(typed, { code, scale }) {
  const plain = typed.normalize('NFKC').replaceAll(code, '').replace(/[,\s원]/g, '');
  if (!/^\d{1,18}(\.\d+)?$/.test(plain)) return null;
  if (scale && /,\d{1,2}$/.test(typed.normalize('NFKC').replaceAll(code, '').trim())) return null;
  const [whole, part = ''] = plain.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (part.length > scale) return null;
  return scale ? `${digits}.${part.padEnd(scale, '0')}` : digits;
}

/** Groups the digits of a field while it is filled in; decimals are completed when the person leaves it, and not under the fingers. */
export function regroup(field, amount, { scale }) {
  if (scale === 0 || document.activeElement !== field) field.value = group(amount);
}

function readGroup(four) {
  return [...four.padStart(4, '0')]
    .map((d, i) => (d === '0' ? '' : (d === '1' && i < 3 ? '' : DIGITS[d]) + PLACES[3 - i]))
    .join('');
}

/** 120000000 -> 일억이천만. A one stands before 만, 억, 조 when nothing else does, as cheques are read. */
function readKo(digits) {
  let rest = String(digits);
  const groups = [];
  while (rest.length > 0) {
    groups.push(rest.slice(-4));
    rest = rest.slice(0, -4);
  }
  const words = groups.map((g, i) => (Number(g) === 0 ? '' : readGroup(g) + MYRIADS[i])).reverse().join('');
  return words || '영';
}

const SMALL = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen',
  'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const THOUSANDS = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'];

function belowHundred(n) {
  return n < 20 ? SMALL[n] : [TENS[Math.floor(n / 10)], SMALL[n % 10]].filter(Boolean).join('-');
}

function belowThousand(n) {
  return [n >= 100 ? `${SMALL[Math.floor(n / 100)]} hundred` : '', belowHundred(n % 100)].filter(Boolean).join(' ');
}

/** 120000000 -> one hundred twenty million. */
function readEn(digits) {
  const groups = group(digits).split(',').map(Number);
  const words = groups.map((n, i) => (n === 0 ? '' : [belowThousand(n), THOUSANDS[groups.length - 1 - i]].filter(Boolean).join(' ')));
  return words.filter(Boolean).join(' ') || 'zero';
}

/** 12.50 in a currency with two decimals: ' 50/100', as cheques write it. */
const fraction = (part) => (part === undefined ? '' : ` ${part}/1${'0'.repeat(part.length)}`);

/** 120000000 KRW -> 일억이천만원; 1200.50 USD -> 천이백 USD 50/100. */
export function readAmountKo(amount, { code }) {
  const [whole, part] = String(amount).split('.');
  return `${readKo(whole)}${code === WON ? '원' : ` ${code}`}${fraction(part)}`;
}

/** 120000000 KRW -> one hundred twenty million won; 1200.50 USD -> one thousand two hundred USD 50/100. */
export function readAmountEn(amount, { code }) {
  const [whole, part] = String(amount).split('.');
  return `${readEn(whole)} ${code === WON ? 'won' : code}${fraction(part)}`;
}

/** The amount as it is read out in the language of the page. */
export function readAmount(amount, currency) {
  return document.documentElement.lang === 'en' ? readAmountEn(amount, currency) : readAmountKo(amount, currency);
}
