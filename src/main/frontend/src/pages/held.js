/** The bids that this device holds, each with what it is worth now. */
import { fromBase64, fromUtf8 } from '../crypto/bytes.js';
import { readSigned } from '../crypto/signed.js';
import { cancellationOf } from './cancelled.js';
import { clockReady, officialZone, serverNow } from './clock.js';
import { formatTime, getJson, hasText, make, t, zoneName } from './dom.js';
import { NEVER_ARRIVED } from './handin.js';
import { lotName } from './lotname.js';
import { bidAddress, changeBid, listBids, numberOf, placeAt, placeOf, tenderAddress } from './store.js';
import { isCancellable, isStaged, isWaivable, lotFor, rebidFor, stands, stateFor, worthOf } from './worth.js';

const SINCE_OPENING = ['opening', 'opened', 'admitted', 'continued', 'evaluating', 'award-intended', 'awarded', 'failed'];
const BIDDING = ['noticed', 'open'];

export const receiptAddress = (submission) => `/my/receipt?submission=${submission}`;

/** What the platform has signed of a receipt; null while there is none. */
export function coreOf(receipt) {
  try {
    return JSON.parse(fromUtf8(readSigned(fromBase64(receipt.core)).content));
  } catch {
    return null;
  }
}

/** Whether a bid of that worth can have been read by those who judge. */
export const isOpened = ({ state }) => SINCE_OPENING.includes(state);

/** Asks for each tender once, however many bids are shown. */
export function tenderReader() {
  const known = new Map();
  const ask = async (number) => {
    const tender = await getJson(`/api/v1/tenders/${number}`);
    const lots = tender.lots ?? [];
    const states = [tender.state, ...lots.map(({ state }) => state)];
    const { openings } = states.some((state) => SINCE_OPENING.includes(state)) ? await getJson(`/api/v1/tenders/${number}/opening`) : { openings: [] };
    return { tender, openings };
  };
  return (number) => {
    if (!known.has(number)) known.set(number, ask(number));
    return known.get(number);
  };
}

/** The record of a lot, and what came of technical bids before prices. */
function openedOf(core, tender, { openings }) {
  const own = openings.filter(({ lot }) => lot === core.lot);
  if (isStaged(core, tender)) {
    const [technical] = own;
    return [null, technical?.record ? { record: technical.record, decision: technical.judgment, bindsAt: technical.bindsAt } : null];
  }
  const last = own.find(({ envelope }) => envelope === core.envelopes.at(-1).envelope);
  const first = core.envelopes.length > 1 ? own.find(({ envelope }) => envelope === core.envelopes[0].envelope) : null;
  return [last?.record ?? null, first?.record ? { record: first.record, decision: last?.decision ?? null, bindsAt: first.bindsAt } : null];
}

/** The submissions of a lot that are public as not opened, since their bidders asked for it. */
const removedOf = (core, openings) => openings.filter(({ lot }) => lot === core.lot).flatMap(({ removed }) => removed ?? []);

/**
 * The worth of a receipt whose core is known; `unknown` when the server cannot be asked.
 *
 * @param {string|null} asked state of the request to cancel the bid, if there is one
 */
export async function worthNow(core, read = tenderReader(), asked = null) {
  try {
    const { tender, openings } = await read(numberOf(core.tender));
    await clockReady();
    const worth = worthOf(core, tender, ...openedOf(core, tender, { openings }), { removed: removedOf(core, openings), asked });
    const cancellable = asked === null && stands(worth) && isCancellable(core, tender, serverNow());
    return { ...worth, state: stateFor(core, tender), lot: lotFor(core, tender), rebid: await rebidNow(core, tender), opensAt: tender.opensAt, cancellable, waivable: isWaivable(core, tender, worth) };
  } catch {
    return { word: 'unknown', tone: core.outcome === 'refused' ? 'bad' : 'warn', reason: core.refusal?.code ?? null, order: null, again: false, state: null };
  }
}

/** The later round of the lot; whoever has bid there from this device is not asked to. */
async function rebidNow(core, tender) {
  const rebid = rebidFor(core, tender);
  return rebid && { ...rebid, open: rebid.open && !(await hasReceipt(placeAt(numberOf(core.tender), rebid.lot.lot))) };
}

/** A kept bid with core and worth; without an answer it is `unanswered`, with one that is not decided yet `undecided`. */
export async function heldBid(bid, read) {
  const core = bid.receipt ? coreOf(bid.receipt) : null;
  const plain = (word, tone) => ({ word, tone, reason: bid.refused || null, order: null, again: false, state: null });
  if (core) {
    const asked = await cancellationOf(core, bid.cancellation);
    return { bid, core, worth: await worthNow(core, read, asked?.state ?? null) };
  }
  if (bid.refused) return { bid, core, worth: plain(bid.refused === NEVER_ARRIVED ? 'unsent' : 'refused', 'bad') };
  return { bid, core, worth: bid.receipt ? plain('undecided', 'warn') : plain('unanswered', 'warn') };
}

/** Whether this device holds a receipt for a place, of whatever worth. */
export const hasReceipt = async (place) => (await listBids()).some((bid) => placeOf(bid) === place && bid.receipt);

/** All that this device holds for a place. */
export async function heldFor(place) {
  const read = tenderReader();
  const bids = (await listBids()).filter((bid) => placeOf(bid) === place);
  const held = await Promise.all(bids.map((bid) => heldBid(bid, read)));
  await Promise.all(held.map(forgetWhatWasTyped));
  return settled(held);
}

/** Who holds a bid that counts is asked for no other one for the same place. */
export function settled(held) {
  return held.map((one) => {
    const stood = standing(held.filter(({ bid }) => placeOf(bid) === placeOf(one.bid)));
    return { ...one, worth: { ...one.worth, again: one.worth.again && !stood }, beside: Boolean(stood) && one.worth.tone === 'bad' };
  });
}

/** What was typed is kept for bidding again only, and not longer than that is possible. */
export async function forgetWhatWasTyped({ bid, worth }) {
  if (bid.filled && worth.state && !BIDDING.includes(worth.state)) await changeBid(bid.submission, { filled: null });
}

/** The bid that counts, or undefined. */
export const standing = (held) => held.find(({ worth }) => stands(worth));

/** The bid that must be handed in anew: superseded, and nothing else stands. */
export const outdated = (held) => (standing(held) ? undefined : held.find(({ worth }) => worth.word === 'superseded'));

/** An instant in the official zone, as the server writes it, with the zone's name. */
export const instant = (at) => `${formatTime(new Date(at), officialZone())} (${zoneName(officialZone(), new Date(at))})`;

function whyOf(word, reason) {
  if (word.endsWith('not-passed')) return ` ${reason[document.documentElement.lang] || reason.ko}`;
  return word === 'void' && reason ? ` (${hasText(`void.${reason}`) ? t(`void.${reason}`) : reason})` : '';
}

/** The sentences of a worth. */
export function sentencesOf({ word, reason, order, at }) {
  const times = order ? [order.ref, instant(order.closesAt), instant(order.opensAt)] : ['', '', ''];
  times.push(at ? instant(at) : '');
  const why = whyOf(word, reason);
  return { title: t(`worth.${word}`, ...times), detail: t(`worth.${word}.detail`, ...times) + why };
}

/** Words of a bid whose firm may take part in the next stage. */
const CONTINUED = ['stage-continued', 'stage-closed'];

/** That its lot is bid for once more, or in the next stage by those who passed, with the way there; nothing if it is not. */
export function rebidOf({ tender }, { word, rebid }) {
  if (!rebid || (rebid.next && !CONTINUED.includes(word))) return [];
  const place = placeAt(numberOf(tender), rebid.lot.lot);
  const key = rebid.next ? 'worth.stage' : 'worth.rebid';
  return [make('p', { class: 'og-again' }, t(rebid.open ? `${key}.open` : key, lotName(rebid.lot), rebid.until ? instant(rebid.until) : ''), ' ',
    make('a', { href: tenderAddress(place) }, t(`${key}.see`)))];
}

/** A box that says what the device's own bid is worth, with the receipt and, if needed, the one button to bid again. */
export function worthBox(box, { bid, worth }, again = null) {
  const { title, detail } = sentencesOf(worth);
  const links = make('div', { class: 'og-buttons' });
  if (worth.again) links.append(again ?? make('a', { class: 'krds-btn', href: bidAddress(placeOf(bid)) }, t('worth.again')));
  links.append(make('a', { class: 'krds-btn secondary', href: receiptAddress(bid.submission) }, t('worth.receipt')));
  box.className = `og-note ${worth.tone}`;
  box.replaceChildren(make('strong', { class: 't' }, title), make('p', {}, detail), ...rebidOf(bid, worth), links);
}
