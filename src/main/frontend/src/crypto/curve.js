/** P-256 points and scalars in the forms of the protocol. */
import { p256 } from '@noble/curves/nist.js';
import { fromHex, hex } from './bytes.js';

export const Point = p256.Point;
export const G = Point.BASE;
export const ORDER = Point.Fn.ORDER;

/** A point from its 33 compressed bytes or 66 digits: on the curve and not infinity, else an error. */
export function point(form) {
  const bytes = typeof form === 'string' ? fromHex(form) : form;
  if (bytes.length !== 33 && bytes.length !== 65) {
    throw new TypeError('a point has 33 or 65 bytes');
  }
  const p = Point.fromBytes(bytes);
  p.assertValidity();
  return p;
}

export function compressed(p) {
  return p.toBytes(true);
}

export function uncompressed(p) {
  return p.toBytes(false);
}

/** The x-coordinate, 32 bytes: what ECDH yields. */
export function xCoordinate(p) {
  return p.toBytes(true).slice(1);
}

/** 32 bytes big endian with 0 < s < n, else an error. */
export function scalarFromBytes(bytes) {
  if (bytes.length !== 32) {
    throw new TypeError('a scalar has 32 bytes');
  }
  const s = BigInt(`0x${hex(bytes)}`);
  if (s === 0n || s >= ORDER) {
    throw new RangeError('a scalar lies between 1 and n - 1');
  }
  return s;
}

export function scalarToBytes(s) {
  return fromHex(s.toString(16).padStart(64, '0'));
}

/** A uniform scalar: 32 random bytes, drawn again while out of range, as FIPS 186-5 A.2.2 does. */
export function randomScalar(random) {
  for (;;) {
    try {
      return scalarFromBytes(random(32));
    } catch (e) {
      if (!(e instanceof RangeError)) {
        throw e;
      }
    }
  }
}
