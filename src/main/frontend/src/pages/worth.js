/**
 * What a receipt is worth now. The one place that maps a receipt, the orders published since and the public state of the tender to a
 * word; each word has its sentence in the texts (`worth.<word>`) and is shown on the receipt page, in the list of bids, on the bid page
 * and on the tender's page alike. For showing only: what is sealed is believed first (believe.js).
 */
import { isBeforeAnother, stageOf } from './stages.js';

/** States of a request to cancel the bid after which no opening may show it. */
const REMOVING = ['granted', 'removed'];

/** First rule that holds: [word, tone, test]. A new public change is one more line here and one sentence in each language. */
const RULES = [
  ['refused', 'bad', ({ core }) => core.outcome === 'refused'],
  ['unkept', 'bad', ({ judged, examined, removed, asked }) => Boolean(judged ?? examined) && (removed || REMOVING.includes(asked))],
  ['removed', 'bad', ({ removed }) => removed],
  ['cancelled', 'bad', ({ state }) => state === 'cancelled'],
  ['superseded', 'bad', ({ later }) => later.some((order) => order.bidsAlreadySealed === 'reseal')],
  ['void', 'bad', ({ judged, examined }) => judged?.state === 'void' || examined?.state === 'void'],
  ['stage-not-passed', 'bad', ({ staged, notPassed }) => staged && Boolean(notPassed)],
  ['not-passed', 'bad', ({ notPassed }) => Boolean(notPassed)],
  ['failed', 'bad', ({ state }) => state === 'failed'],
  ['suspended', 'warn', ({ suspended }) => Boolean(suspended)],
  ['opened', 'good', ({ judged }) => judged?.state === 'opened'],
  ['stage-closed', 'good', ({ staged, examined, decision, state, nextOver }) => staged && Boolean(examined && decision) && state === 'continued' && nextOver],
  ['stage-continued', 'good', ({ staged, examined, decision, state }) => staged && Boolean(examined && decision) && state === 'continued'],
  ['stage-admitted', 'good', ({ staged, examined, decision, state }) => staged && Boolean(examined && decision) && state === 'admitted'],
  ['stage-passed', 'good', ({ staged, examined, decision }) => staged && Boolean(examined && decision)],
  ['stage-technical', 'good', ({ staged, examined }) => staged && Boolean(examined)],
  ['passed', 'good', ({ examined, decision }) => Boolean(examined && decision)],
  ['technical', 'good', ({ examined }) => Boolean(examined)],
  ['cancel-granted', 'warn', ({ asked }) => REMOVING.includes(asked)],
  ['cancel-requested', 'warn', ({ asked }) => asked === 'requested'],
  ['cancel-refused', 'warn', ({ asked }) => asked === 'refused'],
  ['postponed', 'warn', ({ later }) => later.at(-1)?.kind === 'postponement'],
  ['moved', 'warn', ({ own, last }) => own.closesAt !== last.closesAt || own.opensAt !== last.opensAt],
  ['provisional', 'warn', ({ core }) => core.outcome === 'provisional'],
  ['corrected', 'good', ({ later }) => later.length > 0],
  ['received', 'good', () => true],
];

/** States in which a bid can be handed in. */
const OPEN = ['open'];

/** States in which a bid can be handed in, now or later. */
const COMING = ['noticed', ...OPEN];

/** States of a lot that holds sealed bids and whose opening has not begun. */
const SEALED = ['noticed', 'open', 'draining', 'closed'];
const RECEIVED = ['accepted', 'provisional'];

/** The public state of what a receipt is for: its lot, since each goes its own way from the opening on. */
export const stateFor = (core, tender) => lotFor(core, tender)?.state ?? tender.state;

export const lotFor = (core, tender) => tender.lots?.find(({ lot }) => lot === core.lot);

/** Whether a receipt is for a stage behind which those who pass are asked for more. */
export const isStaged = (core, tender) => isBeforeAnother(lotFor(core, tender) ?? {});

/**
 * The last round of the receipt's lot, with its state, if it is a later one: whoever bid before must bid again. `next` says that it is a
 * later stage, `until` when it closes.
 */
export function rebidFor(core, tender) {
  const [lot, round = '0'] = core.lot.split('.');
  const rounds = (tender.lots ?? []).filter((one) => one.lot.startsWith(`${lot}.`)).map((one) => ({ one, round: Number(one.lot.split('.')[1]) }));
  const last = rounds.sort((a, b) => a.round - b.round).at(-1);
  if (!last || last.round <= Number(round)) return null;
  const until = tender.orders?.find(({ ref }) => ref === last.one.order)?.closesAt ?? null;
  return { lot: last.one, open: OPEN.includes(last.one.state), next: stageOf(last.one) > stageOf(lotFor(core, tender) ?? {}), until };
}

/** Whether nobody can bid any more in the stage behind the receipt's; of who has, this says nothing. */
function isNextOver(core, tender) {
  const rebid = rebidFor(core, tender);
  return Boolean(rebid?.next) && !COMING.includes(rebid.lot.state);
}

/**
 * Orders that let other lots, or the same one, be bid for once more say nothing of a receipt: the last one that lists its lot holds for it.
 *
 * @param {object} core of the receipt
 * @param {object} tender as the server answers `/api/v1/tenders/<number>`
 * @param {object|null} record of the opening, when there is one; of two envelopes that of the prices, before another stage none
 * @param {{record: object, decision: object|null, bindsAt: string|null}|null} technical of two envelopes what came of the first, and when the
 *     decision about it binds
 * @param {{removed: string[], asked: string|null}} cancellation the submissions that the opening says it has not opened on request, and what
 *     the platform says of the request for this one. That alone makes no bid `removed`: the opening must say so to everybody, and no record
 *     may hold the bid.
 * @returns {{word: string, tone: 'good'|'warn'|'bad', reason: string|null, order: object|null, again: boolean}} reason is the code of a
 *     void bid or of a refusal, or why it did not pass ({ko, en}); at is when the prices open, or since when the round stands still; order
 *     is the one that changed the receipt's worth, {ref, closesAt, opensAt, ...}; again says that a new
 *     bid is needed and possible
 */
export function worthOf(core, tender, record, technical = null, { removed = [], asked = null } = {}) {
  const own = tender.orders.find((order) => order.ref === core.tender) ?? tender;
  const holds = lotFor(core, tender)?.order ?? tender.ref ?? tender.orders.map(({ ref }) => ref).sort().at(-1);
  const later = tender.orders.filter((order) => order.ref > core.tender && order.ref <= holds).sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const last = later.at(-1) ?? own;
  const state = stateFor(core, tender);
  const suspended = lotFor(core, tender)?.suspendedSince ?? null;
  const isOwn = ({ submission }) => submission === core.submission;
  const judged = record?.bids.find(isOwn) ?? null;
  const examined = technical?.record.bids.find(isOwn) ?? null;
  const decision = technical?.decision ?? null;
  const notPassed = decision?.failed.find(isOwn) ?? null;
  const staged = isStaged(core, tender);
  const nextOver = staged && isNextOver(core, tender);
  const facts = { core, staged, nextOver, state, own, later, last, judged, examined, decision, notPassed, removed: removed.includes(core.submission), asked, suspended };
  const [word, tone] = RULES.find(([, , test]) => test(facts));
  const order = word === 'superseded' ? later.findLast(({ bidsAlreadySealed }) => bidsAlreadySealed === 'reseal') : later.at(-1);
  return {
    word, tone, reason: judged?.reason ?? examined?.reason ?? notPassed?.reason ?? core.refusal?.code ?? null, order: order ?? null, at: suspended ?? technical?.bindsAt ?? decision?.pricesOpenAt ?? null,
    again: (word === 'superseded' || word === 'refused') && OPEN.includes(state),
  };
}

/** Whether the bid may still win: a firm that holds such a receipt cannot bid again. */
export const stands = ({ tone, word }) => tone !== 'bad' && word !== 'unanswered';

/**
 * Whether the firm may ask now that its bid be not opened: the law that the notice pins knows such a request, and nothing is opened yet.
 *
 * @param {number} now milliseconds since 1970 by the server's clock
 */
export function isCancellable(core, tender, now) {
  return RECEIVED.includes(core.outcome) && SEALED.includes(stateFor(core, tender)) && tender.ruleSet?.document?.cancellation?.until === 'opening'
    && now < Date.parse(tender.opensAt);
}

/** States of a lot in which a candidate can still give up its turn. */
const EXAMINED = ['opened', 'evaluating'];

/** Whether the bid is opened and nobody has the award yet. */
export const isWaivable = (core, tender, { word }) => EXAMINED.includes(stateFor(core, tender)) && ['opened', 'suspended'].includes(word);

/**
 * What became of a request whose receipt is kept: not what the platform says of somebody else's request for the same bid, and a platform
 * that denies what it has signed is not believed.
 *
 * @param {object|null} kept the answer with the receipt, if there was one
 * @param {object|null} now the answer of the platform today
 */
export const whatBecame = (kept, now) => (kept && now?.request !== kept.request ? kept : now);
