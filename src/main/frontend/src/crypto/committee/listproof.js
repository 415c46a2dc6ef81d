/**
 * One aggregated Chaum-Pedersen proof that S = x·E for a whole list (docs/protocol.md section 3). Points are public; only the share x is
 * secret, and it is multiplied by operations whose time does not depend on it as far as @noble/curves can.
 */
import { concat, fromHex, hex, u32 } from '../bytes.js';
import { compressed, G, ORDER, Point, point, scalarFromBytes, scalarToBytes } from '../curve.js';
import { H, HS } from '../hash.js';

const LENGTH = 98;
const WEIGHT_BYTES = 16;

/**
 * @typedef {object} Statement
 * @property {string} subject tender reference, or ceremony id in a rehearsal
 * @property {Uint8Array} closeHash 32 bytes
 * @property {string} list
 * @property {number} member from 1
 * @property {object} image Y_i
 * @property {object[]} points at least one
 * @property {object[]} values as many
 */

function contextOf({ subject, closeHash, list, member, image, points, values }) {
  if (points.length === 0 || points.length !== values.length) throw new RangeError('as many values as points, and at least one');
  const pairs = points.flatMap((p, t) => [compressed(p), compressed(values[t])]);
  return H('opengeps/partials/1', subject, closeHash, list, u32(member), compressed(image), ...pairs);
}

const weight = (context, t) => BigInt(`0x${hex(H('opengeps/weight/1', context, u32(t)).slice(0, WEIGHT_BYTES))}`);

/** ΣwE of public points; infinity, which honest values never give, is an error. */
function weighted(context, points) {
  const sum = points.reduce((all, p, i) => all.add(p.multiplyUnsafe(weight(context, i + 1))), Point.ZERO);
  if (sum.is0()) throw new RangeError('a sum is infinity');
  return sum;
}

function sumsOf(statement) {
  const context = contextOf(statement);
  return { context, points: weighted(context, statement.points), values: weighted(context, statement.values) };
}

const challenge = ({ context, points, values }, a, b) =>
  HS('opengeps/partials-challenge/1', context, compressed(points), compressed(values), compressed(a), compressed(b));

/**
 * @param {bigint} share x
 * @param {Statement} statement
 * @param {(length: number) => Uint8Array} random gives 32 bytes for the hedged nonce
 * @returns {Uint8Array} 98 bytes
 */
export function proveList(share, statement, random) {
  const sums = sumsOf(statement);
  const nonce = HS('opengeps/nonce/1', scalarToBytes(share), random(32), sums.context);
  const a = G.multiply(nonce);
  const b = sums.points.multiply(nonce);
  const z = (nonce + challenge(sums, a, b) * share) % ORDER;
  return concat(compressed(a), compressed(b), scalarToBytes(z));
}

/** Whether every value is the point times the discrete logarithm of the image. @param {Uint8Array|string} proof bytes or digits */
export function checkList(statement, proof) {
  const bytes = typeof proof === 'string' ? fromHex(proof) : proof;
  if (bytes.length !== LENGTH) return false;
  try {
    const [a, b, z] = [point(bytes.slice(0, 33)), point(bytes.slice(33, 66)), scalarFromBytes(bytes.slice(66))];
    const sums = sumsOf(statement);
    const e = challenge(sums, a, b);
    return G.multiply(z).equals(a.add(statement.image.multiplyUnsafe(e)))
      && sums.points.multiplyUnsafe(z).equals(b.add(sums.values.multiplyUnsafe(e)));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error.name === 'Error') return false;
    throw error;
  }
}
