/**
 * Believes a tender only after checking it, as the command line does: that an officer of the agency signed the notice, the notice in the
 * witnessed log, the committee's key from the transcript of its ceremony, the word of every one of the different members for that
 * transcript, and the sealing certificates.
 */
import { equal, fromBase64, fromHex, hex } from './bytes.js';
import { calendarNamed, mayName } from './calendar.js';
import { compressed, point } from './curve.js';
import { H, sha256, sha256Hex } from './hash.js';
import { canonical, parseCanonical } from './json.js';
import { includes, leafHash } from './merkle.js';
import { isSignedBy, readCheckpoint, readNote, readVerifierKey } from './note.js';
import { checkPath, FOR, PathFault } from './path.js';
import { postpone, PostponementFault } from './postponed.js';
import { openSignedJson } from './signed.js';
import { lotOf } from './submission.js';
import { certifiedIdentifier, displayName, readCertificate } from './x509.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
const ANNOUNCING = ['notice-published', 'notice-corrected', 'base-amount-published', 're-bid-published', 'next-stage-published'];

/** What is wrong with a tender: `code` names the sentence, `values` fill it, `cause` may be a fault of a certificate's path. */
export class TenderDoubt extends Error {
  constructor(code, values = [], cause = undefined) {
    super([code, ...values, cause?.message].filter((part) => part !== undefined).join(' '), { cause });
    this.code = code;
    this.values = values;
  }
}

function insist(condition, code, ...values) {
  if (!condition) throw new TenderDoubt(code, values);
}

/** Who signed or is named, for the sentence about a fault: 'notice', 'ceremony', 'member' with its number, 'committee', 'gate'. */
async function pathOf(who, number, certificate, others, roots, at, purpose) {
  try {
    return await checkPath(certificate, others, roots, at, purpose);
  } catch (e) {
    if (!(e instanceof PathFault)) throw e;
    throw new TenderDoubt(`path-${who}`, number === null ? [] : [number], e);
  }
}

/** Clocks of officers and of the engine differ by less. */
const CLOCK_TOLERANCE = 120_000;

/**
 * A signed message, believed as somebody's: signature, type, and path to an accredited authority.
 *
 * @param {Date} logged when the log took the notice
 * @param {boolean} itself true: the message is the notice, judged at that instant, since whoever has an old key writes any signing time;
 *   false: it was made before, and is judged at the time that it says
 */
async function signedBy(who, number, der, type, trust, logged, itself = false) {
  let message;
  try {
    message = await openSignedJson(der, type);
  } catch (e) {
    throw new TenderDoubt(`signature-${who}`, number === null ? [] : [number], e);
  }
  insist(itself || message.signingTime - logged <= CLOCK_TOLERANCE, `later-${who}`, ...(number === null ? [] : [number]));
  const at = itself ? logged : message.signingTime;
  await pathOf(who, number, message.certificate, message.certificates, trust.signingRoots, at, FOR.signing);
  return message;
}

/** An accredited certificate says only that its holder exists: the signer must be certified for this agency. */
function checkAgency(who, message, agency) {
  insist(certifiedIdentifier(message.certificate) === agency, `foreign-${who}`, displayName(message.certificate), String(agency));
}

/** No certified name twice, no key twice: as far as certificates can tell, different people. */
function checkDifferent(certificates) {
  certificates.forEach((one, i) => certificates.slice(0, i).forEach((other, j) =>
    insist(!equal(one.subjectDer, other.subjectDer) && !equal(one.spki, other.spki), 'member-twice', j + 1, i + 1)));
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
  insist(head.origin === trust.origin && isSignedBy(note, readVerifierKey(trust.logKey)), 'log-signature');
  insist(trust.witnessKeys.some((key) => isSignedBy(note, readVerifierKey(key))), 'log-witness');
  insist(includes(leafHash(entry), index, head.size, path, head.root), 'log-inclusion');
  return index;
}

/** Where and when the log took exactly these bytes as a notice. */
function checkAnnounced(signed, log, trust) {
  insist(log, 'log-waiting');
  const entry = fromBase64(log.entry);
  const { kind, subject, document, at } = parseCanonical(entry);
  insist(ANNOUNCING.includes(kind) && document === sha256Hex(signed), 'log-other');
  return { index: checkLogged(entry, log.proof, trust), subject, at: new Date(at) };
}

/** What outages made of the notice since an officer signed it. */
async function checkPostponed(before, answer, trust, passed) {
  const signed = (answer.postponements ?? []).map(fromBase64);
  if (signed.length === 0) return before;
  const orders = [];
  for (const der of signed) {
    try {
      const { json, certificate, certificates, signingTime } = await openSignedJson(der, 'opengeps/postponement/1');
      await checkPath(certificate, certificates, trust.platformRoots, signingTime, FOR.platform);
      orders.push({ json, at: signingTime });
    } catch (e) {
      throw new TenderDoubt('postponed-signature', [], e);
    }
  }
  let current;
  try {
    current = await postpone(before, orders, answer, trust);
  } catch (e) {
    throw new TenderDoubt(`postponed-${e instanceof PostponementFault ? e.code : 'gap'}`, [], e);
  }
  insist(answer.postponementLog, 'log-waiting');
  const entry = fromBase64(answer.postponementLog.entry);
  const { kind, subject, document, data } = parseCanonical(entry);
  insist(kind === 'tender-postponed' && subject === current.notice.ref && document === sha256Hex(signed.at(-1)), 'log-other');
  insist(data.notice === current.noticeHash, 'log-other');
  passed('postponed', String(checkLogged(entry, answer.postponementLog.proof, trust)));
  return current;
}

const byMember = (messages, n) => {
  insist(messages.length === n && messages.every((m, i) => m.member === i + 1), 'member-silent');
  return messages.map((m) => fromBase64(m.message));
};

/**
 * The committee's key and transcript hash from the ceremony's messages, whoever signed them.
 *
 * @param {{content: Uint8Array}} ceremony opened SignedData of the ceremony
 * @param {{json: object}[]} dealt opened messages of the dealers, in order
 * @param {number} number of the key
 */
export function keyOfCeremony(ceremony, dealt, number) {
  const ceremonyHash = sha256(ceremony.content);
  dealt.forEach(({ json }, i) => insist(json.dealer === i + 1 && json.ceremonyHash === hex(ceremonyHash), 'dealer-other', i + 1));
  const firsts = dealt.map(({ json }) => point(json.keys.find((key) => key.number === number).commitments[0]));
  const y = firsts.reduce((sum, p) => sum.add(p));
  return { y: compressed(y), transcriptHash: hex(H('opengeps/transcript/1', ceremonyHash, ...dealt.map(({ der }) => sha256(der)))) };
}

/** The same name by the same authority's organisation: a name alone is anybody's who finds another accredited authority. */
export function isSameHolder(one, other) {
  const authority = ({ issuer, issuerDer }) => issuer.O ?? hex(issuerDer);
  return equal(one.subjectDer, other.subjectDer) && authority(one) === authority(other);
}

/** A member may have got a new certificate since, but from the same authority for the same name. */
function checkSamePerson(number, key, ...messages) {
  const same = messages.every(({ certificate }) => isSameHolder(certificate, key.certificate));
  insist(same, 'member-other', number);
}

async function checkCommittee(agency, key, found, trust, logged) {
  insist(found, 'ceremony-missing');
  const [round1, round2] = [byMember(found.round1, key.n), byMember(found.round2, key.n)];
  const ceremony = await signedBy('ceremony', null, fromBase64(found.statement), 'opengeps/ceremony/1', trust, logged);
  const numbers = ceremony.json.n === key.n && ceremony.json.k === key.k && ceremony.json.members.length === key.n;
  insist(numbers, 'ceremony-other');
  checkAgency('ceremony', ceremony, agency);
  insist(ceremony.json.agency === agency, 'ceremony-agency', String(ceremony.json.agency), agency);
  const dealt = [];
  for (const [i, der] of round1.entries()) dealt.push(await signedBy('member', i + 1, der, 'opengeps/ceremony-round1/1', trust, logged));
  const { y, transcriptHash } = keyOfCeremony(ceremony, dealt, key.number);
  insist(equal(y, fromHex(key.y)), 'key-unfounded');
  insist(transcriptHash === key.transcriptHash, 'transcript-other');
  const members = [];
  for (const [i, der] of round2.entries()) {
    const own = await signedBy('member', i + 1, fromBase64(ceremony.json.members[i].committeeKey), 'opengeps/committee-key/1', trust, logged);
    const word = await signedBy('member', i + 1, der, 'opengeps/ceremony-round2/1', trust, logged);
    const { member, verdict } = word.json;
    insist(member === i + 1 && verdict === 'accept' && word.json.transcriptHash === transcriptHash, 'member-unconfirmed', i + 1);
    checkSamePerson(i + 1, own, dealt[i], word);
    members.push(own.certificate);
  }
  checkDifferent(members);
}

/** The two sealing certificates carry the keys of the notice and come from the platform's authority. */
async function checkSealing(envelope, authorities, trust, at) {
  const { committee, gate } = envelope.sealingCertificates;
  for (const [who, text, key] of [['committee', committee, envelope.committeeKey.y], ['gate', gate, envelope.gateKey]]) {
    const certificate = readCertificate(fromBase64(text));
    const carries = certificate.publicPoint && equal(compressed(point(certificate.publicPoint)), fromHex(key));
    insist(carries, `sealing-${who}`);
    await pathOf(who, null, certificate, authorities, trust.sealingRoots, at, FOR.sealing);
  }
}

/** The DER in a PEM text. */
function fromPem(text) {
  return fromBase64(text.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, ''));
}

/** The notice counts its days by a calendar of its rule set, which was in force. */
function checkCalendar(notice, calendar, answer, at) {
  const rules = answer.ruleSet?.document;
  insist(rules && sha256Hex(canonical(rules)) === notice.ruleSet?.hash && mayName(notice, calendar, { rules, at }), 'calendar-order');
}

/**
 * @param {object} answer of GET /api/v1/tenders/{no}
 * @param {object} trust as of trust.js
 * @param {string} number the tender that the bidder means
 * @param {string} lot for which is sealed: `2.1` in the first re-bid of lot 2
 * @param {(step: string, ...details: string[]) => void} passed told of each check that holds, in order: notice, log, committee, sealing
 * @returns {Promise<{notice: object, noticeHash: string, keys: string[]}>} keys: both points, to remember
 * @throws {TenderDoubt} naming what is wrong
 */
export async function checkTender(answer, trust, number, lot, passed = () => {}) {
  const signed = fromBase64(answer.notice);
  const log = checkAnnounced(signed, answer.log, trust);
  const message = await signedBy('notice', null, signed, 'opengeps/notice/1', trust, log.at, true);
  const notice = message.json;
  insist(log.subject === notice.ref, 'log-other');
  insist(notice.tender === number, 'notice-other', number);
  insist(notice.kind !== 'cancellation', 'cancelled');
  insist(notice.lots.some((one) => one.lot === lot), 'lot-other', lot);
  insist(notice.lots.every(({ price }) => !price.draw || price.baseAmount !== null), 'base-amount');
  const calendar = calendarNamed(answer.calendars, notice.calendar);
  insist(calendar, 'calendar');
  checkAgency('notice', message, notice.agency?.code);
  passed('notice', displayName(message.certificate), notice.agency.code);
  passed('log', String(log.index));
  const current = await checkPostponed({ notice, noticeHash: sha256Hex(message.content) }, answer, trust, passed);
  checkCalendar(notice, calendar, answer, log.at);
  const { envelopes } = lotOf(notice, lot);
  for (const { committeeKey: key } of envelopes) {
    await checkCommittee(notice.agency.code, key, answer.ceremonies.find((one) => one.ceremony === key.ceremony), trust, log.at);
  }
  const { k, n } = envelopes[0].committeeKey;
  passed('committee', String(k), String(n));
  const authorities = answer.sealingAuthorities.map((pem) => readCertificate(fromPem(pem)));
  for (const envelope of envelopes) await checkSealing(envelope, authorities, trust, log.at);
  passed('sealing');
  return { ...current, keys: envelopes.flatMap(({ committeeKey, gateKey }) => [committeeKey.y, gateKey]) };
}
