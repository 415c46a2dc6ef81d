/** What the pages need to read from an X.509 certificate. Paths are checked in path.js; revocation is the server's and the verifier's work. */
import { hex } from './bytes.js';
import { children, Cursor, expectTag, readBits, readElement, readInteger, readOid, readOnly, readTime, TAG } from './der.js';
import { readExtensions } from './extensions.js';
import { sha256 } from './hash.js';
import { OID } from './oids.js';

const ATTRIBUTES = { '2.5.4.3': 'CN', '2.5.4.5': 'serialNumber', '2.5.4.6': 'C', '2.5.4.10': 'O', '2.5.4.11': 'OU' };

function text(element) {
  if (element.tag === TAG.BMP) {
    let out = '';
    for (let i = 0; i + 1 < element.value.length; i += 2) out += String.fromCharCode(element.value[i] * 256 + element.value[i + 1]);
    return out;
  }
  return new TextDecoder(element.tag === TAG.T61 ? 'latin1' : 'utf-8').decode(element.value);
}

/** Name attributes by short name; of several of a kind the first. */
function readName(element) {
  const out = {};
  for (const rdn of children(expectTag(element, TAG.SEQUENCE))) {
    for (const pair of children(expectTag(rdn, TAG.SET))) {
      const [type, value] = children(pair);
      const name = ATTRIBUTES[readOid(type)];
      if (name && !(name in out)) out[name] = text(value);
    }
  }
  return out;
}

/**
 * {der, serial, issuerDer, issuer, subject, subjectDer, notBefore, notAfter, spki, spkiHash, keyType: 'EC' | 'RSA', publicPoint,
 * toVerify, algorithm, signature, and what extensions.js reads}
 */
export function readCertificate(der) {
  const outer = new Cursor(readOnly(der, TAG.SEQUENCE));
  const signedPart = outer.take(TAG.SEQUENCE);
  const algorithm = readOid(children(outer.take(TAG.SEQUENCE))[0]);
  const signature = readBits(outer.take(TAG.BIT_STRING));
  const body = new Cursor(signedPart);
  body.takeIf(0xa0);
  const serial = body.take(TAG.INTEGER);
  body.take(TAG.SEQUENCE);
  const issuer = body.take(TAG.SEQUENCE);
  const [notBefore, notAfter] = children(body.take(TAG.SEQUENCE));
  const subject = body.take(TAG.SEQUENCE);
  const spki = body.take(TAG.SEQUENCE);
  body.takeIf(0x81);
  body.takeIf(0x82);
  return {
    der, toVerify: signedPart.bytes, algorithm, signature, ...readExtensions(body.takeIf(0xa3)), serial: readInteger(serial), serialDer: serial.bytes, issuerDer: issuer.bytes, subjectDer: subject.bytes,
    issuer: readName(issuer), subject: readName(subject), notBefore: readTime(notBefore), notAfter: readTime(notAfter),
    spki: spki.bytes, spkiHash: sha256(spki.bytes), ...readKey(spki),
  };
}

function readKey(spki) {
  const [algorithm, key] = children(spki);
  const [type, parameters] = children(algorithm);
  const keyType = { [OID.ecPublicKey]: 'EC', [OID.rsaEncryption]: 'RSA' }[readOid(type)];
  if (keyType === 'EC' && parameters.tag === TAG.OID && readOid(parameters) === OID.p256) {
    return { keyType, publicPoint: readBits(key) };
  }
  return { keyType: keyType === 'RSA' ? 'RSA' : 'other', publicPoint: null };
}

/** The parts of the subject that hold a serialNumber. */
function serialNumbers(certificate) {
  const rdns = children(readOnly(certificate.subjectDer, TAG.SEQUENCE)).map((rdn) => children(expectTag(rdn, TAG.SET)).map(children));
  return rdns.filter((pairs) => pairs.some(([type]) => ATTRIBUTES[readOid(type)] === 'serialNumber'));
}

/** Whether the subject has a serialNumber at all, once or more often. */
export const hasSerialNumber = (certificate) => serialNumbers(certificate).length > 0;

/**
 * subject's serialNumber: whom the authority certified for everybody to read; null unless it stands exactly once (docs/protocol.md section
 * 2). Not the whole answer: see identity.js.
 */
export function certifiedIdentifier(certificate) {
  const found = serialNumbers(certificate);
  return found.length === 1 && found[0].length === 1 ? text(found[0][0][1]) : null;
}

/**
 * Whether two certificates speak for one organisation: the same certificate, or both say the same number in clear. One that hides its
 * number speaks for itself only.
 */
export function isSameOrganisation(one, other) {
  const number = certifiedIdentifier(one);
  return fingerprint(one) === fingerprint(other) || (number !== null && number === certifiedIdentifier(other));
}

/** Who issued a certificate, for people. */
export function issuerName({ issuer: { CN, O } }) {
  return O ?? CN ?? '';
}

/** issuerAndSerialNumber of the certificate. */
export function issuerAndSerial(certificate) {
  return [certificate.issuerDer, certificate.serialDer];
}

export function fingerprint(certificate) {
  return hex(sha256(certificate.der));
}

/** "홍길동 (Example Works Ltd.)" */
export function displayName(certificate) {
  const { CN, O } = certificate.subject;
  return O && O !== CN ? `${CN ?? ''} (${O})` : CN ?? O ?? fingerprint(certificate).slice(0, 16);
}

export function firstCertificate(bytes) {
  return readCertificate(readElement(bytes).bytes);
}
