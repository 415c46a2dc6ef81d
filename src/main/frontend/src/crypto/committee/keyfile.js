/**
 * The committee key of a member: made, written as the same .p12 that the member's program writes, read from such a file, and kept as an ECDH
 * key that nobody can read (docs/key-files.md; KeyFiles in the Java sources). It opens shares and nothing else.
 */
import { p256 } from '@noble/curves/nist.js';
import { hmac } from '@noble/hashes/hmac.js';
import { compressed, G, point, randomScalar, scalarToBytes, uncompressed } from '../curve.js';
import { equal } from '../bytes.js';
import { bits, children, explicit, integer, nullValue, octets, oid, readBits, readOnly, sequence, setOf, tagged, TAG, time } from '../der.js';
import { pkcs12Key } from '../derivation.js';
import { sha256 } from '../hash.js';
import { openKeysIn } from '../keyfile.js';
import { KeyFault } from '../keyfault.js';
import { OID } from '../oids.js';
import { readings } from '../passwords.js';

const NAME = 'OpenGePS committee key';
const ALIAS = 'committee';
/** The same effort as the member's program asks of whoever guesses passwords. */
const ROUNDS = 100_000;
const SALT = 20;
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const COMMON_NAME = '2.5.4.3';

const spkiOf = (p) => sequence(sequence(oid(OID.ecPublicKey), oid(OID.p256)), bits(uncompressed(p)));

/** The point in a SubjectPublicKeyInfo of P-256, in exactly the form that is written here. */
export function pointOfSpki(spki) {
  const p = point(readBits(children(readOnly(spki, TAG.SEQUENCE))[1]));
  if (!equal(spkiOf(p), spki)) throw new TypeError('not a P-256 key');
  return p;
}

const holderName = () => {
  const text = tagged(TAG.UTF8, new TextEncoder().encode(NAME));
  return sequence(setOf(sequence(oid(COMMON_NAME), text)));
};

function selfSigned(secret, p, from, until) {
  const signedBy = sequence(oid(OID.ecdsaSha256));
  const serial = integer(BigInt(`0x${Array.from(compressed(p).slice(1, 17), (b) => b.toString(16).padStart(2, '0')).join('')}`));
  const body = sequence(explicit(0, integer(2)), serial, signedBy, holderName(), sequence(time(from), time(until)), holderName(), spkiOf(p));
  return sequence(body, signedBy, bits(p256.sign(body, scalarToBytes(secret), { lowS: false, format: 'der' })));
}

function privateKeyInfo(secret, p) {
  const parameters = oid(OID.p256);
  const body = sequence(integer(1), octets(scalarToBytes(secret)), explicit(0, parameters), explicit(1, bits(uncompressed(p))));
  return sequence(integer(0), sequence(oid(OID.ecPublicKey), parameters), octets(body));
}

/** PBES2 with AES-256 and PBKDF2 with SHA-256: [algorithm, encrypted]. */
async function encrypted(content, password, random) {
  const [salt, iv] = [random(SALT), random(16)];
  const base = await crypto.subtle.importKey('raw', password.bytes, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, base, { name: 'AES-CBC', length: 256 }, false, ['encrypt']);
  const derivation = sequence(oid(OID.pbkdf2), sequence(octets(salt), integer(ROUNDS), integer(32), sequence(oid(OID.hmacSha256), nullValue())));
  const algorithm = sequence(oid(OID.pbes2), sequence(derivation, sequence(oid(OID.aes256Cbc), octets(iv))));
  return [algorithm, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, content))];
}

const bmpString = (text) => tagged(TAG.BMP, Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])));

function bag(kind, content, p) {
  const attributes = setOf(
    sequence(oid(FRIENDLY_NAME), setOf(bmpString(ALIAS))), sequence(oid(LOCAL_KEY_ID), setOf(octets(compressed(p).slice(1)))));
  return sequence(oid(kind), explicit(0, content), attributes);
}

const contentInfo = (content) => sequence(oid(OID.data), explicit(0, octets(content)));

async function encryptedInfo(content, password, random) {
  const [algorithm, cipher] = await encrypted(content, password, random);
  return sequence(oid(OID.encryptedData), explicit(0, sequence(integer(0), sequence(oid(OID.data), algorithm, tagged(0x80, cipher)))));
}

function macOf(content, password, random) {
  const salt = random(SALT);
  const mac = hmac(sha256, pkcs12Key(sha256, 3, password.bmp, salt, ROUNDS, 32), content);
  return sequence(sequence(sequence(oid(OID.sha256), nullValue()), octets(mac)), octets(salt), integer(ROUNDS));
}

/**
 * The key file. What is typed as password is composed first, as every reader of key files tries first.
 *
 * @param {bigint} secret
 * @param {{from: Date, until: Date}} validity whole seconds
 * @returns {Promise<Uint8Array>} .p12
 */
export async function writeCommitteeKey(secret, typed, { from, until }, random) {
  const p = G.multiply(secret);
  const [password] = readings(typed);
  const certificate = sequence(oid(OID.x509Certificate), explicit(0, octets(selfSigned(secret, p, from, until))));
  const info = privateKeyInfo(secret, p);
  const [algorithm, held] = await encrypted(info, password, random);
  info.fill(0);
  const safe = sequence(
    await encryptedInfo(sequence(bag(OID.certBag, certificate, p)), password, random),
    contentInfo(sequence(bag(OID.shroudedKeyBag, sequence(algorithm, octets(held)), p))));
  return sequence(integer(3), contentInfo(safe), macOf(safe, password, random));
}

/** A new key with its file; the secret is nowhere but in the file. @returns {Promise<{file: Uint8Array, point: Uint8Array}>} */
export async function makeCommitteeKey(typed, validity, random) {
  const secret = randomScalar(random);
  return { file: await writeCommitteeKey(secret, typed, validity, random), point: compressed(G.multiply(secret)) };
}

/** One name alone, and it is this one. */
function isOfCommittee({ subjectDer }) {
  return equal(subjectDer, holderName());
}

function committeeKeyIn(keys, certificates) {
  for (const certificate of certificates.filter(isOfCommittee)) {
    const key = keys.find((one) => one.belongsTo(certificate));
    if (key && certificate.publicPoint) return { pkcs8: key.pkcs8, certificate };
  }
  throw new KeyFault(keys.length === 0 ? 'key-none' : 'key-not-of-committee');
}

/**
 * Opens a committee key file.
 *
 * @param {Uint8Array[]} files one .p12
 * @param {string} typed password
 * @returns {Promise<{point: Uint8Array, notAfter: Date, agree: (originator: object) => Promise<Uint8Array>}>} point: 33 bytes; agree: the
 *     x-coordinate of what ECDH gives, computed by the browser with a key that no script can read
 * @throws {KeyFault}
 */
export async function openCommitteeKey(files, typed) {
  const { pkcs8, certificate } = await openKeysIn(files, typed, committeeKeyIn);
  let key;
  try {
    key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  } catch {
    throw new KeyFault('key-file-unknown');
  } finally {
    pkcs8.fill(0);
  }
  const agree = async (originator) => {
    const other = await crypto.subtle.importKey('raw', uncompressed(originator), { name: 'ECDH', namedCurve: 'P-256' }, false, []);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, key, 256));
  };
  return { point: compressed(point(certificate.publicPoint)), notAfter: certificate.notAfter, agree };
}

/** The canonical content of a registration (opengeps/committee-key/1). @param {Uint8Array} p 33 bytes @param {string} notAfter with milliseconds */
export function registrationOf(person, p, notAfter) {
  const spki = btoa(String.fromCharCode(...spkiOf(point(p))));
  return { type: 'opengeps/committee-key/1', person, spki, notAfter };
}
