/**
 * Believes a tender only after checking it, as the command line does: the officer's signature, the notice in the witnessed log, the
 * committee's key from the transcript of its ceremony, and every member's word for that transcript. Certificate paths are not built here.
 */
import { equal, fromBase64, fromHex, hex } from './bytes.js';
import { compressed, point } from './curve.js';
import { H, sha256, sha256Hex } from './hash.js';
import { parseCanonical } from './json.js';
import { includes, leafHash } from './merkle.js';
import { isSignedBy, readCheckpoint, readNote, readVerifierKey } from './note.js';
import { openSignedJson } from './signed.js';
import { envelopeOf, recipientsOf } from './submission.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
const ANNOUNCING = ['notice-published', 'notice-corrected'];

export class TenderDoubt extends Error {}

function insist(condition, what) {
  if (!condition) throw new TenderDoubt(what);
}

/** C2SP tlog-proof: index, path, signed checkpoint. */
export function readLogProof(text) {
  const border = text.indexOf('\n\n');
  const [header, index, ...path] = text.slice(0, border).split('\n');
  if (border < 0 || header !== HEADER || !/^index (0|[1-9]\d*)$/.test(index)) throw new TypeError('not a log proof');
  return { index: BigInt(index.slice(6)), path: path.map(fromBase64), note: readNote(text.slice(border + 2)) };
}

/** The entry stands under a checkpoint of the log of the trust file, with at least one of its witnesses. */
export function checkLogged(entry, proofText, trust) {
  const { index, path, note } = readLogProof(proofText);
  const head = readCheckpoint(note.text);
  insist(head.origin === trust.origin && isSignedBy(note, readVerifierKey(trust.logKey)), 'the log has not signed its checkpoint');
  insist(trust.witnessKeys.some((key) => isSignedBy(note, readVerifierKey(key))), 'no witness has signed the checkpoint');
  insist(includes(leafHash(entry), index, head.size, path, head.root), 'the entry is not in the log');
}

function checkAnnounced(signed, notice, log, trust) {
  insist(log, 'the notice is not in the log yet');
  const entry = fromBase64(log.entry);
  const { kind, subject, document } = parseCanonical(entry);
  const announces = ANNOUNCING.includes(kind) && subject === notice.ref && document === sha256Hex(signed);
  insist(announces, 'the log entry announces another notice');
  checkLogged(entry, log.proof, trust);
}

const byMember = (messages, n) => {
  insist(messages.length === n && messages.every((m, i) => m.member === i + 1), 'not every member has spoken');
  return messages.map((m) => fromBase64(m.message));
};

/**
 * The committee's key and transcript hash from the ceremony's messages.
 *
 * @param {Uint8Array} statement SignedData of the ceremony
 * @param {Uint8Array[]} round1 SignedData of the dealers, in order
 * @param {number} number of the key
 */
export async function keyOfCeremony(statement, round1, number) {
  const ceremony = await openSignedJson(statement, 'opengeps/ceremony/1');
  const ceremonyHash = sha256(ceremony.content);
  const dealt = await Promise.all(round1.map((der) => openSignedJson(der, 'opengeps/ceremony-round1/1')));
  dealt.forEach(({ json }, i) =>
    insist(json.dealer === i + 1 && json.ceremonyHash === hex(ceremonyHash), `dealer ${i + 1} dealt for another ceremony`));
  const firsts = dealt.map(({ json }) => point(json.keys.find((key) => key.number === number).commitments[0]));
  const y = firsts.reduce((sum, p) => sum.add(p));
  return { y: compressed(y), ceremony, dealt, transcriptHash: H('opengeps/transcript/1', ceremonyHash, ...round1.map((der) => sha256(der))) };
}

async function checkCommittee(key, answer) {
  const found = answer.ceremonies.find((one) => one.ceremony === key.ceremony);
  insist(found, "the committee's ceremony is missing");
  const round1 = byMember(found.round1, key.n);
  const { y, ceremony, dealt, transcriptHash } = await keyOfCeremony(fromBase64(found.statement), round1, key.number);
  insist(ceremony.json.n === key.n && ceremony.json.k === key.k, 'the ceremony had other numbers of members');
  insist(equal(y, fromHex(key.y)), "the key does not follow from the committee's ceremony");
  insist(hex(transcriptHash) === key.transcriptHash, 'the notice names another transcript');
  const words = await Promise.all(byMember(found.round2, key.n).map((der) => openSignedJson(der, 'opengeps/ceremony-round2/1')));
  for (const [i, { json, certificate }] of words.entries()) {
    const accepts = json.member === i + 1 && json.verdict === 'accept' && json.transcriptHash === key.transcriptHash;
    insist(accepts, `member ${i + 1} has not confirmed this transcript`);
    insist(equal(certificate.subjectDer, dealt[i].certificate.subjectDer), `somebody else signed for member ${i + 1}`);
  }
}

/**
 * @param {object} answer of GET /api/v1/tenders/{no}
 * @param {object} trust parsed trust file
 * @param {string} number the tender that the bidder means
 * @returns {Promise<{notice: object, noticeHash: string}>}
 * @throws {TenderDoubt} naming what is wrong
 */
export async function checkTender(answer, trust, number) {
  const signed = fromBase64(answer.notice);
  const message = await openSignedJson(signed, 'opengeps/notice/1');
  const notice = message.json;
  insist(notice.tender === number && notice.kind !== 'cancellation', 'the server sent another notice');
  const envelope = envelopeOf(notice);
  recipientsOf(envelope);
  checkAnnounced(signed, notice, answer.log, trust);
  await checkCommittee(envelope.committeeKey, answer);
  return { notice, noticeHash: sha256Hex(message.content) };
}
