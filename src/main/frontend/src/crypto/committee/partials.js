/** Partial decryptions of lists of points with one proof for each list (docs/protocol.md section 8). */
import { fromHex, hex } from '../bytes.js';
import { compressed } from '../curve.js';
import { proveList } from './listproof.js';

const digits = (points) => points.map((p) => hex(compressed(p)));

/**
 * @param {{tender: string, lot: string, envelope: string, closeHash: string, keyId: string}} setting
 * @param {number} member from 1
 * @param {bigint} share
 * @param {object} image the member's verification key
 * @param {string} list its name
 * @param {object[]} points
 * @returns {object} opengeps/partial/1; its proof is empty if and only if the list is
 */
export function partialOf(setting, member, share, image, list, points, random) {
  const { tender, lot, envelope, closeHash, keyId } = setting;
  const values = points.map((p) => p.multiply(share));
  const statement = { subject: tender, closeHash: fromHex(closeHash), list, member, image, points, values };
  const proof = points.length === 0 ? '' : hex(proveList(share, statement, random));
  return { type: 'opengeps/partial/1', tender, lot, envelope, closeHash, keyId, member, list, points: digits(points), values: digits(values), proof };
}
