/**
 * Keys of attached files that come out the same after a reload, so that an upload goes on where it stopped. They follow from the file's
 * own content and from a secret of this device, tender and certificate that scripts cannot read and that is forgotten once the bid is in: to others
 * they are as random as random ones, and nothing that opens a file is ever stored.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, u32, utf8 } from '../crypto/bytes.js';
import { loadUpload, saveUpload } from './store.js';

const TAG = 'opengeps/file-key/2';
const SLICE = 4 << 20;

/** What is known on this device of a bidder's upload for a place; made when there is nothing. */
export async function resumableUpload(place, signer) {
  const id = `${place} ${hex(signer.certificate.spkiHash)}`;
  const known = await loadUpload(id);
  if (known) return known;
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, false, ['sign']);
  const fresh = { id, secret, upload: null, files: '' };
  await saveUpload(fresh);
  return fresh;
}

const listOf = (files) => files.map((file) => file.sha256).join(' ');

/** Id of the upload that was begun with the same files, or null. */
export const uploadOf = (resumable, files) => (resumable.files === listOf(files) ? resumable.upload : null);

/** Remembers that these files were announced under this id. */
export async function rememberUpload(resumable, files, upload) {
  Object.assign(resumable, { upload, files: listOf(files) });
  await saveUpload(resumable);
}

async function fingerprint(file) {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += SLICE) hash.update(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()));
  return hash.digest();
}

/**
 * @param {CryptoKey} secret of resumableUpload
 * @param {File} file
 * @param {number} copy how many files of the same name and content stand before it: no two ciphertexts are alike
 * @param {boolean} ofPrice whether zeros follow the file: the same file with and without them are two plain texts, never under one key
 * @returns {Promise<{key: Uint8Array, salt: Uint8Array}>} for encryptBlob
 */
export async function fileKey(secret, file, copy, ofPrice) {
  const subject = concat(utf8(TAG), await fingerprint(file), u32(copy), u32(ofPrice ? 1 : 0), utf8(file.name.normalize('NFC')));
  const out = new Uint8Array(await crypto.subtle.sign('HMAC', secret, subject));
  return { key: out.slice(0, 32), salt: out.slice(32, 56) };
}
