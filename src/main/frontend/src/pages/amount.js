/** Amounts as people write and read them. Amounts are strings of digits or BigInt, never binary fractions. */

const DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const MYRIADS = ['', '만', '억', '조', '경'];

/** 1773240950 -> 1,773,240,950 */
export function group(digits) {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** What a person typed to digits, without separators and leading zeros; null when it is not an amount. */
export function digitsOf(typed) {
  const plain = typed.normalize('NFKC').replace(/[,\s원]/g, '');
  return /^\d{1,18}$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : null;
}

function readGroup(four) {
  return [...four.padStart(4, '0')]
    .map((d, i) => (d === '0' ? '' : (d === '1' && i < 3 ? '' : DIGITS[d]) + PLACES[3 - i]))
    .join('');
}

/** 120000000 -> 일억이천만원. A one stands before 만, 억, 조 when nothing else does, as cheques are read. */
export function readAmountKo(digits) {
  let rest = String(digits);
  const groups = [];
  while (rest.length > 0) {
    groups.push(rest.slice(-4));
    rest = rest.slice(0, -4);
  }
  const words = groups.map((g, i) => (Number(g) === 0 ? '' : readGroup(g) + MYRIADS[i])).reverse().join('');
  return `${words || '영'}원`;
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

/** 120000000 -> one hundred twenty million won. */
export function readAmountEn(digits) {
  const groups = group(digits).split(',').map(Number);
  const words = groups.map((n, i) => (n === 0 ? '' : [belowThousand(n), THOUSANDS[groups.length - 1 - i]].filter(Boolean).join(' ')));
  return `${words.filter(Boolean).join(' ') || 'zero'} won`;
}

/** The amount as it is read out in the language of the page. */
export function readAmount(digits) {
  return document.documentElement.lang === 'en' ? readAmountEn(digits) : readAmountKo(digits);
}
