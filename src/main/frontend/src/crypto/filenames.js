/**
 * Names of files of a bid (docs/protocol.md section 6): what nobody could tell apart, or could not see, when the bid is opened is refused
 * before it is sealed. The command line applies the same rules; the cases in vectors/file-names.json hold both.
 */

/** Controls, formats and directions, separators of lines, halves of characters, private use, and letters that show nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/u;
/** Choose between pictures of one character: people do not tell them apart. */
const VARIANTS = /[\ufe00-\ufe0f]/gu;
const SPACES = /[\s\p{Zs}]+/gu;
const LONGEST = 255;

const utf8Length = (text) => new TextEncoder().encode(text).length;

/** Two names with the same key look alike to a person, or are one name to a system that keeps files. */
export function lookOf(name) {
  const folded = name.normalize('NFKC').replace(VARIANTS, '').toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replace(SPACES, ' ').trim().replace(/[. ]+$/, '');
}

function nameFault(name) {
  if (UNSEEN.test(name)) return 'unseen';
  if (/[/\\]/.test(name) || lookOf(name) === '') return 'name';
  return utf8Length(name.normalize('NFC')) > LONGEST ? 'long' : null;
}

/**
 * The first fault of the files.
 *
 * @param {{name: string, size: number}[]} files
 * @returns {{code: 'empty'|'unseen'|'name'|'long'|'alike', name: string, other?: string}|null}
 */
export function fileFault(files) {
  const seen = new Map();
  for (const { name, size } of files) {
    const code = nameFault(name) ?? (size === 0 ? 'empty' : null);
    if (code) return { code, name: shownName(name) };
    const look = lookOf(name);
    if (seen.has(look)) return { code: 'alike', name, other: seen.get(look) };
    seen.set(look, name);
  }
  return null;
}

/** A name with everything unseen spelt out. */
export function shownName(name) {
  return [...name].map((c) => (UNSEEN.test(c) ? `<U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}>` : c)).join('');
}
