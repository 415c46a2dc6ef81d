/** Signatures under the key of a certificate: RSA PKCS#1 v1.5 and ECDSA on P-256, with SHA-256, SHA-384 or SHA-512. */
import { fromHex } from './bytes.js';
import { children, DerError, expectTag, readInteger, readOnly, TAG } from './der.js';
import { OID } from './oids.js';

const ALGORITHMS = {
  [OID.rsaSha256]: ['RSA', 'SHA-256'], [OID.rsaSha384]: ['RSA', 'SHA-384'], [OID.rsaSha512]: ['RSA', 'SHA-512'],
  [OID.ecdsaSha256]: ['EC', 'SHA-256'], [OID.ecdsaSha384]: ['EC', 'SHA-384'], [OID.ecdsaSha512]: ['EC', 'SHA-512'],
};
export const DIGESTS = { [OID.sha256]: 'SHA-256', [OID.sha384]: 'SHA-384', [OID.sha512]: 'SHA-512' };

/** ECDSA-Sig-Value, two positive numbers, to the 64 bytes r || s that WebCrypto takes. */
export function rawSignature(der) {
  const parts = children(readOnly(der, TAG.SEQUENCE));
  if (parts.length !== 2) throw new DerError('a signature of other than two values');
  return Uint8Array.from(parts.flatMap((part) => {
    const value = readInteger(expectTag(part, TAG.INTEGER));
    if (value < 0n || value >= 1n << 256n) throw new DerError('a signature value out of range');
    return Array.from(fromHex(value.toString(16).padStart(64, '0')));
  }));
}

/**
 * @param {object} certificate whose key must have signed
 * @param {string} algorithm object identifier; rsaEncryption stands for RSA with the given digest
 * @param {Uint8Array} signature as X.509 and CMS carry it
 * @param {Uint8Array} bytes that were signed
 * @param {string} digest WebCrypto's name, for rsaEncryption only
 */
export async function verifyBy(certificate, algorithm, signature, bytes, digest = 'SHA-256') {
  const [keyType, hash] = algorithm === OID.rsaEncryption ? ['RSA', digest] : ALGORITHMS[algorithm] ?? [];
  if (!keyType || keyType !== certificate.keyType) return false;
  try {
    if (keyType === 'RSA') {
      const key = await crypto.subtle.importKey('spki', certificate.spki, { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['verify']);
      return await crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, bytes);
    }
    const key = await crypto.subtle.importKey('spki', certificate.spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash }, key, rawSignature(signature), bytes);
  } catch {
    return false; // a key or a signature that cannot even be read verifies nothing
  }
}
