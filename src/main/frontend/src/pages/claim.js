/**
 * The firm claims what was accepted under its contract. Amounts are those of the inspections: the page adds up what is chosen, and the server
 * refuses anything else.
 */
import { sha256Hex } from '../crypto/hash.js';
import { canonical } from '../crypto/json.js';
import { amountText, minorOf } from '../crypto/money.js';
import { checkShown, NotWhatWasShown } from '../crypto/prepared.js';
import { signData } from '../crypto/signed.js';
import { accountOf, accountProblem, isAccount } from './account.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, make, postSigned, show, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { showMessage, shownIn } from './message.js';

const TYPE = 'opengeps/claim/1';
const ACCOUNT = { bank: 'bank', number: 'account', holder: 'holder' };
const form = byId('claim-form');
const box = byId('message');
const currency = JSON.parse(form.dataset.currency);
const { parts } = JSON.parse(form.dataset.parts);

/** In the order of the deliveries, which is that of the page. */
function chosen() {
  const ticked = [...form.querySelectorAll('input[name="part"]:checked')].map(({ value }) => value);
  return parts.filter(({ inspection }) => ticked.includes(inspection));
}

const sum = (all, side) => all.reduce((total, part) => total + minorOf(part[side]), 0n);

/** The invoice that the server made last, by its address. */
let made = { address: null, hash: null };

/** Where the invoice of what the form says lies; null where none is wanted or can be. */
function invoiceAddress() {
  const { number, lot } = form.dataset;
  const { bank, number: account, holder } = accountOf(ACCOUNT);
  if (!byId('taxed').value || !isAccount(ACCOUNT) || !chosen().length) return null;
  const query = new URLSearchParams({ lot, bank, account, holder, taxed: byId('taxed').value });
  for (const { inspection } of chosen()) query.append('inspection', inspection);
  return `/api/v1/tenders/${number}/contract/payments/invoice?${query}`;
}

/** The message as the form says it now. */
function claim() {
  const { tender, lot, contract, place, today } = form.dataset;
  const accepted = sum(chosen(), 'accepted');
  const damages = sum(chosen(), 'damages');
  return {
    type: TYPE, tender, lot, contract, number: Number(place), inspections: chosen().map(({ inspection }) => inspection), currency,
    acceptedAmount: amountText(accepted, currency.scale), damages: amountText(damages, currency.scale), payable: amountText(accepted - damages, currency.scale),
    account: accountOf(ACCOUNT), invoice: made.address === invoiceAddress() ? made.hash : null, claimedOn: today,
  };
}

function tell(tone, title, detail = '') {
  byId('claim-state').className = `og-note ${tone}`;
  byId('claim-state').replaceChildren(make('strong', { class: 't' }, title), ...(detail ? [make('p', {}, detail)] : []));
  byId('claim-state').focus();
}

/** What is not filled in is told beside its field; the first one gets the focus. */
function isWhole() {
  const none = fieldError('parts', chosen().length ? '' : t('claim.parts'));
  const wrong = accountProblem(ACCOUNT);
  (none ? form.querySelector('input[name="part"]') : byId(wrong))?.focus();
  return !none && !wrong;
}

/** The server makes the invoice of what the form says; the message names the hash of the very bytes that came. */
async function makeInvoice() {
  const address = invoiceAddress();
  if (address && address !== made.address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(t('claim.invoice'));
    made = { address, hash: sha256Hex(new Uint8Array(await answer.arrayBuffer())) };
  }
  const link = byId('invoice');
  show(link, Boolean(address));
  if (address) link.setAttribute('href', address);
  render();
}

async function send() {
  const signer = await signerFromFields();
  if (!signer) return;
  await makeInvoice();
  const bytes = canonical(claim());
  checkShown(bytes, TYPE, shownIn(box));
  await postSigned(`/api/v1/tenders/${form.dataset.number}/contract/payments/claims`, await signData(signer, bytes, await officialTime()));
  forgetPassword();
  show(form, false);
  tell('good', t('claim.done'), t('claim.done.detail'));
}

async function attempt() {
  byId('claim-send').disabled = true;
  try {
    await send();
  } catch (e) {
    tell('bad', t('claim.refused'), e instanceof NotWhatWasShown ? t('buyer.signing.other', e.member) : explain(e));
  } finally {
    byId('claim-send').disabled = false;
  }
}

const render = () => showMessage(box, claim());

form.addEventListener('input', render);
/** As soon as there is an account: whoever signs has seen the invoice and its hash before. */
const offerInvoice = () => makeInvoice().then(() => fieldError('taxed', ''), () => fieldError('taxed', t('claim.invoice')));
form.addEventListener('change', offerInvoice);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (isWhole()) attempt();
});
render();
offerInvoice();
