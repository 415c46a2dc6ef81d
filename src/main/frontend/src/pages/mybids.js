/** The bids whose receipts are kept on this device, with what each is worth now, and drafts. */
import { openOf } from './asked.js';
import { contractOf } from './awarded.js';
import { clockReady, officialZone, serverNow } from './clock.js';
import { byId, formatTime, getJson, make, t } from './dom.js';
import { forgetWhatWasTyped, heldBid, instant, rebidOf, receiptAddress, sentencesOf, settled, tenderReader } from './held.js';
import { placeName, placeTitle } from './lotname.js';
import { countReads, isFirm } from './reads.js';
import { answerAddress, bidAddress, deleteDraft, listBids, listDrafts, numberOf, placeOf, tenderAddress, waiverAddress } from './store.js';
import { stands } from './worth.js';

const BADGES = { good: 'bg-light-success', warn: 'bg-light-warning', bad: 'bg-light-danger' };

function row({ bid, core, worth, reads, asked, contract }) {
  const title = bid.title?.[document.documentElement.lang] ?? bid.tender;
  const place = placeName(worth.lot ?? bid.lot);
  return make('tr', {},
    make('th', { scope: 'row' }, make('a', { href: tenderAddress(placeOf(bid)) }, title), make('span', { class: 'og-meta' }, ` ${bid.tender}${place ? ` · ${place}` : ''}${bid.elsewhere ? ` · ${t('mybids.elsewhere')}` : ''}`)),
    make('td', { 'data-label': t('mybids.when') }, core ? formatTime(new Date(core.receivedAt), officialZone()) : '–'),
    make('td', { 'data-label': t('mybids.outcome') }, ...outcome(worth), ...awardOf(contract), ...askedOf(bid, asked), ...readBy(bid, reads), ...rebidOf(bid, worth)),
    make('td', {}, make('span', { class: 'og-links' }, ...links(bid, core, worth))));
}

/** By whom the bid was read stands on the page of its receipt. */
function readBy({ submission }, reads) {
  return reads ? [make('p', { class: 'og-meta' }, make('a', { href: `${receiptAddress(submission)}#reads` }, t('reads.count', reads)))] : [];
}

/** What the firm is asked for, until when: known once it has logged in. */
function askedOf(bid, asked) {
  if (!asked) return [];
  return [make('p', { class: 'og-note warn' }, make('a', { href: answerAddress(placeOf(bid), bid.submission) }, t('answer.asked', instant(asked.dueAt))))];
}

/** The award and what comes of it: known once the firm has logged in. */
function awardOf(contract) {
  if (!contract) return [];
  const address = `/tenders/${numberOf(contract.tender)}/contract?lot=${encodeURIComponent(contract.lot)}`;
  return [make('p', { class: 'og-note' }, make('a', { href: address }, t('mybids.awarded')))];
}

/** What the firm has been awarded; nothing more is said where it cannot be asked. */
async function contractsOfTheFirm() {
  if (!isFirm()) return [];
  return (await getJson('/api/v1/firm/contracts').catch(() => ({ contracts: [] }))).contracts;
}

/** The request that waits for an answer, or null. */
async function findAsked({ submission, tender, lot }, worth) {
  if (!worth.waivable || !isFirm()) return null;
  const door = `/api/v1/tenders/${numberOf(tender)}/bids/${submission}/requests?lot=${encodeURIComponent(worth.lot?.lot ?? lot ?? '0')}`;
  const [{ requests }] = await Promise.all([getJson(door).catch(() => ({ requests: [] })), clockReady()]);
  return openOf(requests, serverNow());
}

function outcome(worth) {
  const { title, detail } = sentencesOf(worth);
  const badge = make('span', { class: `krds-badge ${BADGES[worth.tone]}` }, t(`worth.${worth.word}.short`));
  return [badge, make('span', { class: 'og-meta' }, ` ${worth.tone === 'good' ? title : `${title} ${detail}`}`)];
}

/** What can be done: bid again if the receipt counts no more, see it, and have it as a document once there is one. */
function links(bid, core, worth) {
  const again = worth.again ? [make('a', { class: 'krds-btn small', href: bidAddress(placeOf(bid)) }, t('worth.again'))] : [];
  const see = make('a', { href: receiptAddress(bid.submission) }, t('mybids.open'));
  const paper = core ? [make('a', { href: `/api/v1/receipts/${bid.submission}?format=pdf`, download: `receipt-${bid.submission}.pdf` }, t('mybids.pdf'))] : [];
  const cancel = worth.cancellable ? [make('a', { href: `${receiptAddress(bid.submission)}#cancel` }, t('cancellation.ask'))] : [];
  const waive = worth.waivable ? [make('a', { href: waiverAddress(placeOf(bid), bid.submission) }, t('waiver.link'))] : [];
  const answer = worth.waivable && !isFirm() ? [make('a', { href: answerAddress(placeOf(bid), bid.submission) }, t('answer.link'))] : [];
  return [...again, see, ...paper, ...cancel, ...answer, ...waive];
}

function table(held) {
  const head = ['mybids.tender', 'mybids.when', 'mybids.outcome'].map((key) => make('th', { scope: 'col' }, t(key)));
  return make('table', { class: 'og-table og-cards' }, make('thead', {}, make('tr', {}, ...head, make('th', { scope: 'col' }, t('mybids.open')))),
    make('tbody', {}, ...held.map(row)));
}

/** Earlier bids and refused attempts beside one that counts are kept as evidence, out of the way. */
function earlier(held) {
  if (held.length === 0) return [];
  return [make('details', { class: 'og-more', id: 'refused' }, make('summary', {}, t('mybids.refused', held.length)), make('div', {}, table(held)))];
}

function drafts() {
  const places = listDrafts();
  if (places.length === 0) return [];
  return [make('h2', { class: 'og-h' }, t('mybids.drafts')), make('ul', { class: 'og-files', id: 'drafts' }, ...places.map((place) => {
    const remove = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('mybids.delete')}: ${placeTitle(place)}` }, t('mybids.delete'));
    remove.addEventListener('click', () => {
      deleteDraft(place);
      run();
    });
    return make('li', {}, make('span', { class: 'n' }, `${placeTitle(place)} `, make('a', { href: bidAddress(place) }, t('mybids.continue'))), remove);
  }))];
}

/** Newest tender first; within a tender the bid that counts first. */
function inOrder(a, b) {
  return placeOf(b.bid).localeCompare(placeOf(a.bid)) || stands(b.worth) - stands(a.worth) || (a.bid.tender < b.bid.tender ? 1 : -1);
}

/** A bid of the firm whose receipt this device does not hold, as an opening record and the receipt's own page tell of it. */
async function openedBid({ tender: number, lot, submission }, read) {
  const [{ tender }, receipt] = await Promise.all([read(number), getJson(`/api/v1/receipts/${submission}`)]);
  return { submission, tender: tender.ref, lot, title: tender.title, receipt, elsewhere: true };
}

/** What the firm has handed in from other devices: known once it has logged in and the bids are opened; null for each that cannot be asked. */
async function bidsElsewhere(here, read) {
  if (!isFirm()) return [];
  try {
    const { bids } = await getJson('/api/v1/my/bids');
    const others = bids.filter(({ submission }) => !here.some((bid) => bid.submission === submission));
    return await Promise.all(others.map((bid) => openedBid(bid, read).catch(() => null)));
  } catch {
    return [null];
  }
}

/** Nobody is told that there is nothing because nobody could be asked. */
function unasked(elsewhere) {
  return elsewhere.includes(null) ? [make('p', { class: 'og-note warn', id: 'unasked' }, t('mybids.unasked'))] : [];
}

function wayToLogIn() {
  return isFirm() ? [] : [make('p', {}, make('a', { href: '/login?next=%2Fmy%2Fbids', id: 'log-in-for-more' }, t('mybids.login')))];
}

async function run() {
  const read = tenderReader();
  const here = await listBids();
  const [elsewhere, contracts] = await Promise.all([bidsElsewhere(here, read), contractsOfTheFirm()]);
  const bids = [...here, ...elsewhere.filter(Boolean)];
  const held = settled(await Promise.all(bids.map((bid) => heldBid(bid, read)))).sort(inOrder);
  await Promise.all(held.map(async (one) => { one.reads = await countReads(one.core, one.worth); }));
  await Promise.all(held.map(async (one) => { one.asked = await findAsked(one.bid, one.worth); }));
  held.forEach((one) => { one.contract = contractOf(contracts, one.bid, one.worth); });
  await Promise.all(held.map(forgetWhatWasTyped));
  const besides = held.filter(({ beside }) => beside);
  const shown = held.filter(({ beside }) => !beside);
  byId('mybids').replaceChildren(...(shown.length ? [table(shown)] : [make('p', { class: 'og-note' }, t(isFirm() && !elsewhere.includes(null) ? 'mybids.none.firm' : 'mybids.none'))]), ...unasked(elsewhere), ...wayToLogIn(), ...earlier(besides), ...drafts());
}

byId('find').addEventListener('submit', (event) => {
  event.preventDefault();
  const submission = byId('submission').value.trim().toLowerCase();
  if (submission) location.assign(receiptAddress(submission));
});
/** One at a time, and not more often than once a minute because somebody comes back to the page. */
let last = -Infinity;
async function look(pause) {
  if (performance.now() - last < pause) return;
  last = performance.now();
  await run();
}

document.addEventListener('visibilitychange', () => document.hidden || look(60000));
look(0);
