/** A person's signing key, opened from a key file and kept where scripts cannot read it back. */
import { KeyFault } from './keyfault.js';
import { openKeyFile } from './keyfile.js';
import { ALGORITHMS, signerOf } from './keys.js';

async function importKey(pkcs8, algorithm) {
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  } catch {
    throw new KeyFault('key-file-unknown');
  } finally {
    pkcs8.fill(0);
  }
}

/**
 * The key is imported non-extractable; the bytes that came out of the file are overwritten.
 *
 * @param {Uint8Array|Uint8Array[]} files the .p12, or signPri.key and signCert.der (and certificates above it)
 * @param {string} password
 * @param {Date} [now] at which the certificate must be valid
 * @returns {Promise<{certificate: object, chain: Uint8Array[], random: Uint8Array|null, key: CryptoKey,
 *     sign: (bytes: Uint8Array) => Promise<Uint8Array>}>} random: the number R beside the key, with which identity.js shows whom the
 *     certificate names
 * @throws {KeyFault}
 */
export async function openSigner(files, password, now = new Date()) {
  const { pkcs8, certificate, chain, random } = await openKeyFile([files].flat(), password, now);
  const algorithm = ALGORITHMS[certificate.keyType];
  return signerOf({ certificate, chain, random, key: await importKey(pkcs8, algorithm.imported) });
}
