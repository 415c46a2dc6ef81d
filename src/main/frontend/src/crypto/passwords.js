/** Passwords as the formats of key files take them. */
import { concat, utf8 } from './bytes.js';

/** UTF-16 big endian with two zero bytes at the end (RFC 7292 appendix B.1). */
function bmp(text) {
  const out = new Uint8Array(text.length * 2 + 2);
  for (let i = 0; i < text.length; i++) {
    out[2 * i] = text.charCodeAt(i) >> 8;
    out[2 * i + 1] = text.charCodeAt(i) & 255;
  }
  return out;
}

/** How tools before Unicode did it: every byte of the terminal's text one letter of Latin-1. */
function byBytes(text) {
  const bytes = utf8(text);
  return { bmp: concat(...Array.from(bytes, (b) => Uint8Array.of(0, b)), Uint8Array.of(0, 0)), bytes };
}

/**
 * What a typed password may have been when the file was made, the likeliest first: composed, as typed, decomposed (macOS), byte by byte.
 * An empty one is two zero bytes to some tools and nothing to others.
 *
 * @returns {{bmp: Uint8Array, bytes: Uint8Array}[]} bmp for the schemes of PKCS #12, bytes for PBKDF1 and PBKDF2
 */
export function readings(typed) {
  if (typed === '') return [{ bmp: bmp(''), bytes: utf8('') }, { bmp: new Uint8Array(), bytes: utf8('') }];
  const texts = new Set([typed.normalize('NFC'), typed, typed.normalize('NFD')]);
  const out = [...texts].map((text) => ({ bmp: bmp(text), bytes: utf8(text) }));
  return /^\p{ASCII}*$/u.test(typed) ? out : [...out, byBytes(typed)];
}
