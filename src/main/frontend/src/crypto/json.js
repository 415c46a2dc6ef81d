/** Canonical JSON (RFC 8785) in the narrow form of the protocol: whole numbers below 2^53, no duplicate names. */
import { fromUtf8, utf8 } from './bytes.js';

function write(value, path) {
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'string') {
    if (/\p{Cs}/u.test(value)) {
      throw new TypeError(`${path}: half of a surrogate pair`);
    }
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new TypeError(`${path}: only whole numbers below 2^53 are allowed`);
    }
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, i) => write(item, `${path}[${i}]`)).join(',')}]`;
  }
  if (typeof value === 'object') {
    // sort() without a comparator orders by UTF-16 code units, which is what RFC 8785 section 3.2.3 asks for
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${write(name, path)}:${write(value[name], `${path}.${name}`)}`).join(',')}}`;
  }
  throw new TypeError(`${path}: ${typeof value} is not JSON`);
}

export function canonicalText(value) {
  return write(value, '$');
}

export function canonical(value) {
  return utf8(canonicalText(value));
}

/**
 * Reads bytes that must already be canonical. One comparison refuses duplicate names, fractions, white space, wrong order and escapes
 * that a second reader could take differently.
 */
export function parseCanonical(bytes) {
  const text = fromUtf8(bytes);
  const value = JSON.parse(text);
  if (canonicalText(value) !== text) {
    throw new TypeError('the JSON is not in canonical form (RFC 8785)');
  }
  return value;
}
