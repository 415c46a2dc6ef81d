/** The extensions of a certificate (RFC 5280 section 4.2) on which a path depends. */
import { children, DerError, expectTag, readOid, readOnly, readSmallInteger, TAG } from './der.js';
import { OID } from './oids.js';

/** Bits of keyUsage, counted from the most significant one. */
const USAGES = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign'];

/**
 * May be critical without stopping a path: judged here, or without effect on a path that asks for no policy (every Korean accredited
 * authority marks its policies critical).
 */
const UNDERSTOOD = [OID.basicConstraints, OID.keyUsage, OID.extendedKeyUsage, OID.certificatePolicies, OID.subjectAltName];

function readConstraints(value) {
  const [isAuthority, limit] = children(readOnly(value, TAG.SEQUENCE));
  const authority = isAuthority?.tag === TAG.BOOLEAN && isAuthority.value[0] === 0xff;
  return { authority, pathLength: authority && limit ? readSmallInteger(limit) : null };
}

function readUsage(value) {
  const [unused, ...bytes] = readOnly(value, TAG.BIT_STRING).value;
  if (unused === undefined || unused > 7) throw new DerError('a broken key usage');
  return USAGES.filter((_, bit) => (bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7)));
}

/**
 * @param {object|null} element [3] of the certificate
 * @returns {{authority: boolean, pathLength: number|null, usage: string[]|null, purposes: {critical: boolean, names: string[]}|null,
 *     alternativeNames: Uint8Array|null, unknownCritical: string|null}} usage and purposes are null if the certificate does not limit them
 */
export function readExtensions(element) {
  const found = { authority: false, pathLength: null, usage: null, purposes: null, alternativeNames: null, unknownCritical: null };
  const seen = new Set();
  for (const extension of element ? children(expectTag(children(element)[0], TAG.SEQUENCE)) : []) {
    const parts = children(extension);
    const name = readOid(parts[0]);
    if (seen.has(name)) throw new DerError('an extension twice');
    seen.add(name);
    const critical = parts.length === 3 && parts[1].value[0] !== 0;
    const value = expectTag(parts[parts.length - 1], TAG.OCTET_STRING).value;
    if (name === OID.basicConstraints) Object.assign(found, readConstraints(value));
    else if (name === OID.keyUsage) found.usage = readUsage(value);
    else if (name === OID.subjectAltName) found.alternativeNames = value;
    else if (name === OID.extendedKeyUsage) found.purposes = { critical, names: children(readOnly(value, TAG.SEQUENCE)).map(readOid) };
    if (critical && !UNDERSTOOD.includes(name)) found.unknownCritical ??= name;
  }
  return found;
}
