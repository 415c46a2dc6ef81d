/**
 * Orders of the platform because of an outage (docs/protocol.md section 5). The device computes the formula again from the checkpoints
 * around the gap, whose times are those of the witnesses, and from the rule set that the notice pins.
 */
import { fromBase64 } from './bytes.js';
import { calendarChanges, calendarNamed, mayName } from './calendar.js';
import { canonical, canonicalText, parseCanonical } from './json.js';
import { sha256Hex } from './hash.js';
import { isSignedBy, readCheckpoint, readNote, readVerifierKey, timesOf } from './note.js';
import { moveOf } from './outage.js';
import { checkPath, FOR } from './path.js';
import { openSignedJson } from './signed.js';
import { certifiedIdentifier } from './x509.js';

/** An order of the platform that does not follow; `code` is one of order, gap, formula, third. */
export class PostponementFault extends Error {
  constructor(code) {
    super(`postponement: ${code}`);
    this.code = code;
  }
}

function insist(condition, code) {
  if (!condition) throw new PostponementFault(code);
}

function noteOf(text, trust) {
  const note = readNote(text);
  const head = readCheckpoint(note.text);
  insist(head.origin === trust.origin && isSignedBy(note, readVerifierKey(trust.logKey)), 'gap');
  const times = trust.witnessKeys.flatMap((key) => timesOf(note, readVerifierKey(key)));
  insist(times.length > 0, 'gap');
  return { size: head.size, first: Math.min(...times), last: Math.max(...times) };
}

/** A word of the operator or the overseer, each certified for the code that the rule set gives. */
async function wordOf(text, type, code, trust) {
  const der = fromBase64(text);
  const { json, certificate, certificates, signingTime } = await openSignedJson(der, type);
  await checkPath(certificate, certificates, trust.signingRoots, signingTime, FOR.signing);
  insist(certifiedIdentifier(certificate) === code, 'gap');
  return { json, hash: sha256Hex(der) };
}

/** A declared outage carries the words of both bodies about the same times. */
async function checkDeclared(incident, { operator, oversight }, trust) {
  const { json, hash } = await wordOf(incident.declaration, 'opengeps/outage-declaration/1', operator, trust);
  const approval = await wordOf(incident.approval, 'opengeps/outage-approval/1', oversight, trust);
  const same = json.from === incident.from && json.until === incident.until && json.declaration === incident.incident;
  insist(same && approval.json.declaration === hash, 'gap');
}

/** The gap of an incident, if its two checkpoints or two bodies show it. */
async function gapOf(incident, rules, trust) {
  insist(incident.type === 'opengeps/incident/1', 'gap');
  const gap = { from: Date.parse(incident.from), until: Date.parse(incident.until) };
  if (incident.cause === 'declared') {
    await checkDeclared(incident, rules.outage.declaredBy, trust);
    return gap;
  }
  insist(incident.cause === 'gap', 'gap');
  const [before, after] = [noteOf(incident.before, trust), noteOf(incident.after, trust)];
  insist(before.size < after.size && before.last === gap.from && after.first === gap.until && gap.from < gap.until, 'gap');
  return gap;
}

const iso = (milliseconds) => new Date(milliseconds).toISOString();

/** The reference of the next order. */
function next({ tender, order }) {
  return { tender, order: String(Number(order) + 1).padStart(3, '0') };
}

/**
 * The notice that is in force after one order of the platform.
 *
 * @param {{notice: object, noticeHash: string}} before
 * @param {{json: object, at: Date}} signed opengeps/postponement/1 and its signing time; its signature has been checked
 * @param {{incidents: Map<string, object>, rules: object, calendars: object[]}} documents incidents by hash
 * @throws {PostponementFault}
 */
async function follow(before, { json: order, at }, { incidents, rules, calendars }, trust) {
  const { notice, noticeHash } = before;
  const { tender, order: number } = next(notice);
  const ref = `${tender}-${number}`;
  const incident = incidents.get(order.incident);
  insist(order.tender === tender && order.order === number && order.previous === noticeHash, 'order');
  insist(incident && incident.tenders.includes(ref) && sha256Hex(canonical(rules)) === notice.ruleSet.hash, 'order');
  const calendar = calendarNamed(calendars, order.calendar);
  const was = calendarNamed(calendars, notice.calendar);
  const later = { kind: 'postponement', previous: noticeHash, zone: notice.zone };
  insist(calendar && was && mayName(later, calendar, { rules, before: was, at }), 'calendar');
  const times = Object.fromEntries(['receiptOpensAt', 'closesAt', 'opensAt'].map((name) => [name, Date.parse(notice[name])]));
  const move = moveOf(rules, calendar, times, await gapOf(incident, rules, trust));
  const due = move && { rule: move.rule, times: { closesAt: iso(move.closesAt), opensAt: iso(move.opensAt) } };
  insist(due && canonicalText(due) === canonicalText({ rule: order.rule, times: order.times }), 'formula');
  const changes = ['closesAt', 'opensAt'].filter((name) => notice[name] !== order.times[name])
    .map((field) => ({ field, before: notice[field], after: order.times[field] }));
  const { id, version, hash } = order.calendar;
  const moved = {
    ...notice, kind: 'postponement', order: number, ref, ...order.times, calendar: { id, version, hash }, previous: noticeHash,
    bidsAlreadySealed: 'keep', changes: [...calendarChanges(notice.calendar, order.calendar), ...changes], reason: null,
  };
  return { notice: moved, noticeHash: sha256Hex(canonical(moved)) };
}

/**
 * @param {{notice: object, noticeHash: string}} before the last notice that an officer signed
 * @param {{json: object, at: Date}[]} orders opened messages of the platform since then with their signing times, in their order
 * @param {object} answer of GET /api/v1/tenders/{no}: its incidents, rule set and calendars
 * @param {object} trust as of trust.js
 * @returns {Promise<{notice: object, noticeHash: string}>} what is in force
 * @throws {PostponementFault}
 */
export async function postpone(before, orders, answer, trust) {
  const incidents = new Map((answer.incidents ?? []).map(fromBase64).map((bytes) => [sha256Hex(bytes), parseCanonical(bytes)]));
  const rules = answer.ruleSet?.document;
  insist(rules?.outage && orders.length <= rules.outage.automatic, 'third');
  let last = before;
  for (const order of orders) last = await follow(last, order, { incidents, rules, calendars: answer.calendars }, trust);
  return last;
}
