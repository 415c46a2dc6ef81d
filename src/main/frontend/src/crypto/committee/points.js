/**
 * Which points a member decrypts: derived from the closing, the bids and the gate key alone (OpeningPoints and GateLayer of the reference
 * code). What is left out there is left out here for the same reasons.
 */
import { equal, fromHex, hex } from '../bytes.js';
import { compressed, G, scalarFromBytes } from '../curve.js';
import { DerError } from '../der.js';
import { open, readEnvelope } from '../envelope.js';
import { sha256Hex } from '../hash.js';
import { canonicalText, parseCanonical } from '../json.js';
import { checkKnowledge, ephemeralContext } from '../proof.js';
import { readSigned, signedHash } from '../signed.js';
import { readGatedPayload } from '../submission.js';
import { fingerprint } from '../x509.js';
import { drawPoint } from './drawpoint.js';

const HASH = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REF = /^R\d{2}BK\d{8}-\d{3}$/;
const LOT = /^(0|[1-9]\d{0,4})(\.[1-9]\d{0,2})?$/;
const STEP = 16_384;
const ENVELOPES = ['technical', 'price'];
const isTime = (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
const hasOnly = (json, names) => json !== null && typeof json === 'object' && canonicalText(Object.keys(json).sort()) === canonicalText(names);

/** A bid's points stay sealed; `code` says why. */
class LeftOut extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function insist(condition, code) {
  if (!condition) throw new LeftOut(code);
}

const isFile = (file) => hasOnly(file, ['sha256', 'size']) && HASH.test(file.sha256) && Number.isSafeInteger(file.size) && file.size >= 0 && file.size % STEP === 0;
const isSealed = (one) => hasOnly(one, ['envelope', 'files', 'sha256']) && ENVELOPES.includes(one.envelope) && HASH.test(one.sha256)
  && Array.isArray(one.files) && one.files.every(isFile);

/** A statement as the reference code reads it; null if it is none. */
function readStatement(der) {
  try {
    const signed = readSigned(der);
    const json = parseCanonical(signed.content);
    const whole = hasOnly(json, ['clientTime', 'envelopes', 'lot', 'noticeHash', 'replaces', 'submission', 'tender', 'type'])
      && json.type === 'opengeps/statement/1' && UUID.test(json.submission) && REF.test(json.tender) && HASH.test(json.noticeHash) && LOT.test(json.lot)
      && Array.isArray(json.envelopes) && json.envelopes.every(isSealed) && (json.replaces === null || HASH.test(json.replaces))
      && isTime(json.clientTime);
    return whole ? { signed, json } : null;
  } catch (e) {
    if (e instanceof DerError || e instanceof TypeError || e instanceof RangeError || e instanceof SyntaxError) return null;
    throw e;
  }
}

/** Statements replaced by a later one of the same signer; nobody can replace another's bid. */
class ReplacementChain {
  signers = new Map();
  replaced = new Set();

  add({ reception, read }) {
    if (!read) return;
    const signer = fingerprint(read.signed.certificate);
    if (read.json.replaces !== null && this.signers.get(read.json.replaces) === signer) this.replaced.add(read.json.replaces);
    this.signers.set(reception.statementHash, signer);
  }
}

const isSizeClass = (size) => size >= STEP && Number.isInteger(Math.log2(size));

function insistOnStatement({ tender, lot, envelope, isLast }, { reception, read, statement, sealed }) {
  insist(read, 'statement-invalid');
  const { signed, json } = read;
  const about = reception.signed === undefined ? reception.statementHash === sha256Hex(statement) : reception.signed === hex(signedHash(signed));
  const hashes = json.envelopes.map(({ envelope: name, sha256 }) => ({ envelope: name, sha256 }));
  const own = reception.envelopes.find((one) => one.envelope === envelope);
  const belongs = json.submission === reception.submission && json.tender.slice(0, 13) === tender.slice(0, 13) && json.lot === lot
    && json.noticeHash === reception.noticeHash && canonicalText(hashes) === canonicalText(reception.envelopes)
    && own?.sha256 === sha256Hex(sealed) && reception.statementHash === sha256Hex(statement);
  insist(about && belongs, 'statement-invalid');
  const files = json.envelopes.find((one) => one.envelope === envelope)?.files ?? [];
  insist(!isLast || files.every(({ size }) => isSizeClass(size)), 'statement-invalid');
}

async function partsOf(gateKey, sealed) {
  let payload;
  try {
    payload = readGatedPayload(await open(readEnvelope(sealed), gateKey));
  } catch {
    throw new LeftOut('gate-layer-invalid');
  }
  try {
    return { public: readEnvelope(payload.sealedPublic), confidential: readEnvelope(payload.sealedConfidential) };
  } catch {
    throw new LeftOut('payload-invalid');
  }
}

function insistOnProof(setting, { reception, read }, part, { originator, ukm }) {
  insist(ukm !== null || setting.proofOfEphemeral !== 'required', 'ephemeral-proof-missing');
  if (ukm === null) return;
  const context = ephemeralContext({
    suite: setting.suite, noticeHash: fromHex(read.json.noticeHash), lot: setting.lot, envelope: setting.envelope,
    submission: reception.submission, part, spkiHash: read.signed.certificate.spkiHash,
  });
  insist(checkKnowledge(originator, context, ukm), 'ephemeral-proof-invalid');
}

async function headOf(setting, place, bid) {
  try {
    insistOnStatement(setting, bid);
    const parts = await partsOf(setting.gateKey, bid.sealed);
    insistOnProof(setting, bid, 'public', parts.public);
    insistOnProof(setting, bid, 'confidential', parts.confidential);
    const points = { public: parts.public.originator, confidential: parts.confidential.originator };
    return { place, statement: bid.reception.statementHash, points, proofless: parts.public.ukm === null, leftOut: null };
  } catch (e) {
    if (!(e instanceof LeftOut)) throw e;
    return { place, statement: bid.reception.statementHash, points: null, proofless: false, leftOut: e.code };
  }
}

const xOf = (p) => hex(compressed(p).slice(1));

/** E and -E count as one: a copy of an earlier bid's point must not be decrypted for the copier. */
function unrepeated(head, seen) {
  if (head.leftOut) return head;
  const [a, b] = [xOf(head.points.public), xOf(head.points.confidential)];
  if (a === b || seen.has(a) || seen.has(b)) return { ...head, points: null, leftOut: 'point-repeated' };
  seen.add(a).add(b);
  return head;
}

const prooflessList = (place) => `proofless-${String(place).padStart(3, '0')}`;

/**
 * @param {object} setting {tender (reference as the closing names it), lot, envelope, closeHash, suite, proofOfEphemeral, isLast (whether it is
 *     the last envelope of its lot), gateKey (bigint), standing (hashes of the orders whose bids stand)}
 * @param {AsyncIterable<{reception: object, statement: Uint8Array, sealed: Uint8Array|null}>} bids all of the close set, in close order;
 *     sealed is null where the bid is superseded or removed (`isRemoved`)
 * @returns {Promise<{lists: [string, object[]][], heads: object[], superseded: number, removed: number}>} lists in the order of posting
 */
export async function derivePoints(setting, bids) {
  const chain = new ReplacementChain();
  const stripped = [];
  const removed = [];
  let place = 0;
  let superseded = 0;
  for await (const bid of bids) {
    place += 1;
    const read = readStatement(bid.statement);
    chain.add({ ...bid, read });
    if (!setting.standing.includes(bid.reception.noticeHash)) superseded += 1;
    else if (bid.isRemoved) removed.push(bid.reception.statementHash);
    else stripped.push(await headOf(setting, place, { ...bid, read }));
  }
  const draw = setting.isLast ? [drawPoint(setting.tender, fromHex(setting.closeHash))] : [];
  const seen = new Set(draw.map(xOf));
  const heads = stripped.filter(({ statement }) => !chain.replaced.has(statement)).map((head) => unrepeated(head, seen));
  const listed = heads.filter(({ leftOut }) => !leftOut);
  const lists = [
    ['public', [...draw, ...listed.filter(({ proofless }) => !proofless).map(({ points }) => points.public)]],
    ['confidential', listed.map(({ points }) => points.confidential)],
    ...listed.filter(({ proofless }) => proofless).map((head) => [prooflessList(head.place), [head.points.public]]),
  ];
  const kept = removed.filter((statement) => !chain.replaced.has(statement)).length;
  return { lists, heads, superseded: superseded + stripped.length + removed.length - heads.length - kept, removed: kept };
}

/** The gate key of a canonical statement, if its halves are a pair. @returns {{json: object, key: bigint}} */
export function readGateKey(bytes) {
  const json = parseCanonical(bytes);
  const key = scalarFromBytes(fromHex(json.private));
  const pair = hasOnly(json, ['closeHash', 'envelope', 'lot', 'private', 'public', 'tender', 'type']) && json.type === 'opengeps/gate-key/1'
    && equal(compressed(G.multiply(key)), fromHex(json.public));
  if (!pair) throw new TypeError('not a gate key');
  return { json, key };
}
