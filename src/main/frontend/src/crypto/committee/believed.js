/** Signatures and entries of the log, as a member's device believes them (SignatureCheck, WitnessedEntry of the member's program). */
import { fromBase64, equal } from '../bytes.js';
import { sha256Hex } from '../hash.js';
import { canonicalText, parseCanonical } from '../json.js';
import { includes, leafHash } from '../merkle.js';
import { isSignedBy, readCheckpoint, readVerifierKey, timesOf } from '../note.js';
import { checkPath, FOR, PathFault } from '../path.js';
import { openSignedJson } from '../signed.js';
import { readLogProof } from '../tender.js';
import { certifiedIdentifier, displayName } from '../x509.js';
import { insist, MemberFault } from './fault.js';

const SECOND = 1000;

/**
 * Signature, type and path of a message of a person, as of its signing time. Revocation is the engine's to check when a message arrives.
 *
 * @param {string} what for the sentence
 */
export async function believed(what, der, type, trust) {
  let message;
  try {
    message = await openSignedJson(der, type);
  } catch {
    throw new MemberFault('evidence-broken', what);
  }
  try {
    await checkPath(message.certificate, message.certificates, trust.signingRoots, message.signingTime, FOR.signing);
  } catch (e) {
    if (!(e instanceof PathFault)) throw e;
    throw new MemberFault('signer-untrusted', what, e.whose);
  }
  return message;
}

/** An accredited certificate says only that its holder exists: the signer must be certified for this agency. */
export function insistOnAgency(what, { certificate }, agency) {
  insist(certifiedIdentifier(certificate) === agency, 'signer-foreign', what, displayName(certificate), String(agency));
}

/** No certified name twice, no key twice: as far as certificates can tell, different people. */
export function insistOnDifferent(certificates) {
  certificates.forEach((one, i) => certificates.slice(0, i).forEach((other) =>
    insist(!equal(one.subjectDer, other.subjectDer) && !equal(one.spki, other.spki), 'member-twice', i + 1)));
}

/** An entry of the log, read strictly. */
export function readEntry(bytes) {
  const json = parseCanonical(bytes);
  const whole = canonicalText(Object.keys(json).sort()) === '["at","data","document","kind","subject","type"]' && json.type === 'opengeps/entry/1';
  if (!whole || Number.isNaN(Date.parse(json.at)) || typeof json.data !== 'object') throw new TypeError('not an entry of the log');
  return json;
}

/**
 * The fact stands in the log, under a checkpoint that a witness of the trust file saw at or after an instant: whoever holds all of the engine
 * cannot have an envelope opened early.
 *
 * @param {{kind: string, subject: string, document: string}} fact
 * @param {number} from milliseconds; a cosignature tells its second only, so the second in which it falls counts
 * @param {string} entry base64
 * @param {string} proof tlog-proof
 * @returns {{origin: string, size: bigint, root: Uint8Array}} the checkpoint
 */
export function witnessed({ kind, subject, document }, from, entry, proof, trust) {
  const bytes = fromBase64(entry);
  const logged = readEntry(bytes);
  insist(logged.kind === kind && logged.subject === subject && logged.document === document, 'evidence-broken', kind);
  const { index, path, note } = readLogProof(proof);
  const head = readCheckpoint(note.text);
  insist(head.origin === trust.origin && isSignedBy(note, readVerifierKey(trust.logKey)), 'log-untrusted');
  insist(includes(leafHash(bytes), index, head.size, path, head.root), 'evidence-broken', kind);
  const seen = trust.witnessKeys.flatMap((key) => timesOf(note, readVerifierKey(key)));
  insist(seen.some((at) => at >= Math.floor(from / SECOND) * SECOND), 'close-not-witnessed', new Date(from).toISOString());
  return head;
}

/** The canonical document with this hash among those that came along; undefined if there is none. */
export const documentWith = (documents, hash) =>
  (documents ?? []).map(fromBase64).filter((bytes) => sha256Hex(bytes) === hash).map(parseCanonical)[0];
