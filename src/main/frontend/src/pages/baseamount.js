/** The order that says the amounts which a notice left open: its terms as they stand, and what the officer types. */
import { amountOf, readAmount, regroup } from './amount.js';
import { byId } from './dom.js';
import { askToFill, judge } from './findings.js';
import { textOf } from './texts.js';

const PAUSE = 500;
const fields = (form) => [byId('baseAmount'), ...form.querySelectorAll('[data-award-term]')];

/** Null where nothing is typed; what is no amount is refused by the rules. */
function typed({ id }, currency) {
  return textOf(id) ? amountOf(textOf(id), currency) ?? '' : null;
}

/** The draft, as it is signed. */
export function baseAmountOrder(form) {
  const { terms, draft, tender, currency } = form.dataset;
  const unit = JSON.parse(currency);
  const before = JSON.parse(terms);
  const award = Object.fromEntries([...form.querySelectorAll('[data-award-term]')].map((field) => [field.dataset.awardTerm, typed(field, unit)]));
  return {
    ...before, type: 'opengeps/draft/1', draft, kind: 'base-amount', tender, bidsAlreadySealed: null, reason: null,
    price: { ...before.price, baseAmount: typed(byId('baseAmount'), unit) }, award: { ...before.award, ...award },
  };
}

/** Groups and reads out what is typed, and has the rules judge it. */
export function watchBaseAmount(form) {
  const unit = JSON.parse(form.dataset.currency);
  let timer;
  form.addEventListener('input', ({ target }) => {
    if (!fields(form).includes(target)) return;
    const amount = amountOf(textOf(target.id), unit);
    if (amount) regroup(target, amount, unit);
    if (target.id === 'baseAmount') byId('baseAmount-reading').textContent = amount ? readAmount(amount, unit) : '';
    clearTimeout(timer);
    timer = setTimeout(() => (textOf('baseAmount') ? judge(form, baseAmountOrder(form)) : askToFill()), PAUSE);
  });
}
