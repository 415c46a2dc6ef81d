/** A person's signing key, opened from a key file and kept where scripts cannot read it back. */
import { ALGORITHMS, signerOf } from './keys.js';
import { openNpki } from './npki.js';
import { openPkcs12 } from './pkcs12.js';

/**
 * The key is imported non-extractable; the bytes that came out of the file are overwritten.
 *
 * @param {Uint8Array|Uint8Array[]} file the .p12, or signPri.key and signCert.der (and certificates above it)
 * @param {string} password
 * @returns {Promise<{certificate: object, chain: Uint8Array[], key: CryptoKey, sign: (bytes: Uint8Array) => Promise<Uint8Array>}>}
 */
export async function openSigner(file, password) {
  const { pkcs8, certificate, chain } = Array.isArray(file) ? await openNpki(file, password) : await openPkcs12(file, password);
  const algorithm = ALGORITHMS[certificate.keyType];
  if (!algorithm) throw new TypeError('only RSA and P-256 keys can sign here');
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm.imported, false, ['sign']);
  pkcs8.fill(0);
  return signerOf({ certificate, chain, key });
}
