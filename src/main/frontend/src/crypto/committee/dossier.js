/**
 * What the engine hands a member to open, checked piece by piece (OpeningDossier of the member's program). Until all of it holds, no secret is
 * touched. What only the program can judge yet is refused with `program-only`: envelopes that open on a decision, and orders of outages, re-bids
 * and stages.
 */
import { equal, fromBase64, fromHex, hex, u32 } from '../bytes.js';
import { DerError } from '../der.js';
import { H, sha256Hex } from '../hash.js';
import { canonical, canonicalText, parseCanonical } from '../json.js';
import { rootOf } from '../merkle.js';
import { witnessed } from './believed.js';
import { insist, MemberFault } from './fault.js';
import { checkOrders, standing } from './orders.js';
import { derivePoints, readGateKey } from './points.js';
import { checkRemovals, insistOnOwnRemoval } from './removals.js';

/** How far the member's own clock may be off. */
export const CLOCK_TOLERANCE = 5 * 60_000;
const CLOSE = ['closedAt', 'closesAt', 'commitment', 'lot', 'noticeHash', 'tender', 'type'];
const REVEAL = ['closeHash', 'count', 'lot', 'receptions', 'salt', 'tender', 'type'];
const hasOnly = (json, names) => canonicalText(Object.keys(json).sort()) === canonicalText(names);

function readClose(text) {
  const bytes = fromBase64(text);
  const json = parseCanonical(bytes);
  insist(hasOnly(json, CLOSE) && json.type === 'opengeps/close/1', 'evidence-broken', 'close');
  return { json, hash: sha256Hex(bytes) };
}

function insistOnClose(close, { notice, hash }, lot, envelope) {
  const terms = notice.lots.find((one) => one.lot === lot)?.envelopes.find((one) => one.envelope === envelope);
  const fits = close.tender === notice.ref && close.noticeHash === hash && close.closesAt === notice.closesAt && close.lot === lot && terms;
  insist(fits, 'evidence-broken', 'close');
  insist(Date.parse(close.closedAt) >= Date.parse(close.closesAt), 'closed-early');
  return terms;
}

function insistOnTime({ opensAt, latestOpening }, now) {
  insist(now + CLOCK_TOLERANCE >= Date.parse(opensAt), 'too-early', opensAt);
  insist(now - CLOCK_TOLERANCE < Date.parse(latestOpening), 'opening-lapsed', latestOpening);
}

const inCloseOrder = (a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || (a.submission < b.submission ? -1 : 1);

/** The receptions, completely and in order what the closing committed to. */
function receptionsOf(text, close) {
  const reveal = parseCanonical(fromBase64(text));
  insist(hasOnly(reveal, REVEAL) && reveal.type === 'opengeps/close-reveal/1', 'bids-withheld', 'set');
  const { receptions, salt } = reveal;
  const commitment = hex(H('opengeps/close-set/1', fromHex(salt), u32(receptions.length), rootOf(receptions.map(canonical))));
  const ordered = receptions.every((one, i) => i === 0 || inCloseOrder(receptions[i - 1], one) < 0);
  insist(commitment === close.commitment && ordered, 'bids-withheld', 'set');
  return receptions;
}

/**
 * The bids page by page: each byte for byte the one that the closing committed to.
 *
 * @param {Map<string, object>} removed who asked that its bid be not opened
 * @param {(from: number) => Promise<object>} pages
 */
async function* handed(receptions, envelope, standingOrders, removed, pages) {
  for (let next = 0; next < receptions.length;) {
    const { bids } = await pages(next);
    insist(bids.length > 0 && bids.length <= receptions.length - next, 'bids-withheld', next + 1);
    for (const bid of bids) {
      const reception = receptions[next];
      const statement = fromBase64(bid.statement);
      insist(sha256Hex(statement) === reception.statementHash, 'bids-withheld', next + 1);
      insistOnOwnRemoval(removed, reception.submission, statement);
      const isRemoved = removed.has(reception.submission);
      const admitted = standingOrders.includes(reception.noticeHash) && !isRemoved;
      const sealed = admitted && bid.envelope ? fromBase64(bid.envelope) : null;
      const own = reception.envelopes.find((one) => one.envelope === envelope);
      insist(!admitted || (sealed && own?.sha256 === sha256Hex(sealed)), 'bids-withheld', next + 1);
      next += 1;
      yield { reception, statement, sealed, isRemoved };
    }
  }
}

function gateKeyOf(text, close, terms, envelope) {
  const { json, key } = readGateKey(fromBase64(text));
  const fits = json.tender === close.json.tender && json.lot === close.json.lot && json.envelope === envelope && json.closeHash === close.hash
    && json.public === terms.gateKey;
  insist(fits, 'evidence-broken', 'gate-key');
  return key;
}

function insistOnJudgedHere(answer, lot, envelope) {
  if (lot.envelopes[0].envelope !== envelope || answer.decision) throw new MemberFault('program-only', 'decision');
}

async function read(answer, { number, lot, envelope }, pages, trust, now) {
  const orders = await checkOrders(answer, trust);
  const last = orders.at(-1);
  insist(last.notice.tender === number, 'evidence-broken', 'package');
  const close = readClose(answer.close);
  const terms = insistOnClose(close.json, last, lot, envelope);
  insistOnTime(last.notice, now);
  const fact = { kind: 'tender-closed', subject: close.json.tender, document: close.hash };
  const checkpoint = witnessed(fact, Date.parse(last.notice.closesAt), answer.closeEntry, answer.closeProof, trust);
  const own = last.notice.lots.find((one) => one.lot === lot);
  insistOnJudgedHere(answer, own, envelope);
  const stand = standing(orders);
  const receptions = receptionsOf(answer.reveal, close.json);
  const setting = {
    tender: close.json.tender, lot, envelope, closeHash: close.hash, suite: terms.suite, proofOfEphemeral: terms.proofOfEphemeral,
    isLast: own.stages.at(-1).at(-1) === envelope, gateKey: gateKeyOf(answer.gateKey, close, terms, envelope), standing: stand,
  };
  const removed = await checkRemovals(answer, close, receptions, last.notice.agency.code, trust);
  const points = await derivePoints(setting, handed(receptions, envelope, stand, removed, pages));
  return { orders, notice: last.notice, terms, setting, checkpoint, sealed: receptions.length, ...points };
}

/**
 * @param {object} answer of GET /api/v1/tenders/{no}/opening-package
 * @param {{number: string, lot: string, envelope: string}} asked
 * @param {(from: number) => Promise<object>} pages of .../opening-package/bids
 * @param {number} now milliseconds of the member's own clock
 * @returns {Promise<object>} orders, notice, terms, setting, checkpoint, sealed (receptions), lists, heads, superseded
 * @throws {MemberFault}
 */
export async function checkDossier(answer, asked, pages, trust, now) {
  try {
    return await read(answer, asked, pages, trust, now);
  } catch (e) {
    if (e instanceof TypeError || e instanceof RangeError || e instanceof SyntaxError || e instanceof DerError) {
      throw new MemberFault('evidence-broken', 'package');
    }
    throw e;
  }
}

/** Whether the notice rests on the member's own ceremony: on its key, and on that of its own agency. */
export function insistOnOwnKey({ notice, terms: { committeeKey } }, transcript) {
  const own = transcript.keys[committeeKey.number - 1];
  insist(own && equal(canonical(own.json), canonical(committeeKey)), 'other-key');
  insist(transcript.ceremony.json.agency === notice.agency.code, 'other-agency', notice.agency.code, transcript.ceremony.json.agency);
}
