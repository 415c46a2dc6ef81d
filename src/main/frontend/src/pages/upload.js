/** Sends files in parts, those of bids encrypted; a break is resumed where the server says it stopped. */
import { sha256 as sha256Hash } from '@noble/hashes/sha2.js';
import { hex, systemRandom } from '../crypto/bytes.js';
import { encryptBlob } from '../crypto/chunked.js';
import { canonical } from '../crypto/json.js';
import { signData } from '../crypto/signed.js';
import { serverNow } from './clock.js';
import { NetworkFailure, postSigned, request } from './dom.js';

const PART = 4 << 20;
const TRIES = 6;
export const LIMITS = { files: 20, fileSize: 100 << 20, totalSize: 300 << 20 };

/** {name, size, sha256, key (hex), blob} of one file; size is that of the ciphertext. */
export async function encryptFile(file) {
  const key = systemRandom(32);
  const hash = sha256Hash.create();
  const parts = [];
  for await (const part of encryptBlob(file, key, systemRandom(24))) {
    hash.update(part);
    parts.push(part);
  }
  const blob = new Blob(parts);
  return { name: file.name.normalize('NFC'), size: blob.size, sha256: hex(hash.digest()), key: hex(key), blob };
}

/**
 * Announces the files with a signed manifest, then sends each.
 *
 * @param {string} number tender number
 * @param {string} ref tender reference
 * @param {object[]} files as of encryptFile
 * @param {object} signer
 * @param {(sent: number, total: number, name: string, secondsLeft: number) => void} onProgress
 */
export async function uploadAll(number, ref, files, signer, onProgress) {
  if (files.length === 0) return;
  const manifest = {
    type: 'opengeps/upload/1', tender: ref, upload: crypto.randomUUID(), files: files.map(({ sha256, size }) => ({ sha256, size })),
  };
  await announceAndSend(`/api/v1/tenders/${number}/uploads`, manifest, files, signer, onProgress);
}

/**
 * Signs the manifest and sends its files to a door that takes files in parts.
 *
 * @param {string} door address to which the manifest goes; the files go below it
 * @param {object} manifest with the name of the upload
 * @param {object[]} files {name, size, sha256, blob}: blob holds the bytes of that hash
 */
export async function announceAndSend(door, manifest, files, signer, onProgress) {
  await postSigned(door, await signData(signer, canonical(manifest), new Date(serverNow())));
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const progress = { sent: 0, total, started: performance.now(), onProgress };
  for (const file of files) {
    await sendFile(`${door}/${manifest.upload}/${file.sha256}`, file, progress);
  }
}

async function sendFile(address, file, progress) {
  let offset = 0;
  for (let failures = 0; offset < file.size; ) {
    const end = Math.min(offset + PART, file.size);
    try {
      await request(address, {
        method: 'PUT', body: file.blob.slice(offset, end),
        headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes ${offset}-${end - 1}/${file.size}` },
      });
      progress.sent += end - offset;
      offset = end;
      failures = 0;
      report(progress, file.name);
    } catch (e) {
      const mayRetry = e instanceof NetworkFailure || e.status >= 500 || e.code === 'offset-mismatch' || e.status === 409;
      if (++failures >= TRIES || !mayRetry) throw e;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failures));
      const known = await knownOffset(address, offset);
      progress.sent += known - offset;
      offset = known;
    }
  }
}

/** Where the server stopped; what we believed if it cannot be reached now. */
async function knownOffset(address, believed) {
  try {
    const response = await request(address, { method: 'HEAD' });
    return Number(response.headers.get('upload-offset') ?? believed);
  } catch {
    return believed;
  }
}

function report({ sent, total, started, onProgress }, name) {
  const speed = sent / Math.max(1, performance.now() - started);
  onProgress(sent, total, name, Math.ceil((total - sent) / speed / 1000));
}

