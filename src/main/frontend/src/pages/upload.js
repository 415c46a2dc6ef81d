/** Sends files in parts, those of bids encrypted; a break is resumed where the server says it stopped. */
import { encryptedSize } from '../crypto/chunked.js';
import { sealFile } from '../crypto/files.js';
import { canonical } from '../crypto/json.js';
import { signData } from '../crypto/signed.js';
import { officialTime } from './clock.js';
import { getJson, NetworkFailure, postSigned, request, t } from './dom.js';
import { fileKey, rememberUpload, uploadOf } from './filekeys.js';
import { untilOffline, whenOnline } from './line.js';

const PART = 4 << 20;
const TRIES = 6;
export const LIMITS = { files: 20, fileSize: 100 << 20, totalSize: 300 << 20 };

/** Whether these files may go along: they count as they are once encrypted. For the zeros behind those of the price the engine has room. */
export function isWithinLimits(files) {
  const sizes = files.map(({ size }) => encryptedSize(size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return files.length <= LIMITS.files && total <= LIMITS.totalSize && sizes.every((size) => size <= LIMITS.fileSize);
}

/**
 * One file as of files.js.
 *
 * @param {CryptoKey} secret as of filekeys.js
 * @param {number} copy how many equal files were encrypted before
 * @param {boolean} ofPrice whether it belongs to the envelope of the price
 */
export async function encryptFile(file, secret, copy, ofPrice) {
  const { key, salt } = await fileKey(secret, file, copy, ofPrice);
  return sealFile(file, key, salt, ofPrice);
}

/**
 * Announces the files with a signed manifest, then sends of each what the server does not have yet: also what was sent before the page
 * was reloaded counts.
 *
 * @param {string} number tender number
 * @param {string} ref tender reference
 * @param {object[]} files as of encryptFile
 * @param {object} signer
 * @param {object} resumable as of filekeys.js
 * @param {(sent: number, total: number, name: string, secondsLeft: number, line: string) => void} onProgress line as of progressText
 */
export async function uploadAll(number, ref, files, signer, resumable, onProgress) {
  if (files.length === 0) return;
  const door = `/api/v1/tenders/${number}/uploads`;
  const begun = await continued(door, resumable, files);
  if (begun) {
    await sendAll(door, begun.upload, files, begun.files, onProgress);
    return;
  }
  const manifest = {
    type: 'opengeps/upload/1', tender: ref, upload: crypto.randomUUID(), files: files.map(({ sha256, blob }) => ({ sha256, size: blob.size })),
  };
  await rememberUpload(resumable, files, manifest.upload);
  await announceAndSend(door, manifest, files, signer, onProgress);
}

/**
 * Signs the manifest and sends its files to a door that takes files in parts.
 *
 * @param {string} door address to which the manifest goes; the files go below it
 * @param {object} manifest with the name of the upload
 * @param {object[]} files {name, sha256, blob}: blob holds the bytes of that hash
 */
export async function announceAndSend(door, manifest, files, signer, onProgress) {
  const content = canonical(manifest);
  const signed = signer.signMessage ? await signer.signMessage(content) : await signData(signer, content, await officialTime());
  await postSigned(door, signed);
  await sendAll(door, manifest.upload, files, [], onProgress);
}

/** @param {{sha256: string, offset: number}[]} known how far each file is; one that is not listed has not begun */
async function sendAll(door, upload, files, known, onProgress) {
  const offsets = new Map(known.map(({ sha256, offset }) => [sha256, Number(offset)]));
  const total = files.reduce((sum, file) => sum + file.blob.size, 0);
  const there = [...offsets.values()].reduce((sum, offset) => sum + offset, 0);
  const progress = { sent: there, there, total, started: performance.now(), onProgress };
  for (const file of files) {
    await sendFile(`${door}/${upload}/${file.sha256}`, file, offsets.get(file.sha256) ?? 0, progress);
  }
}

/** How far the same list of files had got before; null if the server knows nothing of it. */
async function continued(door, resumable, files) {
  const upload = uploadOf(resumable, files);
  if (!upload) return null;
  try {
    return await getJson(`${door}/${upload}`);
  } catch (e) {
    if (e.status === 404) return null;
    throw e;
  }
}

async function sendFile(address, file, from, progress) {
  const { size } = file.blob;
  let offset = from;
  report(progress, file.name);
  for (let failures = 0; offset < size; ) {
    const end = Math.min(offset + PART, size);
    try {
      await request(address, {
        method: 'PUT', body: file.blob.slice(offset, end), signal: untilOffline(),
        headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes ${offset}-${end - 1}/${size}` },
      });
      progress.sent += end - offset;
      offset = end;
      failures = 0;
      report(progress, file.name);
    } catch (e) {
      if (!mayRetry(e) || (navigator.onLine && ++failures >= TRIES)) throw e;
      await pause(failures, progress, file.name);
      const known = await knownOffset(address, offset);
      progress.sent += known - offset;
      offset = known;
    }
  }
}

const mayRetry = (e) => e instanceof NetworkFailure || e.status >= 500 || [408, 409, 425, 429].includes(e.status);

/** Longer after every failure; without a line until it is back. What is shown says so at once. */
async function pause(failures, progress, name) {
  if (navigator.onLine) {
    report(progress, name, 'retry');
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failures));
  }
  if (navigator.onLine) return;
  report(progress, name, 'offline');
  await whenOnline();
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

/** The time left is unknown (null) until something was sent. */
function report({ sent, there, total, started, onProgress }, name, line = 'sending') {
  const speed = (sent - there) / Math.max(1, performance.now() - started);
  onProgress(sent, total, name, speed > 0 ? Math.ceil((total - sent) / speed / 1000) : null, line);
}

/**
 * What to tell while a file is being sent.
 *
 * @param {'sending'|'retry'|'offline'} line how the line is
 */
export function progressText(name, seconds, line) {
  if (line !== 'sending') return t(`bid.work.${line}`, name);
  return seconds === null ? t('bid.work.resume', name) : t('bid.work.upload', name, seconds);
}
