/** CMS SignedData in the profile of docs/protocol.md section 2 (CAdES-B-B, attached). */
import { compare, equal, fromHex } from './bytes.js';
import {
  children, Cursor, DerError, expectTag, explicit, integer, octets, oid, nullValue, readElement, readOid, readOnly,
  readSmallInteger, readTime, sequence, setOf, tagged, TAG, time,
} from './der.js';
import { H, sha256 } from './hash.js';
import { parseCanonical } from './json.js';
import { OID } from './oids.js';
import { verifyBy } from './verify.js';
import { fingerprint, issuerAndSerial, readCertificate } from './x509.js';

const digestAlgorithm = () => sequence(oid(OID.sha256));
const attribute = (type, value) => sequence(oid(type), setOf(value));

/** The signed attributes in DER order, as the content of a SET. */
function signedAttributes(content, certificate, at) {
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingTime, time(at)),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate.der)))))),
  );
}

function signatureAlgorithm(keyType) {
  return keyType === 'RSA' ? sequence(oid(OID.rsaSha256), nullValue()) : sequence(oid(OID.ecdsaSha256));
}

/**
 * Signs the content.
 *
 * @param {{certificate: object, chain: Uint8Array[], sign: (bytes: Uint8Array) => Promise<Uint8Array>}} signer certificate as read by
 *     x509.js; chain: DER of the intermediate CAs; sign: the signature as CMS carries it
 * @param {Uint8Array} content
 * @param {Date} at claimed signing time, cut to seconds
 * @returns {Promise<Uint8Array>} DER of the ContentInfo
 */
export async function signData(signer, content, at) {
  const { certificate } = signer;
  const attributes = signedAttributes(content, certificate, at);
  const signature = await signer.sign(attributes);
  const signerInfo = sequence(
    integer(1),
    sequence(...issuerAndSerial(certificate)),
    digestAlgorithm(),
    tagged(0xa0, readElement(attributes).value),
    signatureAlgorithm(certificate.keyType),
    octets(signature),
  );
  const signedData = sequence(
    integer(1),
    setOf(digestAlgorithm()),
    sequence(oid(OID.data), explicit(0, octets(content))),
    tagged(0xa0, ...[certificate.der, ...(signer.chain ?? [])].sort(compare)),
    setOf(signerInfo),
  );
  return sequence(oid(OID.signedData), explicit(0, signedData));
}

/** The inner structure of a ContentInfo of the given type. */
export function readContentInfo(der, type) {
  const info = new Cursor(readOnly(der, TAG.SEQUENCE));
  if (readOid(info.take(TAG.OID)) !== type) throw new DerError('another content type');
  const holder = children(info.take(0xa0));
  info.end();
  if (holder.length !== 1) throw new DerError('one content expected');
  return expectTag(holder[0], TAG.SEQUENCE);
}

function readAttributes(element) {
  const found = new Map();
  for (const item of children(element)) {
    const [type, values] = children(item);
    const list = children(expectTag(values, TAG.SET));
    const name = readOid(type);
    if (list.length !== 1 || found.has(name)) throw new DerError('an attribute twice or with several values');
    found.set(name, list[0]);
  }
  const expected = [OID.contentType, OID.messageDigest, OID.signingTime, OID.signingCertificateV2];
  if (found.size !== expected.length || expected.some((name) => !found.has(name))) {
    throw new DerError('signed attributes other than the profile allows');
  }
  return found;
}

function readSignerInfo(element) {
  const cursor = new Cursor(expectTag(element, TAG.SEQUENCE));
  if (readSmallInteger(cursor.take(TAG.INTEGER)) !== 1) throw new DerError('a SignerInfo of another version');
  const sid = cursor.take(TAG.SEQUENCE);
  const digest = cursor.take(TAG.SEQUENCE);
  if (readOid(children(digest)[0]) !== OID.sha256) throw new DerError('a digest other than SHA-256');
  const attributes = cursor.take(0xa0);
  const algorithm = readOid(children(cursor.take(TAG.SEQUENCE))[0]);
  const signature = cursor.take(TAG.OCTET_STRING).value;
  cursor.end();
  return { sid, attributes, algorithm, signature };
}

/**
 * A certificate that came along. One that cannot be read here may be readable elsewhere: it vouches for nothing, and must not keep the message
 * from being read, because whoever signs chooses what comes along.
 */
function readableIn(element) {
  try {
    return [readCertificate(element.bytes)];
  } catch {
    return [];
  }
}

/**
 * Reads a message and checks its profile; the signature is checked by {@link verifySignature}.
 *
 * @returns {{content: Uint8Array, certificate: object, certificates: object[], signingTime: Date, toVerify: Uint8Array,
 *     signature: Uint8Array, algorithm: string, der: Uint8Array}}
 */
export function readSigned(der) {
  const body = new Cursor(readContentInfo(der, OID.signedData));
  if (readSmallInteger(body.take(TAG.INTEGER)) !== 1) throw new DerError('SignedData of another version');
  body.take(TAG.SET);
  const encapsulated = new Cursor(body.take(TAG.SEQUENCE));
  if (readOid(encapsulated.take(TAG.OID)) !== OID.data) throw new DerError('content other than id-data');
  const content = expectTag(children(encapsulated.take(0xa0))[0], TAG.OCTET_STRING).value;
  const certificates = children(body.take(0xa0)).flatMap(readableIn);
  const signers = children(body.take(TAG.SET));
  body.end();
  if (signers.length !== 1) throw new DerError('exactly one signer is allowed');
  const info = readSignerInfo(signers[0]);
  const certificate = certificates.find((c) => equal(sequence(...issuerAndSerial(c)), info.sid.bytes));
  if (!certificate) throw new DerError("the signer's certificate is missing");
  const attributes = readAttributes(info.attributes);
  checkBindings(attributes, content, certificate);
  return {
    der, content, certificate, certificates,
    signingTime: readTime(attributes.get(OID.signingTime)),
    toVerify: tagged(TAG.SET, info.attributes.value), signature: info.signature, algorithm: info.algorithm,
  };
}

function checkBindings(attributes, content, certificate) {
  if (readOid(attributes.get(OID.contentType)) !== OID.data) throw new DerError('the attribute names another content type');
  if (!equal(attributes.get(OID.messageDigest).value, sha256(content))) throw new DerError('the content was changed');
  const id = children(children(children(attributes.get(OID.signingCertificateV2))[0])[0]);
  if (!equal(expectTag(id[0], TAG.OCTET_STRING).value, sha256(certificate.der))) {
    throw new DerError('signed with another certificate than the message carries');
  }
  if (id[1]) checkIssuerSerial(id[1], certificate);
}

/** IssuerSerial {GeneralNames {[4] directoryName}, serialNumber}: OpenSSL writes it, and then it must fit. */
function checkIssuerSerial(element, certificate) {
  const [names, serial] = children(element);
  const name = children(children(names)[0])[0];
  if (!equal(name.bytes, certificate.issuerDer) || !equal(serial.bytes, certificate.serialDer)) {
    throw new DerError('the attribute names another certificate');
  }
}

/** The 64 bytes r || s of WebCrypto to ECDSA-Sig-Value. */
export function derSignature(raw) {
  const number = (bytes) => integer(BigInt(`0x${Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')}`));
  return sequence(number(raw.subarray(0, 32)), number(raw.subarray(32)));
}

/**
 * What was signed, by whom, in which act of signing: the same for all encodings of one signature (docs/protocol.md section 2). Of an
 * ECDSA signature only r counts: with s also n - s holds.
 */
export function signedHash({ content, certificate, signature }) {
  const core = certificate.keyType === 'RSA' ? signature : children(readOnly(signature, TAG.SEQUENCE))[0].value;
  return H('opengeps/signed/1', sha256(content), fromHex(fingerprint(certificate)), core);
}

/** Whether the signature holds under the key of the signer's certificate. Says nothing about trust in that certificate. */
export function verifySignature({ certificate, algorithm, signature, toVerify }) {
  return verifyBy(certificate, algorithm, signature, toVerify);
}

/** Signed canonical JSON of the expected type; throws if the profile, the signature or the type is wrong. */
export async function openSignedJson(der, type) {
  const message = readSigned(der);
  if (!(await verifySignature(message))) throw new DerError('the signature does not hold');
  const json = parseCanonical(message.content);
  if (type && json.type !== type) throw new DerError(`expected ${type}, found ${json.type}`);
  return { ...message, json };
}
