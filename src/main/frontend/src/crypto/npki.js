/**
 * Opens the pair in which Korean accredited authorities hand out keys: signCert.der, the certificate, and signPri.key, a PKCS#8 key
 * encrypted with SEED (RFC 4269) under a password. SEED is fetched only when such a file is met.
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { concat, utf8 } from './bytes.js';
import { children, Cursor, DerError, expectTag, readInteger, readOid, readOnly, readSmallInteger, sequence, TAG } from './der.js';
import { OID } from './oids.js';
import { WrongPassword } from './pkcs12.js';
import { loadSeed } from './seed.js';
import { readCertificate } from './x509.js';

/** id-seedCBCWithSHA1 of KISA and id-seedCBC (RFC 4269). */
const SEED_WITH_SHA1 = '1.2.410.200004.1.15';
const SEED_CBC = '1.2.410.200004.1.4';
const HMACS = { [OID.hmacSha1]: 'SHA-1', [OID.hmacSha256]: 'SHA-256', [OID.hmacSha512]: 'SHA-512' };

/** PBKDF1 with SHA-1 (RFC 8018): 16 bytes of key; the vector is the hash of the other four, as KISA's technical specification has it. */
function kisaKey(parameters, password) {
  const [salt, iterations] = children(parameters);
  let derived = concat(utf8(password), salt.value);
  for (let i = readSmallInteger(iterations); i > 0; i--) derived = sha1(derived);
  return { key: derived.slice(0, 16), iv: sha1(derived.slice(16, 20)).slice(0, 16) };
}

/** PBES2 (RFC 8018) with PBKDF2 and SEED. */
async function pbes2Key(parameters, password) {
  const [derivation, cipher] = children(parameters);
  const [kdf, kdfParameters] = children(derivation);
  const [scheme, iv] = children(cipher);
  if (readOid(kdf) !== OID.pbkdf2 || readOid(scheme) !== SEED_CBC) throw new DerError('a protection that is not known here');
  const cursor = new Cursor(kdfParameters);
  const salt = cursor.take(TAG.OCTET_STRING).value;
  const iterations = readSmallInteger(cursor.take(TAG.INTEGER));
  cursor.takeIf(TAG.INTEGER);
  const prf = cursor.takeIf(TAG.SEQUENCE);
  const hash = prf ? HMACS[readOid(children(prf)[0])] : 'SHA-1';
  if (!hash) throw new DerError('a password derivation that is not known here');
  const base = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveBits']);
  const key = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, base, 128);
  return { key: new Uint8Array(key), iv: iv.value };
}

/** Whether bytes are an EncryptedPrivateKeyInfo: an algorithm, then an octet string, nothing else. */
export function isEncryptedKey(bytes) {
  try {
    const parts = children(readOnly(bytes, TAG.SEQUENCE));
    return parts.length === 2 && parts[0].tag === TAG.SEQUENCE && parts[1].tag === TAG.OCTET_STRING;
  } catch {
    return false;
  }
}

/** PrivateKeyInfo without its attributes (Korean keys carry a random number there, which browsers do not expect). */
function plainKey(bytes) {
  try {
    const [version, algorithm, key] = children(readOnly(bytes, TAG.SEQUENCE));
    readInteger(version);
    readOid(children(algorithm)[0]);
    return sequence(version.bytes, algorithm.bytes, expectTag(key, TAG.OCTET_STRING).bytes);
  } catch {
    throw new WrongPassword('the password does not open this key file');
  }
}

/** The decrypted key as PKCS#8. @throws {WrongPassword} */
export async function decryptKey(file, password) {
  const [protection, encrypted] = children(readOnly(file, TAG.SEQUENCE));
  const [algorithm, parameters] = children(protection);
  const name = readOid(algorithm);
  if (name !== SEED_WITH_SHA1 && name !== OID.pbes2) throw new DerError('a protection that is not known here');
  const { key, iv } = name === OID.pbes2 ? await pbes2Key(parameters, password) : kisaKey(parameters, password);
  const seed = await loadSeed();
  const content = encrypted.value.slice();
  const plain = seed.SEED_CBC_Decrypt(key, iv, content, 0, content.length);
  key.fill(0);
  if (!plain?.length) throw new WrongPassword('the password does not open this key file');
  return plainKey(plain);
}

/**
 * @param {Uint8Array[]} files the encrypted key, its certificate, and any certificates of authorities above it, in any order
 * @returns {Promise<{pkcs8: Uint8Array, certificate: object, chain: Uint8Array[]}>}
 */
export async function openNpki(files, password) {
  const key = files.find(isEncryptedKey);
  const certificates = files.filter((file) => file !== key).map(readCertificate);
  const own = certificates.length === 1 ? certificates : certificates.filter((one) => !one.authority);
  if (!key || own.length !== 1) throw new DerError('one key and its certificate are needed');
  const pkcs8 = await decryptKey(key, password);
  const chain = certificates.filter((one) => one !== own[0]).map((one) => one.der);
  return { pkcs8, certificate: own[0], chain };
}
