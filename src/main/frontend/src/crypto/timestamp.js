/** Time-stamp tokens (RFC 3161) over a SHA-256 value, checked in the page. */
import { sha1 } from '@noble/hashes/legacy.js';
import { equal } from './bytes.js';
import { children, Cursor, DerError, expectTag, readOid, readOnly, readSmallInteger, sequence, tagged, TAG } from './der.js';
import { OID } from './oids.js';
import { checkPath, FOR } from './path.js';
import { readContentInfo } from './signed.js';
import { DIGESTS, verifyBy } from './verify.js';
import { issuerAndSerial, readCertificate } from './x509.js';

/** `code` is one of: unreadable, other, signature. A path that does not hold comes as PathFault. */
export class StampFault extends Error {
  constructor(code, detail = '') {
    super(`${code} ${detail}`.trim());
    this.code = code;
  }
}

function insist(condition, code, detail) {
  if (!condition) throw new StampFault(code, detail);
}

async function digestOf(oid, bytes) {
  insist(oid in DIGESTS, 'unreadable', 'a digest older than SHA-256');
  return new Uint8Array(await crypto.subtle.digest(DIGESTS[oid], bytes));
}

/** GeneralizedTime in Zulu; fractions of a second are allowed here (RFC 3161 section 2.4.2). */
function readInstant(element) {
  const text = String.fromCharCode(...expectTag(element, TAG.GENERALIZED_TIME).value);
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text);
  if (!m) throw new DerError('a time in another form');
  return new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}.${(m[7] ?? '').padEnd(3, '0').slice(0, 3)}Z`);
}

function readInfo(content) {
  const info = new Cursor(readOnly(content, TAG.SEQUENCE));
  if (readSmallInteger(info.take(TAG.INTEGER)) !== 1) throw new DerError('a time stamp of another version');
  info.take(TAG.OID);
  const [algorithm, imprint] = children(info.take(TAG.SEQUENCE));
  info.take(TAG.INTEGER);
  return { imprintAlgorithm: readOid(children(algorithm)[0]), imprint: imprint.value, at: readInstant(info.take()) };
}

function readSigner(element) {
  const cursor = new Cursor(expectTag(element, TAG.SEQUENCE));
  cursor.take(TAG.INTEGER);
  const sid = cursor.take();
  const digest = readOid(children(cursor.take(TAG.SEQUENCE))[0]);
  const attributes = cursor.take(0xa0);
  const algorithm = readOid(children(cursor.take(TAG.SEQUENCE))[0]);
  return { sid, digest, attributes, algorithm, signature: cursor.take(TAG.OCTET_STRING).value };
}

/** The layers of a token, unjudged. */
function readToken(der) {
  const body = new Cursor(readContentInfo(der, OID.signedData));
  body.take(TAG.INTEGER);
  body.take(TAG.SET);
  const encapsulated = new Cursor(body.take(TAG.SEQUENCE));
  if (readOid(encapsulated.take(TAG.OID)) !== OID.tstInfo) throw new DerError('no time stamp inside');
  const content = expectTag(children(encapsulated.take(0xa0))[0], TAG.OCTET_STRING).value;
  const certificates = children(body.takeIf(0xa0) ?? { value: new Uint8Array() }).map((c) => readCertificate(c.bytes));
  body.takeIf(0xa1);
  const signers = children(body.take(TAG.SET));
  body.end();
  if (signers.length !== 1) throw new DerError('exactly one signer is allowed');
  return { content, certificates, signer: readSigner(signers[0]), ...readInfo(content) };
}

function attribute(attributes, type) {
  const found = children(attributes).map(children).filter(([name]) => readOid(name) === type);
  return found.length === 1 ? children(found[0][1])[0] : null;
}

/** ESSCertID (SHA-1) or ESSCertIDv2: the token says itself which certificate signed it (RFC 5816). */
async function namesCertificate(attributes, certificate) {
  const newer = attribute(attributes, OID.signingCertificateV2);
  const older = newer ? null : attribute(attributes, OID.signingCertificate);
  if (!newer && !older) return false;
  const id = children(children(children(newer ?? older)[0])[0]);
  if (older) return equal(id[0].value, sha1(certificate.der));
  const named = id[0].tag === TAG.SEQUENCE ? readOid(children(id.shift())[0]) : OID.sha256;
  return equal(id[0].value, await digestOf(named, certificate.der));
}

async function checkSigner({ content, certificates, signer }) {
  const certificate = certificates.find((c) => equal(sequence(...issuerAndSerial(c)), signer.sid.bytes));
  insist(certificate, 'signature', 'the certificate of the time-stamp authority is missing');
  const type = attribute(signer.attributes, OID.contentType);
  const digest = attribute(signer.attributes, OID.messageDigest);
  const bound = type && readOid(type) === OID.tstInfo && digest && equal(digest.value, await digestOf(signer.digest, content));
  insist(bound, 'signature', 'the content was changed');
  insist(await namesCertificate(signer.attributes, certificate), 'signature', 'it names another certificate');
  const toVerify = tagged(TAG.SET, signer.attributes.value);
  const holds = await verifyBy(certificate, signer.algorithm, signer.signature, toVerify, DIGESTS[signer.digest]);
  insist(holds, 'signature', 'the signature does not hold');
  return certificate;
}

/**
 * The token is over these 32 bytes, signed by a time-stamp authority whose path to a trusted root held at the stamped time.
 *
 * @param {Uint8Array} der of the TimeStampToken
 * @param {Uint8Array} imprint SHA-256 value that must have been stamped
 * @param {object[]} roots of time-stamp authorities
 * @returns {Promise<{at: Date, authority: object}>}
 * @throws {StampFault|PathFault}
 */
export async function checkTimeStamp(der, imprint, roots) {
  let token;
  try {
    token = readToken(der);
  } catch (e) {
    throw new StampFault('unreadable', e.message);
  }
  insist(token.imprintAlgorithm === OID.sha256 && equal(token.imprint, imprint), 'other');
  const authority = await checkSigner(token);
  await checkPath(authority, token.certificates, roots, token.at, FOR.stamping);
  return { at: token.at, authority };
}
