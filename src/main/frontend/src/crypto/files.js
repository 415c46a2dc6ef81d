/** Files that go along with a bid: encrypted, named in the confidential part, referred to in the statement. */
import { sha256 as sha256Hash } from '@noble/hashes/sha2.js';
import { hex } from './bytes.js';
import { encryptBlob, encryptedSize } from './chunked.js';
import { compose } from './plaintext.js';

const GRAIN = 16384;
const MEBI = 1 << 20;

/** The smallest power of two that holds so many bytes of ciphertext; at least 16384. */
export function sizeClass(encrypted) {
  let size = GRAIN;
  while (size < encrypted) size *= 2;
  return size;
}

/** Most plain bytes whose ciphertext is not longer than so much. */
function longestWithin(encrypted) {
  let plain = encrypted - encryptedSize(0);
  while (encryptedSize(plain) > encrypted) plain -= encryptedSize(plain) - encrypted;
  while (encryptedSize(plain + 1) <= encrypted) plain++;
  return plain;
}

/** How long a file of so many bytes is with the zeros behind it. */
export const paddedSize = (plain) => longestWithin(sizeClass(encryptedSize(plain)));

/** The file with zeros behind it, up to the end of its size class: its ciphertext tells no more than that. */
function padded(file) {
  let left = paddedSize(file.size) - file.size;
  const zeros = new Uint8Array(Math.min(left, MEBI));
  const parts = [file];
  for (; left > 0; left -= zeros.length) parts.push(left < zeros.length ? zeros.subarray(0, left) : zeros);
  return new Blob(parts);
}

/**
 * Encrypts a file.
 *
 * @param {File} file
 * @param {Uint8Array} key 32 bytes
 * @param {Uint8Array} salt 24 bytes
 * @param {boolean} ofPrice whether it belongs to the envelope of the price, and is padded
 * @returns {Promise<{name: string, size: number, sha256: string, key: string, blob: Blob}>} size is that of the plain file, sha256 and
 *     blob are the ciphertext's: as the confidential part names them
 */
export async function sealFile(file, key, salt, ofPrice) {
  const hash = sha256Hash.create();
  const parts = [];
  for await (const part of encryptBlob(ofPrice ? padded(file) : file, key, salt)) {
    hash.update(part);
    parts.push(part);
  }
  return { name: compose(file.name), size: file.size, sha256: hex(hash.digest()), key: hex(key), blob: new Blob(parts) };
}

/**
 * What the statement tells of a file: its ciphertext's hash, and its ciphertext's size rounded up, so that it tells less.
 *
 * @param {{size: number, sha256: string}} file as in the confidential part: size of the plain file
 * @param {boolean} ofPrice whether it belongs to the envelope of the price, and is padded
 */
export function fileReference({ size, sha256 }, ofPrice) {
  const encrypted = encryptedSize(size);
  return { sha256, size: ofPrice ? sizeClass(encrypted) : Math.ceil(encrypted / GRAIN) * GRAIN };
}
