/** Keys that can be used here, and how. */
import { derSignature } from './signed.js';

export const ALGORITHMS = {
  EC: { imported: { name: 'ECDSA', namedCurve: 'P-256' }, used: { name: 'ECDSA', hash: 'SHA-256' } },
  RSA: { imported: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, used: { name: 'RSASSA-PKCS1-v1_5' } },
};

/** Who signs with a key that was imported before: the key is used and never read. */
export function signerOf({ certificate, chain, key, random = null }) {
  const { used } = ALGORITHMS[certificate.keyType];
  const sign = async (bytes) => {
    const signature = new Uint8Array(await crypto.subtle.sign(used, key, bytes));
    return certificate.keyType === 'EC' ? derSignature(signature) : signature;
  };
  return { certificate, chain, key, random, sign };
}
