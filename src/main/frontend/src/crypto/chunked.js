/** C2SP chunked-encryption with HKDF-Expand of SHA-512 and AES-256-GCM (Cobblestone-256), empty context: one random key a file. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, equal, utf8 } from './bytes.js';

const CHUNK = 16384;
const TAG = 16;
const HEADER = 56;

/** HKDF-Expand to two blocks, written out: noble's own refuses an input key shorter than the hash, which this scheme has. */
function expand(inputKey, info) {
  const first = hmac(sha512, inputKey, concat(info, Uint8Array.of(1)));
  return concat(first, hmac(sha512, inputKey, concat(first, info, Uint8Array.of(2))));
}

function derive(inputKey, salt) {
  const info = concat(utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM'), Uint8Array.of(0), salt);
  const out = expand(inputKey, info);
  return { key: out.slice(0, 32), nonce: out.slice(32, 44), commitment: out.slice(44, 76) };
}

/** The base nonce XOR the chunk number, big endian in the last five bytes. */
function nonceOf(base, number) {
  const nonce = base.slice();
  for (let i = 11, rest = number; rest > 0; i--, rest = Math.floor(rest / 256)) nonce[i] ^= rest & 255;
  return nonce;
}

export function encryptedSize(plainSize) {
  return HEADER + plainSize + TAG * (Math.floor(plainSize / CHUNK) + 1);
}

/**
 * Encrypts a Blob or File piece by piece.
 *
 * @param {Blob} blob
 * @param {Uint8Array} inputKey 32 random bytes, never used twice
 * @param {Uint8Array} salt 24 random bytes
 * @returns {AsyncGenerator<Uint8Array>} the ciphertext in pieces of about a megabyte
 */
export async function* encryptBlob(blob, inputKey, salt) {
  const { key, nonce, commitment } = derive(inputKey, salt);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  yield concat(salt, commitment);
  const batch = CHUNK * 64;
  // the last chunk is always shorter than the others, hence one more (empty) chunk when the size is a multiple
  for (let from = 0; from <= blob.size; from += batch) {
    const plain = new Uint8Array(await blob.slice(from, from + batch).arrayBuffer());
    const last = from + batch > blob.size;
    const pieces = [];
    for (let at = 0; at < plain.length || (last && at <= plain.length); at += CHUNK) {
      const iv = nonceOf(nonce, (from + at) / CHUNK);
      const chunk = plain.subarray(at, at + CHUNK);
      pieces.push(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, chunk)));
    }
    yield concat(...pieces);
  }
}

/** Decrypts whole bytes; throws when a piece is missing, changed or cut off. */
export async function decryptBytes(bytes, inputKey) {
  const { key, nonce, commitment } = derive(inputKey, bytes.subarray(0, 24));
  if (!equal(commitment, bytes.subarray(24, HEADER))) throw new Error('another key, or a changed file');
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const out = [];
  let at = HEADER;
  for (let number = 0; ; number++) {
    const chunk = bytes.subarray(at, at + CHUNK + TAG);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonceOf(nonce, number) }, aes, chunk);
    out.push(new Uint8Array(plain));
    at += chunk.length;
    if (chunk.length < CHUNK + TAG) break;
  }
  if (at !== bytes.length) throw new Error('bytes after the end');
  return concat(...out);
}
