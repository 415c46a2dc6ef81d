/** Key files from older tools are BER with indefinite lengths and octet strings in pieces; this makes DER lengths of them. */
import { concat } from './bytes.js';
import { DerError, tagged } from './der.js';

const DEPTH = 40;

function header(bytes, at) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let next = at + 2;
  if (tag === undefined || length === undefined || (tag & 0x1f) === 0x1f) throw new DerError('a broken key file');
  if (length === 0x80) return { tag, length: -1, next };
  if (length > 0x80) {
    const count = length & 0x7f;
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + bytes[next++];
  }
  if (!(next + length <= bytes.length)) throw new DerError('a broken key file');
  return { tag, length, next };
}

function convert(bytes, at, depth) {
  if (depth > DEPTH) throw new DerError('a key file nested too deeply');
  const { tag, length, next } = header(bytes, at);
  if (!(tag & 0x20)) {
    if (length < 0) throw new DerError('a broken key file');
    return { der: tagged(tag, bytes.subarray(next, next + length)), end: next + length };
  }
  const parts = [];
  let position = next;
  const end = length < 0 ? Infinity : next + length;
  while (position < end) {
    if (length < 0 && bytes[position] === 0 && bytes[position + 1] === 0) break;
    const child = convert(bytes, position, depth + 1);
    parts.push(child.der);
    position = child.end;
  }
  return { der: join(tag, parts), end: length < 0 ? position + 2 : end };
}

/** A constructed octet string, plain or as [0], becomes one primitive: its pieces are laid end to end. */
function join(tag, parts) {
  const pieces = parts.length > 0 && parts.every((part) => part[0] === 0x04);
  if (tag === 0x24 || (tag === 0xa0 && pieces && parts.length > 1)) {
    const content = concat(...parts.map((part) => part.subarray(header(part, 0).next)));
    return tag === 0x24 ? tagged(0x04, content) : tagged(0x80, content);
  }
  return tagged(tag, ...parts);
}

/** The same structure with definite lengths. DER comes back unchanged. */
export function definiteLengths(bytes) {
  const { der, end } = convert(bytes, 0, 0);
  if (end !== bytes.length) throw new DerError('bytes after the end of the key file');
  return der;
}
