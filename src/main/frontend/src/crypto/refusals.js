/**
 * Sentences of refusals, made of what is signed (docs/protocol.md section 7) and of the texts that the server uses, too.
 */

/** The texts of a properties file: key to sentence. */
export function textsIn(properties) {
  const lines = properties.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).replaceAll('\\\\', '\\')]));
}

const grouped = (number) => number.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const put = (text, values) => text.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (place, name) => (Object.hasOwn(values, name) ? values[name] : place));

/** What a period counts, by the letters before and behind its number. */
const UNITS = new Map([['PY', 'years'], ['PM', 'months'], ['PD', 'days'], ['PWD', 'working-days'], ['PTH', 'hours'], ['PTM', 'minutes'], ['PTS', 'seconds']]);

function period(texts, text) {
  const [, before, count, behind] = /^(PT?)(\d+)([A-Z]+)$/.exec(text) ?? [];
  const word = UNITS.get(before + behind);
  return word ? put(texts.get(`shown.${word}`), { count }) : text;
}

/** @param {(at: Date) => string} instant how the page shows an instant */
function shown(texts, argument, instant) {
  const [[kind, value]] = Object.entries(argument);
  if (kind === 'refusal') return sentenceOfRefusal(texts, value, instant);
  if (kind === 'number') return grouped(value);
  if (kind === 'instant') return instant(new Date(value));
  if (kind === 'period') return period(texts, value);
  if (kind !== 'money' || !value.includes(' ')) return value;
  const [currency, amount] = value.split(' ');
  return put(texts.get(`shown.money.${currency}`) ?? texts.get('shown.money'), { currency, amount: grouped(amount) });
}

/**
 * @param {Map<string, string>} texts of one language
 * @param {{code: string, variant: string, arguments: object}} refusal as it is signed
 * @param {(at: Date) => string} instant how the page shows an instant
 */
export function sentenceOfRefusal(texts, refusal, instant) {
  const key = refusal.variant ? `${refusal.code}.${refusal.variant}` : refusal.code;
  const values = Object.fromEntries(Object.entries(refusal.arguments).map(([name, one]) => [name, shown(texts, one, instant)]));
  if (texts.has(key)) return put(texts.get(key), values);
  return put(texts.get('shown.unknown'), { key, values: Object.entries(values).map(([name, value]) => `${name}: ${value}`).join('; ') });
}
