/**
 * The one rule for what people write freely, as the engine keeps it (kernel/PlainText.java): a text is composed before it is signed, and
 * refused if it shows nothing or something else than it holds. Both are held to src/test/resources/cases/texts.json.
 */
const NOTHING = /[\u200b\ufeff\u2060\u00ad]/gu;
const ENDS = /^[\p{Z}\t\n\r]+|[\p{Z}\t\n\r]+$/gu;
const FLAWS = [
  ['broken', /[\p{Cs}\ufdd0-\ufdef\ufffd\p{Noncharacter_Code_Point}]/u],
  ['line-break', /[\t\n\v\f\r\u0085\u2028\u2029]/u],
  ['control', /(?![\t\n])\p{Cc}|[\u2028\u2029]/u],
  ['direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u],
  ['hidden', /[\u180e\u2061-\u2064\u206a-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/u],
];
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u;

/** The text as it is signed: Hangul in syllables (NFC), line breaks as line feeds, without signs of no width, without blanks at the ends. */
export function compose(text) {
  return text.replace(/\r\n?/g, '\n').replace(NOTHING, '').normalize('NFC').replace(ENDS, '');
}

/**
 * @param {string} text composed
 * @param {{paragraphs?: boolean, longest: number}} form one line, or several; longest in characters as people count them
 * @returns {?string} `nothing-visible`, `too-long`, `line-break`, `control`, `direction`, `hidden`, `broken`; null if the text is in order
 */
export function flaw(text, { paragraphs = false, longest }) {
  if ([...text].length > longest) return 'too-long';
  const found = FLAWS.find(([name, signs]) => !(paragraphs && name === 'line-break') && signs.test(text));
  if (found) return found[0];
  return VISIBLE.test(text) ? null : 'nothing-visible';
}
