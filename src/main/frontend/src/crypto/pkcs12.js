/** Reads .p12 and .pfx files (RFC 7292, MAC also of RFC 9579), as strict tools write them and as BER. What stands in them is chosen in keychoice.js. */
import { hmac } from '@noble/hashes/hmac.js';
import { definiteLengths } from './ber.js';
import { concat, equal } from './bytes.js';
import { children, Cursor, expectTag, readInteger, readOid, readOnly, readSmallInteger, TAG } from './der.js';
import { DIGESTS, HMACS, known, pbkdf2, pkcs12Key } from './derivation.js';
import { LoadFailure } from './forge.js';
import { KeyFault, WrongPassword } from './keyfault.js';
import { OID } from './oids.js';
import { unprotect } from './protection.js';

/** Safe contents may hold safe contents: nobody nests them deeper. */
const DEPTH = 4;

/** Whether bytes are a PFX: a sequence that begins with version 3. */
export function isPfx(bytes) {
  try {
    return readSmallInteger(children(readOnly(definiteLengths(bytes), TAG.SEQUENCE))[0]) === 3;
  } catch {
    return false;
  }
}

/** HMAC under a key of PBKDF2 (RFC 9579); salt and count beside it mean nothing. */
async function pbmac1(parameters, content, password, effort) {
  const [derivation, scheme] = children(parameters);
  const [kdf, kdfParameters] = children(derivation);
  known({ [OID.pbkdf2]: true }, readOid(kdf));
  const digest = known(HMACS, readOid(children(scheme)[0]));
  return hmac(digest, await pbkdf2(kdfParameters, password.bytes, digest.outputLen, effort), content);
}

async function checkMac(macData, content, password, effort) {
  const [info, salt, count] = children(macData);
  const [algorithm, expected] = children(info);
  const [type, parameters] = children(algorithm);
  const name = readOid(type);
  let mac;
  if (name === OID.pbmac1) {
    mac = await pbmac1(parameters, content, password, effort);
  } else {
    const digest = known(DIGESTS, name);
    const rounds = effort.spend(count ? readInteger(count) : 1n);
    mac = hmac(digest, pkcs12Key(digest, 3, password.bmp, salt.value, rounds, digest.outputLen), content);
  }
  if (!equal(mac, expected.value)) throw new WrongPassword();
}

const bagsIn = (bytes) => children(readOnly(definiteLengths(bytes), TAG.SEQUENCE));

/** [0] IMPLICIT OCTET STRING, in one piece or in several. */
function pieces(element) {
  if (element.tag === 0x80) return element.value;
  return concat(...children(expectTag(element, 0xa0)).map((piece) => expectTag(piece, TAG.OCTET_STRING).value));
}

/** The bags of one content of the file, decrypted if need be. */
async function bagsOf(contentInfo, password, effort) {
  const [type, holder] = children(contentInfo);
  const name = readOid(type);
  if (name !== OID.data && name !== OID.encryptedData) throw new KeyFault('key-protection-unknown');
  const inner = children(expectTag(holder, 0xa0))[0];
  if (name === OID.data) return bagsIn(inner.value);
  const [, algorithm, content] = children(children(inner)[1]);
  return bagsIn(await unprotect(algorithm, pieces(content), password, effort));
}

async function readBag(bag, password, effort, found, depth) {
  const [type, holder] = children(bag);
  const content = children(holder)[0];
  const kind = readOid(type);
  if (kind === OID.keyBag) {
    found.keys.push(content.bytes);
  } else if (kind === OID.shroudedKeyBag) {
    const [algorithm, encrypted] = children(content);
    found.keys.push(await unprotect(algorithm, encrypted.value, password, effort));
  } else if (kind === OID.certBag) {
    const [certType, value] = children(content);
    if (readOid(certType) === OID.x509Certificate) found.certificates.push(children(value)[0].value);
  } else if (kind === OID.safeContentsBag && depth < DEPTH) {
    for (const one of children(content)) await readBag(one, password, effort, found, depth + 1);
  }
}

/**
 * @param {{bmp: Uint8Array, bytes: Uint8Array}} password one reading of it
 * @param {{keys: Uint8Array[], certificates: Uint8Array[]}} found takes what the file holds: keys as PKCS #8, certificates
 * @throws {KeyFault}
 */
export async function readPfx(file, password, effort, found) {
  const body = new Cursor(readOnly(definiteLengths(file), TAG.SEQUENCE));
  body.take(TAG.INTEGER);
  const [type, holder] = children(body.take(TAG.SEQUENCE));
  if (readOid(type) !== OID.data) throw new KeyFault('key-protection-unknown');
  const content = expectTag(children(holder)[0], TAG.OCTET_STRING).value;
  const macData = body.takeIf(TAG.SEQUENCE);
  if (macData) await checkMac(macData, content, password, effort);
  try {
    for (const part of bagsIn(content)) {
      for (const bag of await bagsOf(part, password, effort)) await readBag(bag, password, effort, found, 0);
    }
  } catch (e) {
    if (macData || e instanceof KeyFault || e instanceof LoadFailure) throw e;
    throw new WrongPassword(); // without a MAC a wrong password shows only in what it decrypts to
  }
}
