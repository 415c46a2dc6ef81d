/** The two framed hashes of the protocol, H and HS (docs/protocol.md section 1). */
import { expand_message_xmd as expandMessage } from '@noble/curves/abstract/hash-to-curve.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, u32, utf8 } from './bytes.js';
import { ORDER } from './curve.js';

export { sha256 };

export function sha256Hex(bytes) {
  return hex(sha256(bytes));
}

function frame(parts) {
  return parts.flatMap((part) => {
    const bytes = typeof part === 'string' ? utf8(part) : part;
    return [u32(bytes.length), bytes];
  });
}

/** 32 bytes. Text parts are taken as UTF-8. */
export function H(tag, ...parts) {
  const name = utf8(tag);
  return sha256(concat(Uint8Array.of(name.length), name, ...frame(parts)));
}

/** A scalar as a big integer: 48 expanded bytes mod n, so that the bias is below 2^-128. */
export function HS(tag, ...parts) {
  const wide = expandMessage(concat(...frame(parts)), utf8(tag), 48, sha256);
  return BigInt(`0x${hex(wide)}`) % ORDER;
}

