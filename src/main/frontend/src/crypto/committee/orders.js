/**
 * All orders of a tender from the first to the one at hand (NoticeOrders of the member's program): each signed for the agency, none earlier
 * than the one before. Orders of the platform because of an outage, re-bids and later stages are left to the program.
 */
import { fromBase64 } from '../bytes.js';
import { calendarNamed, mayName } from '../calendar.js';
import { sha256Hex } from '../hash.js';
import { canonicalText, parseCanonical } from '../json.js';
import { readSigned } from '../signed.js';
import { believed, documentWith, insistOnAgency } from './believed.js';
import { insist, MemberFault } from './fault.js';

const JUDGED_HERE = ['notice', 're-notice', 'correction', 'base-amount'];
const FIRST = ['notice', 're-notice'];
const TIMES = ['closesAt', 'opensAt', 'latestOpening'];
const same = (one, other) => canonicalText(one) === canonicalText(other);
const lotNames = ({ lots }) => lots.map(({ lot }) => lot);
const keysOf = ({ lots }) => lots.flatMap(({ envelopes }) => envelopes.map(({ committeeKey, gateKey }) => [committeeKey.id, committeeKey.y, gateKey]));
const stagesOf = ({ lots }) => lots.map(({ stages, admitted }) => [stages, admitted]);

/** What is told of an order whose kind only the program can follow. */
function insistOnKind({ kind, lots }, type) {
  if (type === 'opengeps/postponement/1') throw new MemberFault('program-only', 'postponement');
  if (!JUDGED_HERE.includes(kind) || lots.some(({ admitted }) => admitted !== null)) throw new MemberFault('program-only', kind);
}

function insistOnFirst({ order, previous, kind, lots }) {
  const names = lots.map(({ lot }) => lot);
  const numbered = same(names, ['0']) || (names.length > 1 && names.every((name, i) => name === String(i + 1)));
  insist(order === '000' && previous === null && numbered && FIRST.includes(kind), 'notice-chain');
}

const awaitsAmount = ({ price }) => price.draw !== null && price.baseAmount === null;

/** A lot with the amounts of the next order where they were open. */
function filled(lot, said) {
  if (!awaitsAmount(lot)) return lot;
  const award = Object.entries(lot.award).map(([name, value]) => [name, value === null && name in said.award ? said.award[name] : value]);
  return { ...lot, price: { ...lot.price, baseAmount: said.price.baseAmount }, award: Object.fromEntries(award) };
}

/** An order with base amounts says nothing but what was open. */
function insistOnAmounts(before, next) {
  const { order, ref, kind, previous, bidsAlreadySealed, changes, reason } = next;
  const lots = before.lots.map((lot, i) => filled(lot, next.lots[i]));
  const open = before.lots.some(awaitsAmount) && !next.lots.some(awaitsAmount);
  const expected = { ...before, lots, order, ref, kind, previous, bidsAlreadySealed, changes, reason };
  insist(open && bidsAlreadySealed === null && same(expected, next), 'notice-chain');
}

function insistOnNext(before, next) {
  const follows = next.notice.tender === before.notice.tender && Number(next.notice.order) === Number(before.notice.order) + 1
    && next.notice.previous === before.hash && next.notice.agency.code === before.notice.agency.code && !FIRST.includes(next.notice.kind);
  insist(follows, 'notice-chain');
  for (const time of TIMES) insist(Date.parse(next.notice[time]) >= Date.parse(before.notice[time]), 'notice-earlier', time);
  insist(same(lotNames(next.notice), lotNames(before.notice)) && same(keysOf(next.notice), keysOf(before.notice))
    && same(stagesOf(next.notice), stagesOf(before.notice)), 'notice-chain');
  if (next.notice.kind === 'base-amount') insistOnAmounts(before.notice, next.notice);
}

async function orderOf(der, trust) {
  const { type, kind, lots } = parseCanonical(readSigned(der).content);
  insistOnKind({ kind, lots: lots ?? [] }, type);
  const message = await believed('notice', der, 'opengeps/notice/1', trust);
  const { json: notice, content } = message;
  insistOnAgency('notice', message, notice.agency?.code);
  insist(notice.ref === `${notice.tender}-${notice.order}`, 'notice-chain');
  return { notice, hash: sha256Hex(content) };
}

/**
 * @param {object} answer of GET /api/v1/tenders/{no}/opening-package
 * @returns {Promise<{notice: object, hash: string}[]>} from the first to the one at hand
 * @throws {MemberFault}
 */
export async function checkOrders(answer, trust) {
  const orders = [];
  for (const text of [...answer.earlierNotices, answer.notice]) {
    const next = await orderOf(fromBase64(text), trust);
    if (orders.length === 0) insistOnFirst(next.notice);
    else insistOnNext(orders.at(-1), next);
    orders.push(next);
  }
  return orders;
}

/** Hashes of the orders whose sealed bids stand: the last one, and earlier ones as long as every order since then keeps the bids. */
export function standing(orders) {
  const hashes = [];
  for (const { notice, hash } of [...orders].reverse()) {
    hashes.push(hash);
    if (notice.bidsAlreadySealed !== 'keep') return hashes;
  }
  throw new MemberFault('evidence-broken', 'notice');
}

/**
 * Whether the log says of this tender anything else than these orders, or names a calendar otherwise.
 *
 * @param {{ref: string, kind: string, notice: string|null, at: string}[]} logged every word on the notice, in the order of the log
 * @param {string[]} published hashes of the calendars that the log has
 */
export function insistOnLogged(orders, logged, published, answer) {
  insist(!logged.some(({ kind }) => kind === 'notice-cancelled'), 'notice-cancelled');
  const alike = logged.length === orders.length && orders.every(({ notice, hash }, i) => logged[i].ref === notice.ref && logged[i].notice === hash);
  insist(alike, 'notice-superseded');
  const calendars = (answer.calendars ?? []).map((text) => parseCanonical(fromBase64(text)));
  orders.forEach(({ notice }, i) => {
    const rules = documentWith(answer.rules, notice.ruleSet.hash);
    const calendar = calendarNamed(calendars, notice.calendar);
    insist(rules && calendar, 'calendar-missing');
    const before = i > 0 ? calendarNamed(calendars, orders[i - 1].notice.calendar) : undefined;
    const kept = notice.kind !== 'base-amount' || same(notice.calendar, orders[i - 1].notice.calendar);
    insist(kept && mayName(notice, calendar, { rules, before, at: new Date(logged[i].at) }), 'calendar-order');
    insist(published.includes(notice.calendar.hash), 'calendar-unlogged');
  });
}
