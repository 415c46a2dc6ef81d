/** The bid page: what this device has handed in already, else draft, review, then signing and sealing on this device. */
import { group, readAmount } from './amount.js';
import { believe } from './believe.js';
import { chosenFiles, watchFiles } from './bidfiles.js';
import { amount, contact, currency, figureFacts, fill, firstField, isPriced, keepDraft, limitPicks, picks, picksSerials, problems, problemsLeft, restoreDraft, showAmount } from './bidform.js';
import { forgetSent, submitBid } from './bidsend.js';
import { isSynchronised, serverNow } from './clock.js';
import { showCorrection, watchForCorrections } from './correction.js';
import { byId, explain, fact, fieldError, make, NetworkFailure, show, t } from './dom.js';
import { hasReceipt, heldFor, outdated, receiptAddress, standing, worthBox } from './held.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { whenOnline, watchLine } from './line.js';
import { deleteDraft, loadDraft } from './store.js';
import { showProblems, updateProblems } from './problems.js';
import { alone, onHandedInElsewhere } from './tabs.js';
import { startTrustPanel } from './trustfile.js';

const form = byId('bid');
const own = byId('own-bid');
const { number, place } = own.dataset;
const lot = form?.dataset.lot;

// ---- what this device has handed in already

/** The receipt comes first: the form is for those who have no bid that counts. */
async function showOwnBid() {
  if (form && (await hasReceipt(place))) show(byId('bidding'), false); // until the server has told what it is worth
  const held = await heldFor(place);
  const stood = standing(held);
  const shown = stood ?? outdated(held) ?? held.find(({ worth }) => worth.word === 'unanswered');
  show(own, Boolean(shown));
  if (shown) worthBox(own, shown, writeAgain());
  if (!form) return;
  show(byId('bidding'), !stood);
  if (stood) own.append(anotherFirm());
  else if (shown?.worth.again) offerWhatWasTyped(shown.bid);
}

function writeAgain() {
  const button = make('button', { type: 'button', class: 'krds-btn' }, t('worth.again'));
  button.addEventListener('click', () => (form ? firstField() : null)?.focus());
  return button;
}

/** A device may serve several firms, each with its own certificate. */
function anotherFirm() {
  const button = make('button', { type: 'button', class: 'krds-btn small text', id: 'another-firm' }, t('bid.another'));
  button.addEventListener('click', () => {
    show(byId('bidding'));
    button.remove();
    firstField().focus();
  });
  return button;
}

function offerWhatWasTyped(bid) {
  if (bid.filled && !loadDraft(place)) fill(bid.filled, t('bid.again.filled'));
}

// ---- review

/** What the last box before signing repeats. */
function confirmed(typed) {
  if (isPriced) return [make('strong', {}, group(typed)), ` ${readAmount(typed, currency)}`];
  return [figureFacts().map((one) => one.join(' ')).join(' · ')];
}

function toReview() {
  const wrong = problems();
  showProblems(wrong);
  if (wrong.length > 0) return;
  const typed = amount();
  const summary = byId('summary');
  summary.replaceChildren();
  if (isPriced) fact(summary, t('bid.summary.amount'), make('span', { class: 'og-big' }, group(typed)), make('span', { class: 'sub' }, readAmount(typed, currency)));
  if (picksSerials) fact(summary, t('bid.summary.picks'), make('span', { class: 'og-big' }, picks().join(', ')));
  for (const [name, value] of figureFacts()) fact(summary, name, make('span', { class: 'og-big' }, value));
  fact(summary, t('bid.summary.files'), chosenFiles().length ? chosenFiles().map((file) => file.name).join(', ') : t('bid.summary.none'));
  fact(summary, t('bid.summary.contact'), Object.values(contact()).filter(Boolean).join(' · '));
  byId('confirm').replaceChildren(...confirmed(typed),
    picksSerials ? ` · ${t('bid.summary.picks')} ${picks().join(', ')}` : '');
  turn(true);
  byId('review-title').focus();
  believedNow();
}

/** The tender if every check holds and it is the order that the bidder has read. */
async function believedNow() {
  const tender = await believe(number, lot);
  if (!tender || tender.notice.ref === form.dataset.ref) return tender;
  turn(false);
  await showCorrection(form);
  return null;
}

const isReview = () => !byId('step-review').classList.contains('og-hidden');

/** The review is a step of its own for the browser's Back, too: it leads to the form, with everything that was chosen. */
function turn(review) {
  if (review && !history.state?.review) history.pushState({ review: true }, '');
  if (!review && history.state?.review) history.replaceState(null, '');
  show(byId('step-fill'), !review);
  show(byId('step-review'), review);
}

function watchBack() {
  history.replaceState(null, '');
  addEventListener('popstate', ({ state }) => {
    if (state?.review && !isReview()) toReview();
    else if (!state?.review && isReview()) {
      turn(false);
      firstField().focus();
    }
  });
  byId('to-fill').addEventListener('click', () => history.back());
}

// ---- handing in

/** A refusal; for a second bid with the receipt of the first one. */
async function showRefusal(error) {
  const title = t(error instanceof NetworkFailure ? 'bid.unknown' : 'bid.refused');
  const box = byId('refusal');
  box.replaceChildren(make('strong', { class: 't' }, title), explain(error));
  if (error.code === 'already-submitted') {
    const stood = standing(await heldFor(place));
    if (stood) box.append(' ', make('a', { href: receiptAddress(stood.bid.submission) }, t('worth.receipt')));
    else box.append(' ', t('bid.refused.elsewhere'));
  }
  show(box);
  show(byId('working'), false);
  box.focus();
}

async function sign() {
  const signer = await signerFromFields();
  if (!signer) return;
  await whenOnline();
  const address = await submitBid(form, signer, believedNow);
  if (!address) {
    show(byId('working'), false);
    (byId('doubt').classList.contains('og-hidden') ? byId('correction') : byId('doubt')).focus();
    return;
  }
  forgetPassword();
  deleteDraft(place);
  location.assign(address);
}

async function onSubmit(event) {
  event.preventDefault();
  show(byId('refusal'), false);
  if (fieldError('final', byId('final').checked ? '' : t('bid.final'))) {
    byId('final').focus();
    return;
  }
  byId('submit').disabled = true;
  try {
    const done = await alone(place, async () => {
      await sign();
      return true;
    });
    if (!done) throw new NetworkFailure(t('bid.busy'));
  } catch (e) {
    await showRefusal(e);
  } finally {
    byId('submit').disabled = false;
  }
}

/** A deadline that passes while the form is open: said at once, and what was typed stays readable. */
function showClosed() {
  const closed = isSynchronised() && serverNow() >= Date.parse(form.dataset.closes);
  if (closed !== byId('closed').classList.contains('og-hidden')) return;
  show(byId('closed'), closed);
  byId('to-review').disabled = closed;
}

/** Another page of this device writes in the same draft: the newer text is shown, and never below a review that says something else. */
function followOtherPage({ key, newValue }) {
  if (!key?.endsWith(place) || !newValue) return;
  if (isReview()) turn(false);
  fill(loadDraft(place), t('bid.other-page'));
}

/** With every key, too: a list that shrinks only when the field is left moves the page under the click that leaves it. */
function mended(typing = null) {
  const left = problemsLeft(typing);
  if (left) updateProblems(left);
}

/** What could not be checked without a line is checked when it is back. */
function checkAgain() {
  if (isReview() && !byId('submit').disabled) believedNow();
}

function startForm() {
  restoreDraft();
  showAmount();
  limitPicks();
  for (const event of ['input', 'focusout']) byId('amount')?.addEventListener(event, showAmount);
  form.addEventListener('input', (event) => {
    if (!event.target.closest('#step-fill')) return;
    keepDraft();
    mended(event.target.id);
  });
  form.addEventListener('change', (event) => {
    if (event.target.name === 'pick') limitPicks();
    if (event.target.id === 'final') fieldError('final', '');
    mended();
  });
  watchFiles(() => {
    forgetSent();
    keepDraft();
    mended();
  });
  byId('to-review').addEventListener('click', toReview);
  watchBack();
  watchLine(byId('offline'));
  startTrustPanel(() => believe(number, lot));
  watchForCorrections(form);
  addEventListener('storage', followOtherPage);
  addEventListener('online', checkAgain);
  setInterval(showClosed, 1000);
  form.addEventListener('submit', onSubmit);
}

if (form) startForm();
onHandedInElsewhere(place, showOwnBid);
addEventListener('pageshow', ({ persisted }) => persisted && showOwnBid());
showOwnBid();
