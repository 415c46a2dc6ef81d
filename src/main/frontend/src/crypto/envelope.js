/** CMS AuthEnvelopedData in the profile of docs/protocol.md section 2: one P-256 key agreement recipient, AES-256-GCM. */
import { concat, u32 } from './bytes.js';
import { G, point, uncompressed, xCoordinate } from './curve.js';
import {
  bits, Cursor, DerError, exactly, expectTag, explicit, insistOnDer, integer, octets, oid, readBits, readElement, readInteger, readOid,
  readSmallInteger, sequence, setOf, tagged, TAG,
} from './der.js';
import { sha256 } from './hash.js';
import { OID } from './oids.js';
import { readContentInfo } from './signed.js';
import { issuerAndSerial, readCertificate } from './x509.js';

/** Bytes of an uncompressed point, of a key identifier, of a wrapped content key. */
const UNCOMPRESSED = 65;
const KEY_ID = 20;
const WRAPPED = 40;

/** A recipient by a sealing certificate (DER): named by issuer and serial number. */
export function recipientOf(certificateDer) {
  const certificate = readCertificate(certificateDer);
  if (!certificate.publicPoint) throw new DerError('a sealing certificate has a P-256 key');
  return { point: point(certificate.publicPoint), rid: sequence(...issuerAndSerial(certificate)) };
}

/** A recipient by its key alone: named by the first 20 bytes of SHA-256 of the SubjectPublicKeyInfo. */
export function recipientOfKey(p) {
  const spki = sequence(sequence(oid(OID.ecPublicKey), oid(OID.p256)), bits(uncompressed(p)));
  return { point: p, rid: tagged(0xa0, octets(sha256(spki).slice(0, 20))) };
}

/** ANSI X9.63 key derivation, one block, over ECC-CMS-SharedInfo (RFC 5753 section 7.2). */
function deriveKek(sharedX, wrapAlgorithm, ukm) {
  const info = sequence(
    wrapAlgorithm,
    ...(ukm ? [explicit(0, octets(ukm))] : []),
    explicit(2, octets(u32(256))),
  );
  return sha256(concat(sharedX, u32(1), info));
}

const wrapAlgorithm = () => sequence(oid(OID.aes256Wrap));

async function wrap(kek, contentKey) {
  const wrapping = await crypto.subtle.importKey('raw', kek, 'AES-KW', false, ['wrapKey']);
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', true, ['encrypt']);
  return new Uint8Array(await crypto.subtle.wrapKey('raw', key, wrapping, 'AES-KW'));
}

function recipientInfo(recipient, ephemeral, ukm, wrapped) {
  const originator = tagged(0xa1, sequence(oid(OID.ecPublicKey)), bits(uncompressed(G.multiply(ephemeral))));
  return tagged(
    0xa1,
    integer(3),
    explicit(0, originator),
    ...(ukm ? [explicit(1, octets(ukm))] : []),
    sequence(oid(OID.kariSha256), wrapAlgorithm()),
    sequence(sequence(recipient.rid, octets(wrapped))),
  );
}

/**
 * Encrypts the content to one recipient.
 *
 * @param {Uint8Array} content
 * @param {{point: object, rid: Uint8Array}} recipient
 * @param {bigint} ephemeral secret scalar, fresh for every message
 * @param {Uint8Array|null} ukm bound into the key encryption key
 * @param {(length: number) => Uint8Array} random gives the content key (32 bytes) first, then the nonce (12 bytes)
 */
export async function seal(content, recipient, ephemeral, ukm, random) {
  const contentKey = random(32);
  const nonce = random(12);
  const kek = deriveKek(xCoordinate(recipient.point.multiply(ephemeral)), wrapAlgorithm(), ukm);
  const wrapped = await wrap(kek, contentKey);
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, tagLength: 128 }, key, content));
  const split = sealed.length - 16;
  const body = sequence(
    integer(0),
    setOf(recipientInfo(recipient, ephemeral, ukm, wrapped)),
    sequence(
      oid(OID.data),
      sequence(oid(OID.aes256Gcm), sequence(octets(nonce), integer(16))),
      tagged(0x80, sealed.subarray(0, split)),
    ),
    octets(sealed.subarray(split)),
  );
  return sequence(oid(OID.authEnvelopedData), explicit(0, body));
}

/** The key of the originator: in 65 bytes, and of no other curve, whether it is named or not. */
function readOriginator(holder) {
  const [key] = exactly(holder, 1);
  const [algorithm, bitString] = exactly(expectTag(key, 0xa1), 2);
  const [kind, curve] = exactly(expectTag(algorithm, TAG.SEQUENCE), 1, 2);
  if (readOid(kind) !== OID.ecPublicKey || (curve && readOid(curve) !== OID.p256)) throw new DerError('an originator key of another kind');
  const form = readBits(bitString);
  if (form.length !== UNCOMPRESSED) throw new DerError('an originator key in another form');
  return point(form);
}

/** Named by issuer and serial number, or by [0] the identifier of its key alone. */
function checkRecipientId(rid) {
  if (rid.tag === 0xa0) {
    const [id] = exactly(rid, 1);
    if (expectTag(id, TAG.OCTET_STRING).value.length !== KEY_ID) throw new DerError('another key identifier');
    return;
  }
  const [issuer, serial] = exactly(expectTag(rid, TAG.SEQUENCE), 2);
  insistOnDer(expectTag(issuer, TAG.SEQUENCE));
  if (readInteger(serial) <= 0n) throw new DerError('a serial number that is not positive');
}

function checkAgreement(element) {
  const [scheme, wrapping] = exactly(element, 2);
  if (readOid(scheme) !== OID.kariSha256) throw new DerError('another key agreement scheme');
  const [wrap, parameters] = exactly(expectTag(wrapping, TAG.SEQUENCE), 1, 2);
  if (readOid(wrap) !== OID.aes256Wrap || (parameters && expectTag(parameters, TAG.NULL).value.length > 0)) throw new DerError('another key wrap');
  return wrapping.bytes;
}

function readRecipient(element) {
  const cursor = new Cursor(expectTag(element, 0xa1));
  if (readSmallInteger(cursor.take(TAG.INTEGER)) !== 3) throw new DerError('a recipient of another version');
  const originator = readOriginator(cursor.take(0xa0));
  const ukmHolder = cursor.takeIf(0xa1);
  const agreement = checkAgreement(cursor.take(TAG.SEQUENCE));
  const [key] = exactly(cursor.take(TAG.SEQUENCE), 1);
  cursor.end();
  const [rid, wrapped] = exactly(expectTag(key, TAG.SEQUENCE), 2);
  checkRecipientId(rid);
  if (expectTag(wrapped, TAG.OCTET_STRING).value.length !== WRAPPED) throw new DerError('another wrapped key');
  return {
    originator,
    ukm: ukmHolder ? expectTag(exactly(ukmHolder, 1)[0], TAG.OCTET_STRING).value : null,
    wrapAlgorithm: agreement, rid: rid.bytes, wrapped: wrapped.value,
  };
}

/**
 * Reads an envelope; `open` then decrypts it. What the reference code refuses is refused (EnvelopeFields there): a member's page and the engine
 * must agree on whose points are decrypted, and what a bidder sealed nobody has looked at before.
 */
export function readEnvelope(der) {
  const body = new Cursor(readContentInfo(der, OID.authEnvelopedData));
  if (readSmallInteger(body.take(TAG.INTEGER)) !== 0) throw new DerError('AuthEnvelopedData of another version');
  const recipients = exactly(body.take(TAG.SET), 1);
  const content = new Cursor(body.take(TAG.SEQUENCE));
  const mac = body.take(TAG.OCTET_STRING).value;
  body.end();
  if (readOid(content.take(TAG.OID)) !== OID.data) throw new DerError('content other than id-data');
  const [algorithm, parameters] = exactly(content.take(TAG.SEQUENCE), 2);
  if (readOid(algorithm) !== OID.aes256Gcm || mac.length !== 16) throw new DerError('another content encryption');
  const [nonce, macLength] = exactly(expectTag(parameters, TAG.SEQUENCE), 2);
  if (expectTag(nonce, TAG.OCTET_STRING).value.length !== 12 || readSmallInteger(macLength) !== 16) throw new DerError('other GCM parameters');
  const ciphertext = content.take(0x80).value;
  content.end();
  return { der, ...readRecipient(recipients[0]), nonce: nonce.value, ciphertext, mac };
}

/**
 * Decrypts. Throws when the authentication tag does not hold.
 *
 * @param {object|bigint|Uint8Array} secret the shared point S = x·E, the scalar x itself, or the x-coordinate of S, which is all that ECDH
 *     with a key that nobody can read gives
 */
export async function open(envelope, secret) {
  const shared = typeof secret === 'bigint' ? envelope.originator.multiply(secret) : secret;
  const kek = deriveKek(shared instanceof Uint8Array ? shared : xCoordinate(shared), envelope.wrapAlgorithm, envelope.ukm);
  const unwrapping = await crypto.subtle.importKey('raw', kek, 'AES-KW', false, ['unwrapKey']);
  const key = await crypto.subtle.unwrapKey('raw', envelope.wrapped, unwrapping, 'AES-KW', 'AES-GCM', false, ['decrypt']);
  const sealed = concat(envelope.ciphertext, envelope.mac);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: envelope.nonce, tagLength: 128 }, key, sealed));
}

/** The first DER element of the bytes and what follows it: sealed parts lie one after the other. */
export function splitFirst(bytes) {
  const first = readElement(bytes);
  return [first.bytes, bytes.subarray(first.end)];
}

