/** Private keys as PKCS #8 (RFC 5208, RFC 5958), whatever lies around them in a key file. */
import { G, scalarFromBytes } from './curve.js';
import { equal } from './bytes.js';
import { children, Cursor, expectTag, readBits, readInteger, readOid, readOnly, integer, sequence, TAG } from './der.js';
import { OID } from './oids.js';

/** RSA keys that sign here; nobody has longer ones, and longer ones would only keep the device busy. */
const RSA_BITS = { least: 2048, most: 8192 };

const bitLength = (number) => number.toString(2).length;

/** [0] attributes: the random number R of Korean authorities, null if there is none (KCAC.TS.SIVID; the number is at least 160 bits long). */
function randomIn(attributes) {
  for (const attribute of attributes ? children(attributes) : []) {
    const [type, values] = children(attribute);
    const value = children(expectTag(values, TAG.SET))[0];
    if (readOid(type) === OID.randomNumber && value?.tag === TAG.BIT_STRING && value.value[0] === 0) return readBits(value).slice();
  }
  return null;
}

function rsa(content) {
  const [, modulus, exponent] = children(readOnly(content, TAG.SEQUENCE)).map((part) => part.bytes);
  const size = bitLength(readInteger(readOnly(modulus, TAG.INTEGER)));
  const belongsTo = ({ spki }) => {
    const [algorithm, key] = children(readOnly(spki, TAG.SEQUENCE));
    if (readOid(children(algorithm)[0]) !== OID.rsaEncryption) return false;
    const [n, e] = children(readOnly(readBits(key), TAG.SEQUENCE));
    return equal(n.bytes, modulus) && equal(e.bytes, exponent);
  };
  return { signs: size >= RSA_BITS.least && size <= RSA_BITS.most, belongsTo };
}

function p256(content) {
  const secret = scalarFromBytes(expectTag(children(readOnly(content, TAG.SEQUENCE))[1], TAG.OCTET_STRING).value);
  const own = G.multiply(secret).toBytes(false);
  return { signs: true, belongsTo: ({ publicPoint }) => publicPoint !== null && equal(publicPoint, own) };
}

/** A key of another kind: it belongs to nothing and signs nothing here. */
const OTHER = { signs: false, belongsTo: () => false };

function kindOf(algorithm, content) {
  const [type, parameters] = children(algorithm);
  const name = readOid(type);
  if (name === OID.rsaEncryption) return rsa(content);
  return name === OID.ecPublicKey && parameters?.tag === TAG.OID && readOid(parameters) === OID.p256 ? p256(content) : OTHER;
}

/**
 * @param {Uint8Array} der PrivateKeyInfo
 * @returns {{pkcs8: Uint8Array, random: Uint8Array|null, signs: boolean, belongsTo: (certificate: object) => boolean}} pkcs8 without
 *     attributes, which browsers do not expect; signs: whether keys of this kind and size are accepted
 */
export function readPrivateKey(der) {
  const body = new Cursor(readOnly(der, TAG.SEQUENCE));
  body.take(TAG.INTEGER);
  const algorithm = body.take(TAG.SEQUENCE);
  const key = body.take(TAG.OCTET_STRING);
  const random = randomIn(body.takeIf(0xa0));
  return { pkcs8: sequence(integer(0), algorithm.bytes, key.bytes), random, ...kindOf(algorithm, key.value) };
}
