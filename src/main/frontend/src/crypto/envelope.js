/** CMS AuthEnvelopedData in the profile of docs/protocol.md section 2: one P-256 key agreement recipient, AES-256-GCM. */
import { concat, u32 } from './bytes.js';
import { G, point, uncompressed, xCoordinate } from './curve.js';
import {
  children, Cursor, DerError, expectTag, explicit, integer, octets, oid, readBits, readElement, readOid, readSmallInteger,
  sequence, setOf, tagged, TAG, bits,
} from './der.js';
import { sha256 } from './hash.js';
import { OID } from './oids.js';
import { readContentInfo } from './signed.js';
import { issuerAndSerial, readCertificate } from './x509.js';

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

function readRecipient(element) {
  const cursor = new Cursor(expectTag(element, 0xa1));
  if (readSmallInteger(cursor.take(TAG.INTEGER)) !== 3) throw new DerError('a recipient of another version');
  const originator = children(expectTag(children(cursor.take(0xa0))[0], 0xa1));
  const ukmHolder = cursor.takeIf(0xa1);
  const [scheme, wrapping] = children(cursor.take(TAG.SEQUENCE));
  const keys = children(cursor.take(TAG.SEQUENCE));
  cursor.end();
  if (readOid(children(originator[0])[0]) !== OID.ecPublicKey) throw new DerError('an originator key of another kind');
  if (readOid(scheme) !== OID.kariSha256) throw new DerError('another key agreement scheme');
  if (readOid(children(wrapping)[0]) !== OID.aes256Wrap) throw new DerError('another key wrap');
  if (keys.length !== 1) throw new DerError('exactly one recipient is allowed');
  const [rid, wrapped] = children(keys[0]);
  return {
    originator: point(readBits(originator[1])),
    ukm: ukmHolder ? expectTag(children(ukmHolder)[0], TAG.OCTET_STRING).value : null,
    wrapAlgorithm: wrapping.bytes, rid: rid.bytes, wrapped: expectTag(wrapped, TAG.OCTET_STRING).value,
  };
}

/** Reads an envelope; `open` then decrypts it. */
export function readEnvelope(der) {
  const body = new Cursor(readContentInfo(der, OID.authEnvelopedData));
  if (readSmallInteger(body.take(TAG.INTEGER)) !== 0) throw new DerError('AuthEnvelopedData of another version');
  const recipients = children(body.take(TAG.SET));
  if (recipients.length !== 1) throw new DerError('exactly one recipient is allowed');
  const content = new Cursor(body.take(TAG.SEQUENCE));
  const mac = body.take(TAG.OCTET_STRING).value;
  body.end();
  if (readOid(content.take(TAG.OID)) !== OID.data) throw new DerError('content other than id-data');
  const [algorithm, parameters] = children(content.take(TAG.SEQUENCE));
  if (readOid(algorithm) !== OID.aes256Gcm || mac.length !== 16) throw new DerError('another content encryption');
  const [nonce, macLength] = children(parameters);
  if (nonce.value.length !== 12 || readSmallInteger(macLength) !== 16) throw new DerError('other GCM parameters');
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

