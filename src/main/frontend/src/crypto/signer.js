/** A person's signing key, opened from a key file and kept where scripts cannot read it back. */
import { openNpki } from './npki.js';
import { openPkcs12 } from './pkcs12.js';
import { derSignature } from './signed.js';

const ALGORITHMS = {
  EC: { imported: { name: 'ECDSA', namedCurve: 'P-256' }, used: { name: 'ECDSA', hash: 'SHA-256' } },
  RSA: { imported: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, used: { name: 'RSASSA-PKCS1-v1_5' } },
};

/**
 * The key is imported non-extractable; the bytes that came out of the file are overwritten.
 *
 * @param {Uint8Array|Uint8Array[]} file the .p12, or signPri.key and signCert.der (and certificates above it)
 * @param {string} password
 * @returns {Promise<{certificate: object, chain: Uint8Array[], sign: (bytes: Uint8Array) => Promise<Uint8Array>}>}
 */
export async function openSigner(file, password) {
  const { pkcs8, certificate, chain } = Array.isArray(file) ? await openNpki(file, password) : await openPkcs12(file, password);
  const algorithm = ALGORITHMS[certificate.keyType];
  if (!algorithm) throw new TypeError('only RSA and P-256 keys can sign here');
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm.imported, false, ['sign']);
  pkcs8.fill(0);
  const sign = async (bytes) => {
    const signature = new Uint8Array(await crypto.subtle.sign(algorithm.used, key, bytes));
    return certificate.keyType === 'EC' ? derSignature(signature) : signature;
  };
  return { certificate, chain, sign };
}
