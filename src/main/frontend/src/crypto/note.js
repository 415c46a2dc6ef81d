/** C2SP signed notes, checkpoints and cosignatures (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature). */
import { ed25519 } from '@noble/curves/ed25519.js';
import { concat, fromBase64, readU32, utf8 } from './bytes.js';
import { sha256 } from './hash.js';

export const ED25519 = 1;
export const COSIGNATURE = 4;

/** `name+hash+base64(type || key)` to {name, id, type, key}; throws when the hash does not fit the key. */
export function readVerifierKey(text) {
  const m = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text);
  if (!m) throw new TypeError('not a verifier key');
  const material = fromBase64(m[3]);
  const id = parseInt(m[2], 16);
  if (readU32(sha256(concat(utf8(m[1]), Uint8Array.of(10), material))) !== id) throw new TypeError('the key hash does not fit the key');
  return { name: m[1], id, type: material[0], key: material.slice(1) };
}

/** {text (with its last line break), signatures: [{name, id, bytes}]} */
export function readNote(note) {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new TypeError('not a signed note');
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const m = /^— (\S+) (\S+)$/.exec(line);
    if (!m) throw new TypeError('a broken signature line');
    const bytes = fromBase64(m[2]);
    return { name: m[1], id: readU32(bytes), bytes: bytes.slice(4) };
  });
  return { text: note.slice(0, split + 1), signatures };
}

/** Whether the note carries a signature or cosignature of this key that holds. */
export function isSignedBy(note, key) {
  return note.signatures.some((s) => s.name === key.name && s.id === key.id && holds(note.text, s.bytes, key));
}

function holds(text, bytes, key) {
  try {
    if (key.type === ED25519) return bytes.length === 64 && ed25519.verify(bytes, utf8(text), key.key);
    if (key.type !== COSIGNATURE || bytes.length !== 72) return false;
    const time = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
    return ed25519.verify(bytes.slice(8), utf8(`cosignature/v1\ntime ${time}\n${text}`), key.key);
  } catch {
    return false;
  }
}

/** When a witness saw the note, in milliseconds: the times of its cosignatures that hold. */
export function timesOf(note, key) {
  return note.signatures
    .filter((s) => key.type === COSIGNATURE && s.name === key.name && s.id === key.id && holds(note.text, s.bytes, key))
    .map(({ bytes }) => Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0)) * 1000);
}

/** {origin, size: BigInt, root: bytes} of a checkpoint's text. */
export function readCheckpoint(text) {
  const [origin, size, root] = text.split('\n');
  if (!/^(0|[1-9]\d*)$/.test(size ?? '')) throw new TypeError('not a checkpoint');
  return { origin, size: BigInt(size), root: fromBase64(root) };
}

