/** Proof of knowledge of a scalar (docs/protocol.md section 3). */
import { concat } from './bytes.js';
import { compressed, G, ORDER, point, scalarFromBytes, scalarToBytes } from './curve.js';
import { H, HS } from './hash.js';

/** 65 bytes R || s. The nonce is hedged: it stays secret even if the random bytes repeat or are known. */
export function proveKnowledge(x, context, random) {
  const X = compressed(G.multiply(x));
  const r = HS('opengeps/nonce/1', scalarToBytes(x), random(32), context);
  const R = compressed(G.multiply(r));
  const e = HS('opengeps/pok/1', context, X, R);
  return concat(R, scalarToBytes((r + e * x) % ORDER));
}

export function checkKnowledge(X, context, proof) {
  if (proof.length !== 65) return false;
  try {
    const R = point(proof.subarray(0, 33));
    const s = scalarFromBytes(proof.subarray(33));
    const e = HS('opengeps/pok/1', context, compressed(X), compressed(R));
    return G.multiply(s).equals(R.add(X.multiply(e)));
  } catch {
    return false;
  }
}

/**
 * What the proof of the gate layer of an envelope that opens on a decision is bound to: not to the signer, whom nobody may find out before
 * the opening.
 */
export function gateContext({ suite, noticeHash, lot, envelope, submission }) {
  return H('opengeps/ephemeral-gate/1', suite, noticeHash, lot, envelope, submission);
}

/** What the proof of a sealed part is bound to; part is `public` or `confidential`. */
export function ephemeralContext({ suite, noticeHash, lot, envelope, submission, part, spkiHash }) {
  return H('opengeps/ephemeral/1', suite, noticeHash, lot, envelope, submission, part, spkiHash);
}
