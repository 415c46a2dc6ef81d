/** The trust file (docs/protocol.md section 11): all that a checker must have got from elsewhere than from the platform it checks. */
import { fromBase64, fromUtf8 } from './bytes.js';
import { sha256Hex } from './hash.js';
import { canonical } from './json.js';
import { readVerifierKey } from './note.js';
import { readCertificate } from './x509.js';

const ROOTS = ['platformRoots', 'sealingRoots', 'signingRoots', 'timestampRoots'];

/**
 * @param {Uint8Array} bytes of the file; white space does not matter, the hash is that of the canonical form, as the agency prints it
 * @returns {{origin: string, logKey: string, witnessKeys: string[], platformRoots: object[], sealingRoots: object[],
 *     signingRoots: object[], timestampRoots: object[], hash: string, text: string}}
 * @throws {Error} if it is no trust file
 */
export function readTrust(bytes) {
  const text = fromUtf8(bytes);
  const json = JSON.parse(text);
  if (json?.type !== 'opengeps/trust/1' || typeof json.origin !== 'string') throw new TypeError('not a trust file');
  [json.logKey, ...json.witnessKeys].forEach(readVerifierKey);
  const roots = Object.fromEntries(ROOTS.map((name) => [name, json[name].map((one) => readCertificate(fromBase64(one)))]));
  return { ...json, ...roots, hash: sha256Hex(canonical(json)), text };
}
