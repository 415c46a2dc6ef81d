/**
 * The encryptions under passwords that key files use, as the table in docs/key-files.md lists them. AES is WebCrypto's; what that lacks
 * (AES-192, triple DES and RC2 with node-forge, SEED with kisa-seed) is fetched only when such a file is met.
 */
import { utf8 } from './bytes.js';
import { children, expectTag, readInteger, readOid, TAG } from './der.js';
import { DIGESTS, known, pbkdf1, pbkdf2, pkcs12Key } from './derivation.js';
import { loadForge } from './forge.js';
import { WrongPassword } from './keyfault.js';
import { OID } from './oids.js';
import { loadSeed } from './seed.js';

const binary = (bytes) => Array.from(bytes, (b) => String.fromCharCode(b)).join('');

async function native(key, iv, content) {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, imported, content));
}

/** @param {(forge: object, key: string) => object} make a cipher that decrypts */
const forged = (make) => async (key, iv, content) => {
  const forge = await loadForge();
  const cipher = make(forge, binary(key));
  cipher.start(cipher.mode ? { iv: binary(iv) } : binary(iv));
  cipher.update(forge.util.createBuffer(binary(content)));
  if (!cipher.finish()) throw new WrongPassword();
  return Uint8Array.from(cipher.output.getBytes(), (c) => c.charCodeAt(0));
};

async function seed(key, iv, content) {
  const cipher = await loadSeed();
  const plain = cipher.SEED_CBC_Decrypt(key, iv, content.slice(), 0, content.length);
  if (!plain?.length) throw new WrongPassword();
  return plain;
}

const twoKeys = (key) => key.slice(0, 16) + key.slice(0, 8);
const AES192 = forged((forge, key) => forge.cipher.createDecipher('AES-CBC', key));
const TRIPLE_DES = forged((forge, key) => forge.cipher.createDecipher('3DES-CBC', key.length === 16 ? twoKeys(key) : key));
const rc2 = (bits) => forged((forge, key) => forge.rc2.createDecryptionCipher(key, bits));

/** Ciphers of PBES2 with the length of their key. */
const PBES2 = {
  [OID.aes128Cbc]: { length: 16, decrypt: native },
  [OID.aes192Cbc]: { length: 24, decrypt: AES192 },
  [OID.aes256Cbc]: { length: 32, decrypt: native },
  [OID.tripleDesCbc]: { length: 24, decrypt: TRIPLE_DES },
  [OID.seedCbc]: { length: 16, decrypt: seed },
};

/** The schemes of PKCS #12 (RFC 7292 appendix C), all with SHA-1. */
const PKCS12 = {
  '1.2.840.113549.1.12.1.3': { length: 24, decrypt: TRIPLE_DES },
  '1.2.840.113549.1.12.1.4': { length: 16, decrypt: TRIPLE_DES },
  '1.2.840.113549.1.12.1.5': { length: 16, decrypt: rc2(128) },
  '1.2.840.113549.1.12.1.6': { length: 5, decrypt: rc2(40) },
};

/** KISA's own schemes: PBKDF1 and SEED; the vector is the hash of what the key leaves over, before that it was always the same. */
const KISA = {
  [OID.seedWithSha1]: (derived) => DIGESTS[OID.sha1](derived.slice(16, 20)).slice(0, 16),
  [OID.seedCbc]: () => utf8('0123456789012345'),
};

async function pbes2(parameters, content, password, effort) {
  const [derivation, cipher] = children(parameters);
  const [kdf, kdfParameters] = children(derivation);
  known({ [OID.pbkdf2]: true }, readOid(kdf));
  const [scheme, iv] = children(cipher);
  const { length, decrypt } = known(PBES2, readOid(scheme));
  const key = await pbkdf2(kdfParameters, password.bytes, length, effort);
  if (key.length !== length) throw new WrongPassword();
  return decrypt(key, expectTag(iv, TAG.OCTET_STRING).value, content);
}

async function pkcs12({ length, decrypt }, parameters, content, password, effort) {
  const [salt, count] = children(parameters);
  const rounds = effort.spend(readInteger(count));
  const make = (purpose, size) => pkcs12Key(DIGESTS[OID.sha1], purpose, password.bmp, salt.value, rounds, size);
  return decrypt(make(1, length), make(2, 8), content);
}

async function kisa(vector, parameters, content, password, effort) {
  const [salt, count] = children(parameters);
  const derived = pbkdf1(password.bytes, salt.value, effort.spend(readInteger(count)));
  return seed(derived.slice(0, 16), vector(derived), content);
}

/**
 * @param {object} algorithm AlgorithmIdentifier
 * @param {Uint8Array} content what is encrypted
 * @param {{bmp: Uint8Array, bytes: Uint8Array}} password one of its readings
 * @returns {Promise<Uint8Array>} one ASN.1 sequence; anything else is no plain text of a key file
 * @throws {KeyFault}
 */
export async function unprotect(algorithm, content, password, effort) {
  const [type, parameters] = children(algorithm);
  const name = readOid(type);
  const open = name === OID.pbes2 ? pbes2
    : Object.hasOwn(KISA, name) ? kisa.bind(null, KISA[name]) : pkcs12.bind(null, known(PKCS12, name));
  let plain;
  try {
    plain = await open(parameters, content, password, effort);
  } catch (e) {
    throw e instanceof DOMException && e.name === 'OperationError' ? new WrongPassword() : e;
  }
  if (plain[0] !== TAG.SEQUENCE) throw new WrongPassword();
  return plain;
}
