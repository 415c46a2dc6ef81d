/**
 * Whom a certificate names (docs/protocol.md section 2, ADR 15). The subject's serialNumber shows the number to everybody; where there is
 * none, the virtual id of a Korean authority (KCAC.TS.SIVID v1.21) shows it to whoever has R: VID = h(h(number, R)).
 */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { equal, hex, utf8 } from './bytes.js';
import { bits, children, DerError, expectTag, readOid, readOnly, sequence, tagged, TAG } from './der.js';
import { OID } from './oids.js';
import { certifiedIdentifier, hasSerialNumber } from './x509.js';

/** Without SHA-1: whoever chooses R could make two numbers with one VID. */
const DIGESTS = { [OID.sha256]: sha256, [OID.sha384]: sha384, [OID.sha512]: sha512 };
const RANDOM_BYTES = { least: 20, most: 64 };
const OTHER_NAME = 0xa0;

function readVid(attribute, realName) {
  const [algorithm, holder] = children(expectTag(children(attribute)[1], TAG.SEQUENCE));
  const value = expectTag(children(expectTag(holder, 0xa0))[0], TAG.OCTET_STRING).value;
  return { realName, digest: DIGESTS[readOid(children(algorithm)[0])] ?? null, value };
}

function readOtherName(name) {
  const [type, holder] = children(name);
  if (readOid(type) !== OID.identifyData) return [];
  const [realName, userInfo] = children(expectTag(children(expectTag(holder, 0xa0))[0], TAG.SEQUENCE));
  const vids = children(expectTag(userInfo, TAG.SEQUENCE)).filter((one) => readOid(children(one)[0]) === OID.virtualId);
  return vids.map((one) => readVid(one, new TextDecoder().decode(expectTag(realName, TAG.UTF8).value)));
}

/** The identity data of a certificate; null if it has none, several, or some that cannot be read. */
export function identityOf({ alternativeNames }) {
  if (!alternativeNames) return null;
  try {
    const names = children(readOnly(alternativeNames, TAG.SEQUENCE)).filter((name) => name.tag === OTHER_NAME);
    const found = names.flatMap(readOtherName);
    return found.length === 1 ? found[0] : null;
  } catch (e) {
    if (e instanceof DerError || e instanceof TypeError) return null;
    throw e;
  }
}

/** Whether the number of a certificate can only be checked with R. */
export const isHidden = (certificate) => !hasSerialNumber(certificate) && identityOf(certificate) !== null;

/** Whether the authority has certified exactly this number. @param {Uint8Array|null} random R */
export function certifies(certificate, identifier, random) {
  if (!isHidden(certificate)) return certifiedIdentifier(certificate) === identifier;
  const { digest, value } = identityOf(certificate);
  if (!digest || !random || random.length < RANDOM_BYTES.least || random.length > RANDOM_BYTES.most) return false;
  return equal(digest(digest(sequence(tagged(TAG.PRINTABLE, utf8(identifier)), bits(random)))), value);
}

/** The member that a message needs beside the number, for a signer whose certificate hides it. */
export const randomMember = ({ certificate, random }) => (isHidden(certificate) && random ? { identifierRandom: hex(random) } : {});

/** The name that the authority has certified: real name (the organisation of such subjects is the authority), organisation, common name. */
export function certifiedName(certificate) {
  const { CN, O } = certificate.subject;
  return identityOf(certificate)?.realName ?? O ?? CN ?? '';
}
