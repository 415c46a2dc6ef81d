/**
 * Opens .p12 files (RFC 7292). PBES2 with AES, which every tool writes today, is handled here with WebCrypto; the older password
 * schemes (3DES, RC2), still found in key files of many years, with node-forge, fetched only when such a file is met.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, equal, hex, utf8 } from './bytes.js';
import { definiteLengths } from './ber.js';
import { children, Cursor, DerError, expectTag, readOid, readOnly, readSmallInteger, TAG } from './der.js';
import { loadForge } from './forge.js';
import { sha256 } from './hash.js';
import { OID } from './oids.js';
import { readCertificate } from './x509.js';

export class WrongPassword extends Error {}

const DIGESTS = { [OID.sha1]: sha1, [OID.sha256]: sha256, '2.16.840.1.101.3.4.2.3': sha512 };
const HMACS = { [OID.hmacSha1]: 'SHA-1', [OID.hmacSha256]: 'SHA-256', [OID.hmacSha512]: 'SHA-512' };
const AES = { [OID.aes128Cbc]: 128, [OID.aes256Cbc]: 256 };

/** The password as the MAC of the file takes it: UTF-16 big endian with two zero bytes at the end. */
function bmp(password) {
  const out = new Uint8Array(password.length * 2 + 2);
  for (let i = 0; i < password.length; i++) {
    out[2 * i] = password.charCodeAt(i) >> 8;
    out[2 * i + 1] = password.charCodeAt(i) & 255;
  }
  return out;
}

function repeated(bytes, block) {
  const length = block * Math.ceil(bytes.length / block);
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length]);
}

/** RFC 7292 appendix B.2 for at most one digest of key material, which is what the MAC needs. */
function macKey(digest, password, salt, iterations) {
  const block = digest.blockLen;
  let out = concat(new Uint8Array(block).fill(3), repeated(salt, block), repeated(bmp(password), block));
  for (let i = 0; i < iterations; i++) out = digest(out);
  return out;
}

function checkMac(macData, content, password) {
  const [info, salt, iterations] = children(macData);
  const [algorithm, expected] = children(info);
  const digest = DIGESTS[readOid(children(algorithm)[0])];
  if (!digest) throw new DerError('the key file is protected with a digest that is not known here');
  const count = iterations ? readSmallInteger(iterations) : 1;
  const key = macKey(digest, password, salt.value, count);
  if (!equal(hmac(digest, key, content), expected.value)) throw new WrongPassword('the password does not open this key file');
}

async function pbes2(parameters, encrypted, password) {
  const [derivation, cipher] = children(parameters);
  const [kdf, kdfParameters] = children(derivation);
  const [scheme, iv] = children(cipher);
  const size = AES[readOid(scheme)];
  if (readOid(kdf) !== OID.pbkdf2 || !size) return legacyCipher(OID.pbes2, parameters, encrypted, password);
  const cursor = new Cursor(kdfParameters);
  const salt = cursor.take(TAG.OCTET_STRING).value;
  const iterations = readSmallInteger(cursor.take(TAG.INTEGER));
  cursor.takeIf(TAG.INTEGER);
  const prf = cursor.takeIf(TAG.SEQUENCE);
  const hash = prf ? HMACS[readOid(children(prf)[0])] : 'SHA-1';
  if (!hash) throw new DerError('the key file uses a password derivation that is not known here');
  const base = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash, salt, iterations }, base, { name: 'AES-CBC', length: size }, false, ['decrypt']);
  return decryptOrWrongPassword(() => crypto.subtle.decrypt({ name: 'AES-CBC', iv: iv.value }, key, encrypted));
}

async function decryptOrWrongPassword(decrypt) {
  try {
    return new Uint8Array(await decrypt());
  } catch {
    throw new WrongPassword('the password does not open this key file');
  }
}

const binary = (bytes) => Array.from(bytes, (b) => String.fromCharCode(b)).join('');

async function legacyCipher(algorithm, parameters, encrypted, password) {
  const forge = await loadForge();
  // PBES2 takes the password as UTF-8 bytes, the older schemes turn it into UTF-16 themselves
  const secret = algorithm === OID.pbes2 ? binary(utf8(password)) : password;
  const cipher = forge.pki.pbe.getCipher(algorithm, forge.asn1.fromDer(binary(parameters.bytes)), secret);
  cipher.update(forge.util.createBuffer(binary(encrypted)));
  if (!cipher.finish()) throw new WrongPassword('the password does not open this key file');
  return Uint8Array.from(cipher.output.getBytes(), (c) => c.charCodeAt(0));
}

function decrypt(algorithmElement, encrypted, password) {
  const [algorithm, parameters] = children(algorithmElement);
  const name = readOid(algorithm);
  return name === OID.pbes2 ? pbes2(parameters, encrypted, password) : legacyCipher(name, parameters, encrypted, password);
}

/** The bags of one content of the file, decrypted if need be. */
async function bagsOf(contentInfo, password) {
  const [type, holder] = children(contentInfo);
  const inner = children(expectTag(holder, 0xa0))[0];
  if (readOid(type) === OID.data) return children(readOnly(inner.value, TAG.SEQUENCE));
  if (readOid(type) !== OID.encryptedData) throw new DerError('the key file holds a kind of content that is not known here');
  const encryptedContent = children(inner)[1];
  const [, algorithm, content] = children(encryptedContent);
  const plain = await decrypt(algorithm, content.value, password);
  return children(readOnly(plain, TAG.SEQUENCE));
}

function attributesOf(bag) {
  const out = {};
  for (const attribute of bag ? children(bag) : []) {
    const [type, values] = children(attribute);
    out[readOid(type)] = children(values)[0]?.value;
  }
  return out;
}

async function readBag(bag, password, found) {
  const [type, holder, attributes] = children(bag);
  const content = children(holder)[0];
  const id = hex(attributesOf(attributes)[OID.localKeyId] ?? new Uint8Array());
  const kind = readOid(type);
  if (kind === OID.keyBag) {
    found.keys.push({ pkcs8: content.bytes, id });
  } else if (kind === OID.shroudedKeyBag) {
    const [algorithm, encrypted] = children(content);
    found.keys.push({ pkcs8: await decrypt(algorithm, encrypted.value, password), id });
  } else if (kind === OID.certBag) {
    const [certType, value] = children(content);
    if (readOid(certType) === OID.x509Certificate) {
      found.certificates.push({ certificate: readCertificate(children(value)[0].value), id });
    }
  }
}

/**
 * Opens the file.
 *
 * @returns {Promise<{pkcs8: Uint8Array, certificate: object, chain: Uint8Array[]}>} the first key with its certificate; the chain
 *     without the root
 * @throws {WrongPassword} if the password is wrong; {DerError} if the file is no key file
 */
export async function openPkcs12(file, password) {
  const body = new Cursor(readOnly(definiteLengths(file), TAG.SEQUENCE));
  if (readSmallInteger(body.take(TAG.INTEGER)) !== 3) throw new DerError('not a key file of version 3');
  const [, holder] = children(body.take(TAG.SEQUENCE));
  const content = expectTag(children(holder)[0], TAG.OCTET_STRING).value;
  const macData = body.takeIf(TAG.SEQUENCE);
  if (macData) checkMac(macData, content, password);
  const found = { keys: [], certificates: [] };
  for (const part of children(readOnly(content, TAG.SEQUENCE))) {
    for (const bag of await bagsOf(part, password)) await readBag(bag, password, found);
  }
  return choose(found);
}

function choose({ keys, certificates }) {
  if (keys.length === 0 || certificates.length === 0) throw new DerError('the file holds no key with a certificate');
  const own = certificates.find((c) => c.id !== '' && c.id === keys[0].id) ?? certificates[0];
  return { pkcs8: keys[0].pkcs8, certificate: own.certificate, chain: chainOf(own.certificate, certificates) };
}

/** Issuers upwards, as far as the file has them, without the self-signed root. */
function chainOf(leaf, certificates) {
  const chain = [];
  for (let at = leaf; ; ) {
    const issuer = certificates.find(
      ({ certificate: c }) => equal(c.subjectDer, at.issuerDer) && !equal(c.subjectDer, c.issuerDer))?.certificate;
    if (!issuer || chain.includes(issuer.der)) return chain;
    chain.push(issuer.der);
    at = issuer;
  }
}

