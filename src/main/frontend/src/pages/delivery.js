/**
 * The firm says what it has delivered under its contract, or that it has finished. What is signed stands on the page, member by member; the
 * amount of the last delivery is what is left.
 */
import { canonical } from '../crypto/json.js';
import { minorOf } from '../crypto/money.js';
import { checkShown, NotWhatWasShown } from '../crypto/prepared.js';
import { signData } from '../crypto/signed.js';
import { amountOf } from './amount.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, make, postSigned, show, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { showMessage, shownIn } from './message.js';
import { textOf, textProblem } from './texts.js';

const TYPE = 'opengeps/delivery/1';
const WHAT = { longest: 1000, paragraphs: true };
const form = byId('delivery-form');
const box = byId('message');
const currency = JSON.parse(form.dataset.currency);
const kind = () => form.querySelector('input[name="kind"]:checked')?.value ?? '';
const amount = () => (kind() === 'whole' ? form.dataset.rest : amountOf(byId('amount').value, currency) ?? '');

/** The message as the form says it now. */
function delivery() {
  const { tender, lot, contract, place, mends } = form.dataset;
  return {
    type: TYPE, tender, lot, contract, number: Number(place), kind: kind(), mends: mends || null, deliveredOn: byId('deliveredOn').value,
    what: textOf('what'), currency, deliveredAmount: amount(),
  };
}

function tell(tone, title, detail = '') {
  byId('delivery-state').className = `og-note ${tone}`;
  byId('delivery-state').replaceChildren(make('strong', { class: 't' }, title), ...(detail ? [make('p', {}, detail)] : []));
  byId('delivery-state').focus();
}

const isPart = () => amount() !== '' && minorOf(amount()) > 0n && minorOf(amount()) < minorOf(form.dataset.rest);

/** What is not filled in is told beside its field; the first one gets the focus. */
function isWhole() {
  const { value, min, max } = byId('deliveredOn');
  const wrong = [
    ['kind', kind() ? '' : t('delivery.kind')],
    ['amount', kind() !== 'part' || isPart() ? '' : t('delivery.amount')],
    ['deliveredOn', value >= min && value <= max ? '' : t('delivery.day')],
    ['what', textProblem(textOf('what'), WHAT)],
  ].filter(([id, message]) => fieldError(id, message));
  if (wrong.length) (byId(wrong[0][0]) ?? byId('kind-part') ?? byId('kind-whole')).focus();
  return wrong.length === 0;
}

async function send() {
  const signer = await signerFromFields();
  if (!signer) return;
  const bytes = canonical(delivery());
  checkShown(bytes, TYPE, shownIn(box));
  await postSigned(`/api/v1/tenders/${form.dataset.number}/contract/deliveries`, await signData(signer, bytes, await officialTime()));
  forgetPassword();
  show(form, false);
  tell('good', t('delivery.done'), t('delivery.done.detail'));
}

async function attempt() {
  byId('delivery-send').disabled = true;
  try {
    await send();
  } catch (e) {
    tell('bad', t('delivery.refused'), e instanceof NotWhatWasShown ? t('buyer.signing.other', e.member) : explain(e));
  } finally {
    byId('delivery-send').disabled = false;
  }
}

function render() {
  show(byId('amount-field'), kind() === 'part');
  showMessage(box, delivery());
}

form.addEventListener('input', render);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (isWhole()) attempt();
});
render();
