/** Files that go along with a bid: encrypted, named in the confidential part, referred to in the statement. */
import { sha256 as sha256Hash } from '@noble/hashes/sha2.js';
import { hex } from './bytes.js';
import { encryptBlob, encryptedSize } from './chunked.js';
import { compose } from './plaintext.js';

const GRAIN = 16384;

/**
 * Encrypts a file.
 *
 * @param {File} file
 * @param {Uint8Array} key 32 bytes
 * @param {Uint8Array} salt 24 bytes
 * @returns {Promise<{name: string, size: number, sha256: string, key: string, blob: Blob}>} size is that of the plain file, sha256 and
 *     blob are the ciphertext's: as the confidential part names them
 */
export async function sealFile(file, key, salt) {
  const hash = sha256Hash.create();
  const parts = [];
  for await (const part of encryptBlob(file, key, salt)) {
    hash.update(part);
    parts.push(part);
  }
  return { name: compose(file.name), size: file.size, sha256: hex(hash.digest()), key: hex(key), blob: new Blob(parts) };
}

/**
 * What the statement tells of a file: its ciphertext's hash, and its ciphertext's size rounded up, so that it tells less.
 *
 * @param {{size: number, sha256: string}} file as in the confidential part: size of the plain file
 */
export function fileReference({ size, sha256 }) {
  return { sha256, size: Math.ceil(encryptedSize(size) / GRAIN) * GRAIN };
}
