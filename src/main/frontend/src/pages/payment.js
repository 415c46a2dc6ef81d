/** What officers sign about a claim: that it goes back, or that it is paid, with interest counted here as the server counts it. */
import { daysAfter } from '../crypto/damages.js';
import { interestOf, rateOf } from '../crypto/interest.js';
import { amountText, minorOf } from '../crypto/money.js';
import { accountOf, accountProblem } from './account.js';
import { byId, fieldError, show, t } from './dom.js';
import { textOf } from './texts.js';

/** What the firm has signed, and the officer reads. */
export const CLAIM = 'opengeps/claim/1';
/** What a colleague has signed, and the second officer reads. */
export const ORDER = 'opengeps/payment-order/1';

const DEBTOR = { bank: 'debtorBank', number: 'debtorNumber', holder: 'debtorHolder' };
const scaleIn = ({ dataset }) => JSON.parse(dataset.currency).scale;
const lateDays = ({ dataset }) => daysAfter(dataset.lastDay, byId('payOn').value);

function interestIn(form) {
  const days = lateDays(form);
  if (days === 0) return null;
  const rate = rateOf(byId('rate').value);
  const amount = rate ? amountText(interestOf(minorOf(form.dataset.payable), rate, Number(form.dataset.daysOfYear), days), scaleIn(form)) : '';
  return { days, rate: rate ?? '', source: textOf('source'), amount };
}

/** The order as the form says it now. */
export function paymentOrder(form) {
  const { tender, lot, claim, place, currency, payable, creditor } = form.dataset;
  const interest = interestIn(form);
  const total = minorOf(payable) + (interest?.amount ? minorOf(interest.amount) : 0n);
  return {
    type: ORDER, tender, lot, claim, number: Number(place), currency: JSON.parse(currency), payable, interest, total: amountText(total, scaleIn(form)),
    debtor: accountOf(DEBTOR), creditor: JSON.parse(creditor), payOn: byId('payOn').value,
  };
}

/** The return as the form says it now. */
export const claimReturn = ({ dataset: { tender, lot, claim } }) => ({ type: 'opengeps/claim-return/1', tender, lot, claim, reason: textOf('reason') });

/** Whether account, day and interest are in order; the first field that is not gets the focus. */
export function isOrderWhole(form) {
  const account = accountProblem(DEBTOR);
  const { value, min, max } = byId('payOn');
  const late = lateDays(form) > 0;
  const wrong = [
    ['payOn', value >= min && value <= max ? '' : t('payment.day')],
    ['rate', !late || rateOf(byId('rate').value) ? '' : t('payment.rate')],
    ['source', !late || (textOf('source') && textOf('source').length <= 200) ? '' : t('payment.source')],
  ].filter(([id, message]) => fieldError(id, message));
  byId(account ?? wrong[0]?.[0])?.focus();
  return !account && wrong.length === 0;
}

/** Rate and source are asked for only where the day is late. */
export function watchPayment(form) {
  const fit = () => show(byId('late-fields'), lateDays(form) > 0);
  form.addEventListener('input', fit);
  fit();
}
