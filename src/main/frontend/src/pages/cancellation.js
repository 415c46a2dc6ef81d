/**
 * On the page of a receipt: asking that the bid be not opened, and what became of it. What is signed is made here from what the platform
 * signed about the bid; it is kept on this device before it is sent, so that a lost answer does no harm.
 */
import { fromBase64 } from '../crypto/bytes.js';
import { cancellationRequest, checkCancellation } from '../crypto/cancellation.js';
import { canonical } from '../crypto/json.js';
import { signData } from '../crypto/signed.js';
import { askPlatform, cancellationOf, sendRequest } from './cancelled.js';
import { isOwnKey } from './candidate.js';
import { checkRows } from './checks.js';
import { officialTime } from './clock.js';
import { byId, explain, fact, fieldError, make, NetworkFailure, offer, Refused, show, t } from './dom.js';
import { isFinal } from './handin.js';
import { instant } from './held.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { contextOf, showMessage } from './message.js';
import { changeBid, loadBid, placeOf } from './store.js';
import { alone, tellOtherPages } from './tabs.js';
import { currentTrust } from './trustfile.js';

const MIME = 'application/pkcs7-mime';
const form = byId('cancel-form');
let again = () => {};
let shown = null;

/**
 * What is known of a request for this bid. A device that holds the bid knows whether there is one; another one asks.
 *
 * @returns {Promise<{answer: object|null, request: Uint8Array|null}>} the platform's answer, and what was signed here
 */
export async function findCancellation(core, bid) {
  if (!bid) return { answer: core.outcome === 'refused' ? null : await askPlatform(core).catch(() => null), request: null };
  const kept = (await loadBid(core.submission))?.cancellation ?? null;
  return { answer: await cancellationOf(core, kept), request: kept?.request ?? null };
}

/** The state as it is public by now: what the opening says to everybody goes before what the platform says to one. */
function stateOf(answer, { word }) {
  if (word === 'removed' || word === 'unkept') return word;
  return answer.state === 'removed' ? 'granted' : answer.state;
}

const reason = (word) => contextOf(byId('message')).words[`cancellation-reason.${word}`] ?? word;

async function showAnswer(core, worth, { answer, request }) {
  const facts = byId('cancellation-facts');
  facts.replaceChildren();
  fact(facts, t('cancellation.state'), make('strong', {}, t(`cancellation.state.${stateOf(answer, worth)}`)));
  fact(facts, t('cancellation.received'), instant(answer.receivedAt));
  fact(facts, t('cancellation.reason'), reason(answer.reason));
  fact(facts, t('cancellation.request'), make('span', { class: 'og-mono' }, answer.request));
  const { steps, ok } = await checkCancellation(answer, await currentTrust(), core, request);
  byId('cancellation-checks').replaceChildren(...checkRows(steps));
  show(byId('cancellation-bad'), !ok);
  offer(byId('save-cancellation'), fromBase64(answer.receipt), `cancellation-${core.submission}.p7s`, MIME);
  if (request) offer(byId('save-request'), request, `cancellation-request-${core.submission}.p7s`, MIME);
}

/** Shows what there is: a request, one without an answer, or the way to one. */
export async function showCancellation(core, bid, worth, found) {
  shown = { core, bid, ...found };
  const lost = !found.answer && found.request !== null;
  const open = Boolean(worth.cancellable) && !lost;
  const foreign = worth.word === 'removed' && found.request === null;
  show(byId('cancellation'), Boolean(found.answer) || lost || open || foreign || !byId('cancel-refusal').classList.contains('og-hidden'));
  show(byId('cancellation-known'), Boolean(found.answer));
  show(byId('cancellation-lost'), lost);
  show(byId('cancellation-foreign'), foreign);
  show(byId('cancel'), open);
  if (found.answer) await showAnswer(core, worth, found);
  if (!open) return;
  byId('cancel-until').textContent = t('cancellation.until', instant(worth.opensAt));
  show(byId('cancel-elsewhere'), !bid);
  showMessage(byId('message'), cancellationRequest(core));
  if (location.hash === '#cancel') byId('cancel').open = true;
}

/** Another device may have asked: looked up when somebody is about to. */
async function lookBefore() {
  const { core, bid, answer } = shown;
  if (!byId('cancel').open || answer || !bid) return;
  const other = await askPlatform(core);
  if (!other) return;
  await changeBid(core.submission, { cancellation: { request: null, answer: other } });
  again();
}

/** A last word of the platform leaves nothing to be sent again; another request of the same firm is shown instead. */
async function onRefusal({ core }, error) {
  if (!(error instanceof Refused) || !isFinal(error)) return;
  const other = error.code === 'request-pending' ? await askPlatform(core) : null;
  await changeBid(core.submission, { cancellation: other && { request: null, answer: other } });
}

async function deliver({ core, bid }, request) {
  await changeBid(core.submission, { cancellation: { request, answer: null } });
  const answer = await sendRequest(core, request);
  await changeBid(core.submission, { cancellation: { request, answer } });
  shown = { core, bid, request, answer };
  tellOtherPages(placeOf(core));
}

/** Does it unless another page of this device is at it; says what went wrong. */
async function attempt(button, work) {
  const box = byId('cancel-refusal');
  const about = shown;
  show(box, false);
  button.disabled = true;
  try {
    const done = await alone(placeOf(about.core), async () => {
      await work(about);
      return true;
    });
    if (!done) throw new NetworkFailure(t('bid.busy'));
  } catch (e) {
    box.replaceChildren(make('strong', { class: 't' }, t(e instanceof NetworkFailure ? 'cancellation.unknown' : 'cancellation.refused')), explain(e));
    show(box);
    await onRefusal(about, e);
    box.focus();
  } finally {
    button.disabled = false;
  }
  await again();
}

async function sign(about) {
  const signer = await signerFromFields();
  if (!signer || !isOwnKey(signer, about.bid)) return;
  await deliver(about, await signData(signer, canonical(cancellationRequest(about.core)), await officialTime()));
  forgetPassword();
  byId('cancellation-title').focus();
}

function onSubmit(event) {
  event.preventDefault();
  if (fieldError('cancel-final', byId('cancel-final').checked ? '' : t('cancellation.final'))) byId('cancel-final').focus();
  else attempt(byId('cancel-send'), sign);
}

/** @param {() => Promise<void>} look judges the receipt again, with all that is shown here */
export function startCancellation(look) {
  again = look;
  form.addEventListener('submit', onSubmit);
  byId('cancel').addEventListener('toggle', () => lookBefore().catch(() => {})); // sending asks again
  byId('cancel-again').addEventListener('click', () => attempt(byId('cancel-again'), (about) => deliver(about, about.request)));
}
