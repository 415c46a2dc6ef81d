/** The receipt page: fetches the receipt, checks every part of it on this device, offers it for saving. */
import { base64, utf8 } from '../crypto/bytes.js';
import { canonicalText } from '../crypto/json.js';
import { checkReceipt } from '../crypto/receipt.js';
import { findCancellation, showCancellation, startCancellation } from './cancellation.js';
import { checkRows } from './checks.js';
import { officialZone } from './clock.js';
import { byId, explain, fact, formatTime, getJson, make, offer, Refused, request, show, t, zoneName } from './dom.js';
import { handIn, isFinal, markRefused, wasReceived } from './handin.js';
import { heldFor, instant, receiptAddress, rebidOf, sentencesOf, standing, worthNow } from './held.js';
import { placeName } from './lotname.js';
import { showReads } from './reads.js';
import { inWords } from './refusal.js';
import { answerAddress, bidAddress, changeBid, loadBid, placeOf, tenderAddress, waiverAddress } from './store.js';
import { currentTrust, startTrustPanel } from './trustfile.js';

const TRIES = 20;
const { submission } = byId('receipt').dataset;

function verdict(tone, text) {
  byId('verdict').className = `og-note ${tone}`;
  byId('verdict').replaceChildren(make('strong', { class: 't' }, text));
}

/** A receipt is complete when its batch stands in the log: a moment after the bid was received. */
async function fetchReceipt(bid) {
  for (let i = 0; i < TRIES; i++) {
    const receipt = bid?.receipt?.checkpoint ? bid.receipt : await lookUp();
    if (receipt?.checkpoint) return receipt;
    verdict('', t('receipt.waiting'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  return null;
}

async function lookUp() {
  try {
    return await getJson(`/api/v1/receipts/${submission}`);
  } catch (e) {
    if (e instanceof Refused && e.status === 404) return null;
    throw e;
  }
}

/** Empty if it was not refused; the sentence comes a moment later than the code. */
function whyRefused({ refusal }) {
  if (!refusal) return '';
  const why = make('span', { class: 'sub' }, `(${refusal.code})`);
  inWords(refusal, instant).then((sentence) => why.prepend(`${sentence} `), () => {});
  return why;
}

/** @param {object} [lot] as the tender says it; until that is known its name has to do */
function showFacts(core, bid, lot = core.lot) {
  const facts = byId('facts');
  const at = new Date(core.receivedAt);
  const evidence = byId('evidence-facts');
  facts.replaceChildren();
  evidence.replaceChildren();
  fact(facts, t('receipt.outcome'), make('strong', {}, t(`receipt.outcome.${core.outcome}`)), whyRefused(core));
  fact(facts, t('receipt.received'), make('strong', {}, `${formatTime(at, officialZone())}.${core.receivedAt.slice(20, 23)} (${zoneName(officialZone(), at)})`));
  const title = bid?.title?.[document.documentElement.lang];
  fact(facts, t('receipt.tender'), make('a', { href: tenderAddress(placeOf(core)) }, title ?? core.tender), title ? make('span', { class: 'sub' }, core.tender) : '');
  if (placeName(lot)) fact(facts, t('lots.lot'), placeName(lot));
  fact(facts, t('receipt.submission'), make('span', { class: 'og-mono' }, core.submission));
  fact(evidence, t('receipt.received'), make('span', { class: 'og-mono' }, core.receivedAt));
  for (const { envelope, sha256 } of core.envelopes) {
    fact(evidence, t('receipt.envelope'), make('span', { class: 'og-mono' }, sha256), core.envelopes.length > 1 ? make('span', { class: 'sub' }, t(`envelope.${envelope}`)) : '');
  }
  show(facts);
}

/** Of a bid that nobody opened the server keeps the bytes for a time only; the receipt holds without them. */
async function showDestroyed() {
  const since = (await request(`/api/v1/receipts/${submission}`)).headers.get('bytes-destroyed-at');
  if (since) fact(byId('facts'), t('receipt.destroyed'), formatTime(new Date(since), officialZone()), make('span', { class: 'sub' }, t('receipt.destroyed.what')));
}

function showChecks(steps, receipt) {
  const rows = checkRows(steps);
  if (!receipt.timestamp) rows.push(make('li', {}, t('receipt.timestamp-none')));
  byId('checks').replaceChildren(...rows);
}

function offerFiles(receipt, bid) {
  show(byId('save-pdf'));
  offer(byId('save-receipt'), utf8(canonicalText(receipt)), `receipt-${submission}.json`, 'application/json');
  if (!bid) return;
  const sealed = { type: 'opengeps/sealed-file/1', statement: base64(bid.statement), envelopes: Object.fromEntries(Object.entries(bid.envelopes).map(([name, der]) => [name, base64(der)])) };
  offer(byId('save-sealed'), utf8(canonicalText(sealed)), `sealed-${submission}.json`, 'application/json');
}

/** A bid that was sent without an answer and that the server does not know: the same bytes may be sent again. */
function offerAgain(bid) {
  verdict('warn', t('receipt.unsent'));
  const button = make('button', { type: 'button', class: 'krds-btn' }, t('receipt.again'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await handIn(bid);
      await run();
    } catch (e) {
      if (e instanceof Refused && isFinal(e)) await markRefused(bid, e.code);
      verdict('bad', explain(e));
    }
  });
  byId('verdict').append(button);
}

/** Looked at again, it is judged again: what became public meanwhile may alter its worth. */
let look = run;
const again = () => look().catch((e) => verdict('bad', explain(e)));

async function run() {
  const bid = await loadBid(submission);
  if (!bid?.receipt && !(await wasReceived(submission))) {
    if (bid && !bid.refused) offerAgain(bid);
    else verdict('bad', t('receipt.missing'));
    return;
  }
  const receipt = await fetchReceipt(bid);
  if (!receipt) {
    verdict('bad', t('receipt.missing'));
    return;
  }
  if (bid && !bid.receipt?.checkpoint) await changeBid(submission, { receipt });
  offerFiles(receipt, bid);
  look = () => judge(receipt, bid);
  startTrustPanel(again);
  startCancellation(again);
  await look();
}

async function judge(receipt, bid) {
  const { core, steps, ok } = await checkReceipt(receipt, await currentTrust(), bid ?? {});
  showChecks(steps, receipt);
  if (core) showFacts(core, bid);
  if (core) await showDestroyed().catch(() => {}); // a receipt that this device keeps is judged without the server, too
  if (ok) await tellWorth(core, bid);
  else verdict('bad', t('receipt.bad'));
}

/** A receipt that holds proves what was received; what that is worth now depends on what became public since. */
async function tellWorth(core, bid) {
  const cancellation = await findCancellation(core, bid);
  const worth = await worthNow(core, undefined, cancellation.answer?.state ?? null);
  if (worth.lot) showFacts(core, bid, worth.lot);
  const { title, detail } = sentencesOf(worth);
  verdict(worth.tone, title);
  byId('verdict').append(make('p', {}, detail), make('p', {}, t('receipt.ok')));
  byId('verdict').append(...rebidOf(core, worth));
  if (worth.tone === 'bad') await offerWhatHelps(core, worth);
  if (new URLSearchParams(location.search).has('earlier')) byId('verdict').append(make('p', {}, t('receipt.earlier')));
  if (worth.waivable) byId('verdict').append(make('p', {}, make('a', { href: answerAddress(placeOf(core), core.submission) }, t('answer.link'))));
  if (worth.waivable) byId('verdict').append(make('p', {}, make('a', { href: waiverAddress(placeOf(core), core.submission) }, t('waiver.link'))));
  await showCancellation(core, bid, worth, cancellation);
  await showReads(core, bid, worth);
}

/** The bid that counts instead, if this device holds one; else the way to a new one, as long as there is one. */
async function offerWhatHelps(core, { again }) {
  const stood = standing(await heldFor(placeOf(core)));
  if (stood) byId('verdict').append(make('p', {}, t('worth.other'), ' ', make('a', { href: receiptAddress(stood.bid.submission) }, t('worth.receipt'))));
  else if (again) byId('verdict').append(make('a', { class: 'krds-btn', href: bidAddress(placeOf(core)) }, t('worth.again')));
}

byId('print').addEventListener('click', () => window.print());
document.addEventListener('visibilitychange', () => document.hidden || look === run || again());
again();
