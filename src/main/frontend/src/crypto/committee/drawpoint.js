/** D: the point whose decryption seeds the price draw, and whose discrete logarithm nobody knows (RFC 9380, docs/protocol.md section 8). */
import { p256_hasher as hasher } from '@noble/curves/nist.js';
import { concat, u32, utf8 } from '../bytes.js';

const TAG = 'opengeps/draw-point/1';

/** A point that depends on a message: P256_XMD:SHA-256_SSWU_RO_. @param {string} domain separation tag, ASCII */
export const hashToCurve = (message, domain) => hasher.hashToCurve(message, { DST: utf8(domain) });

/** @param {string} tender reference @param {Uint8Array} closeHash 32 bytes */
export function drawPoint(tender, closeHash) {
  const framed = [utf8(tender), closeHash].flatMap((part) => [u32(part.length), part]);
  return hashToCurve(concat(...framed), TAG);
}
