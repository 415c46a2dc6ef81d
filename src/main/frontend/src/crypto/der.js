/** A strict reader and a writer of DER. Nothing indefinite, nothing non-minimal, nothing left over. */
import { compare, concat, hex } from './bytes.js';

export const TAG = {
  BOOLEAN: 0x01, INTEGER: 0x02, BIT_STRING: 0x03, OCTET_STRING: 0x04, NULL: 0x05, OID: 0x06, UTF8: 0x0c,
  PRINTABLE: 0x13, T61: 0x14, IA5: 0x16, UTC_TIME: 0x17, GENERALIZED_TIME: 0x18, BMP: 0x1e, SEQUENCE: 0x30, SET: 0x31,
};

export class DerError extends Error {}

function fail(message, at) {
  throw new DerError(`${message} at byte ${at}`);
}

function readLength(bytes, at) {
  const first = bytes[at];
  if (first === undefined) fail('the length is missing', at);
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0) fail('an indefinite length is not DER', at);
  if (count > 4 || at + count >= bytes.length) fail('the length is too long', at);
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + bytes[at + i];
  if (length < 0x80 || bytes[at + 1] === 0) fail('the length is not minimal', at);
  return { length, next: at + 1 + count };
}

/** One element: {tag, bytes (whole), value (content), start, end}. Only single-byte tags occur in the formats read here. */
export function readElement(bytes, at = 0) {
  const tag = bytes[at];
  if (tag === undefined) fail('an element is missing', at);
  if ((tag & 0x1f) === 0x1f) fail('a tag of several bytes', at);
  const { length, next } = readLength(bytes, at + 1);
  const end = next + length;
  if (end > bytes.length) fail('the content is cut off', at);
  return { tag, bytes: bytes.subarray(at, end), value: bytes.subarray(next, end), start: at, end };
}

/** The one element that fills the bytes. */
export function readOnly(bytes, tag) {
  const element = readElement(bytes);
  if (element.end !== bytes.length) fail('bytes after the end', element.end);
  return expectTag(element, tag);
}

export function expectTag(element, tag) {
  if (!element) throw new DerError(`an element is missing, expected tag 0x${tag.toString(16)}`);
  if (tag !== undefined && element.tag !== tag) {
    fail(`expected tag 0x${tag.toString(16)}, found 0x${element.tag.toString(16)}`, element.start);
  }
  return element;
}

export function children(element) {
  const out = [];
  for (let at = 0; at < element.value.length; ) {
    const child = readElement(element.value, at);
    out.push(child);
    at = child.end;
  }
  return out;
}

/** As many children as that, not one more. */
export function exactly(element, least, most = least) {
  const found = children(element);
  if (found.length < least || found.length > most) throw new DerError('an element more or less than the format allows');
  return found;
}

const inOrder = (items) => items.every((item, i) => i === 0 || compare(items[i - 1].bytes, item.bytes) <= 0);

/** Checks the element with all in it, whatever it is: the same value written anew would have the same bytes. */
export function insistOnDer(element) {
  const { tag, value } = element;
  const universal = tag < 0x40;
  if (tag & 0x20) {
    const inner = children(element);
    if (universal && tag !== TAG.SEQUENCE && tag !== TAG.SET) fail('a text in parts', element.start);
    if (tag === TAG.SET && !inOrder(inner)) fail('a set out of order', element.start);
    inner.forEach(insistOnDer);
  } else if (tag === TAG.INTEGER) readInteger(element);
  else if (tag === TAG.OID) readOid(element);
  else if (tag === TAG.BOOLEAN && (value.length !== 1 || (value[0] !== 0 && value[0] !== 0xff))) fail('a broken truth value', element.start);
  else if (tag === TAG.NULL && value.length > 0) fail('a null with a value', element.start);
  else if (tag === TAG.SEQUENCE - 0x20 || tag === TAG.SET - 0x20) fail('a list that is none', element.start);
}

/** A cursor over the children of a constructed element: take() what must stand, takeIf() what may. */
export class Cursor {
  constructor(element) {
    this.items = children(element);
    this.at = 0;
  }

  take(tag) {
    return expectTag(this.items[this.at++], tag);
  }

  takeIf(tag) {
    return this.items[this.at]?.tag === tag ? this.items[this.at++] : null;
  }

  end() {
    if (this.at !== this.items.length) throw new DerError('an element more than the format allows');
  }
}

export function readOid(element) {
  const { value } = expectTag(element, TAG.OID);
  if (value.length === 0 || value[value.length - 1] & 0x80) throw new DerError('a broken object identifier');
  const arcs = [];
  let arc = 0n;
  for (let i = 0; i < value.length; i++) {
    if (arc === 0n && value[i] === 0x80) throw new DerError('an object identifier that is not minimal');
    arc = (arc << 7n) | BigInt(value[i] & 0x7f);
    if (!(value[i] & 0x80)) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const first = arcs[0] < 40n ? 0n : arcs[0] < 80n ? 1n : 2n;
  return [first, arcs[0] - first * 40n, ...arcs.slice(1)].join('.');
}

export function readInteger(element) {
  const { value } = expectTag(element, TAG.INTEGER);
  if (value.length === 0) throw new DerError('an empty number');
  if (value.length > 1 && ((value[0] === 0 && value[1] < 0x80) || (value[0] === 0xff && value[1] >= 0x80))) {
    throw new DerError('a number that is not minimal');
  }
  return BigInt.asIntN(value.length * 8, BigInt(`0x${hex(value)}`));
}

export function readSmallInteger(element) {
  const n = readInteger(element);
  if (n < 0n || n > 0x7fffffffn) throw new DerError('a number out of range');
  return Number(n);
}

export function readBits(element) {
  const { value } = expectTag(element, TAG.BIT_STRING);
  if (value[0] !== 0) throw new DerError('a bit string that is not whole bytes');
  return value.subarray(1);
}

/** UTCTime or GeneralizedTime in Zulu, with seconds, to a Date. */
export function readTime(element) {
  const text = String.fromCharCode(...element.value);
  const utc = element.tag === TAG.UTC_TIME;
  const m = (utc ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(text);
  if (!m || (!utc && element.tag !== TAG.GENERALIZED_TIME)) fail('a time in another form', element.start);
  const year = utc ? (Number(m[1]) < 50 ? 2000 : 1900) + Number(m[1]) : Number(m[1]);
  return new Date(Date.UTC(year, Number(m[2]) - 1, Number(m[3]), Number(m[4]), Number(m[5]), Number(m[6])));
}

// ---- writing

function lengthBytes(length) {
  if (length < 0x80) return Uint8Array.of(length);
  const out = [];
  for (let n = length; n > 0; n = Math.floor(n / 256)) out.unshift(n & 255);
  return Uint8Array.of(0x80 | out.length, ...out);
}

export function tagged(tag, ...contents) {
  const content = concat(...contents);
  return concat(Uint8Array.of(tag), lengthBytes(content.length), content);
}

export const sequence = (...items) => tagged(TAG.SEQUENCE, ...items);
export const octets = (bytes) => tagged(TAG.OCTET_STRING, bytes);
export const bits = (bytes) => tagged(TAG.BIT_STRING, Uint8Array.of(0), bytes);
export const nullValue = () => Uint8Array.of(TAG.NULL, 0);
/** Context-specific, constructed. */
export const explicit = (number, ...items) => tagged(0xa0 | number, ...items);

/** SET OF: DER orders the encodings. */
export function setOf(...items) {
  return tagged(TAG.SET, ...[...items].sort(compare));
}

export function integer(value) {
  let n = BigInt(value);
  if (n < 0n) throw new DerError('negative numbers are not written here');
  let digits = n.toString(16);
  if (digits.length % 2) digits = `0${digits}`;
  if (parseInt(digits.slice(0, 2), 16) >= 0x80) digits = `00${digits}`;
  return tagged(TAG.INTEGER, Uint8Array.from(digits.match(/../g), (d) => parseInt(d, 16)));
}

export function oid(text) {
  const arcs = text.split('.').map(BigInt);
  const out = [];
  for (const arc of [arcs[0] * 40n + arcs[1], ...arcs.slice(2)]) {
    const septets = [Number(arc & 0x7fn)];
    for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) septets.unshift(Number(rest & 0x7fn) | 0x80);
    out.push(...septets);
  }
  return tagged(TAG.OID, Uint8Array.from(out));
}

/** UTCTime until 2049, then GeneralizedTime (RFC 5652 section 11.3); whole seconds, the rest is cut. */
export function time(date) {
  const iso = date.toISOString().replace(/\.\d+Z$/, '').replace(/[-:T]/g, '');
  const year = date.getUTCFullYear();
  const ascii = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  return year >= 1950 && year < 2050
    ? tagged(TAG.UTC_TIME, ascii(`${iso.slice(2)}Z`))
    : tagged(TAG.GENERALIZED_TIME, ascii(`${iso}Z`));
}
