/** The order that says the amounts which a notice left open: its terms as they stand, and what the officer types. */
import { byId } from './dom.js';
import { askToFill, judge } from './findings.js';
import { filledLots, readLot } from './lots.js';

const PAUSE = 500;

/** The draft, as it is signed. */
export function baseAmountOrder(form) {
  const { terms, draft, tender, currency } = form.dataset;
  const before = JSON.parse(terms);
  return {
    ...before, type: 'opengeps/draft/1', draft, kind: 'base-amount', tender, bidsAlreadySealed: null, reason: null,
    lots: filledLots(form, before.lots, JSON.parse(currency)),
  };
}

/** The fields in which a base amount is to be said. */
export function baseAmountFields(form) {
  return [...form.querySelectorAll('[data-amount="baseAmount"]')].map(({ id }) => id);
}

/** Groups and reads out what is typed, and has the rules judge it. */
export function watchBaseAmount(form) {
  const unit = JSON.parse(form.dataset.currency);
  let timer;
  form.addEventListener('input', ({ target }) => {
    const lot = target.closest('[data-lot]');
    if (!lot) return;
    const reading = byId(`${target.id}-reading`);
    if (reading) reading.textContent = '';
    readLot(lot, unit);
    clearTimeout(timer);
    timer = setTimeout(() => (baseAmountFields(form).every((id) => byId(id).value.trim()) ? judge(form, baseAmountOrder(form)) : askToFill()), PAUSE);
  });
}
