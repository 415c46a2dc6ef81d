/** Keys out of passwords: PBKDF1 and PBKDF2 (RFC 8018), PKCS #12 (RFC 7292 appendix B.2). */
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concat } from './bytes.js';
import { children, Cursor, readInteger, readOid, TAG } from './der.js';
import { sha256 } from './hash.js';
import { KeyFault } from './keyfault.js';
import { OID } from './oids.js';

export const DIGESTS = { [OID.sha1]: sha1, [OID.sha224]: sha224, [OID.sha256]: sha256, [OID.sha384]: sha384, [OID.sha512]: sha512 };
export const HMACS = {
  [OID.hmacSha1]: sha1, [OID.hmacSha224]: sha224, [OID.hmacSha256]: sha256, [OID.hmacSha384]: sha384, [OID.hmacSha512]: sha512,
};
const NATIVE = { [OID.hmacSha1]: 'SHA-1', [OID.hmacSha256]: 'SHA-256', [OID.hmacSha384]: 'SHA-384', [OID.hmacSha512]: 'SHA-512' };
/** No scheme here needs a longer key. */
const LONGEST = 64;

/** An entry of a table by its identifier, or the fault that names no guess. */
export function known(table, name) {
  if (!Object.hasOwn(table, name)) throw new KeyFault('key-protection-unknown');
  return table[name];
}

function repeated(bytes, block) {
  const length = block * Math.ceil(bytes.length / block);
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length]);
}

/** Adds B + 1 to every block of I, big endian, carries beyond the block dropped. */
function stir(input, b) {
  for (let start = 0; start < input.length; start += b.length) {
    let carry = 1;
    for (let i = b.length - 1; i >= 0; i--) {
      carry += input[start + i] + b[i];
      input[start + i] = carry & 255;
      carry >>= 8;
    }
  }
}

/**
 * @param {function} digest
 * @param {1|2|3} purpose a key, an initial vector, a key of a MAC
 * @param {Uint8Array} password as UTF-16
 */
export function pkcs12Key(digest, purpose, password, salt, rounds, length) {
  const block = digest.blockLen;
  const input = concat(repeated(salt, block), repeated(password, block));
  const out = [];
  for (let made = 0; made < length; made += digest.outputLen) {
    let a = concat(new Uint8Array(block).fill(purpose), input);
    for (let i = 0; i < rounds; i++) a = digest(a);
    out.push(a);
    stir(input, repeated(a, block).subarray(0, block));
  }
  return concat(...out).slice(0, length);
}

/** PBKDF1 with SHA-1: all 20 bytes. */
export function pbkdf1(password, salt, rounds) {
  let derived = concat(password, salt);
  for (let i = 0; i < rounds; i++) derived = sha1(derived);
  return derived;
}

/**
 * @param {object} element PBKDF2-params
 * @param {number} length of the key in bytes, unless the parameters say one
 * @param {Effort} effort
 */
export async function pbkdf2(element, password, length, effort) {
  const cursor = new Cursor(element);
  const salt = cursor.take(TAG.OCTET_STRING).value;
  const rounds = effort.spend(readInteger(cursor.take(TAG.INTEGER)));
  const stated = cursor.takeIf(TAG.INTEGER);
  const size = stated ? Number(readInteger(stated)) : length;
  if (!(size >= 1 && size <= LONGEST)) throw new KeyFault('key-file-excessive');
  const prf = cursor.takeIf(TAG.SEQUENCE);
  const name = prf ? readOid(children(prf)[0]) : OID.hmacSha1;
  if (!NATIVE[name]) return pbkdf2Async(known(HMACS, name), password, salt, { c: rounds, dkLen: size });
  const base = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: NATIVE[name], salt, iterations: rounds }, base, size * 8));
}
