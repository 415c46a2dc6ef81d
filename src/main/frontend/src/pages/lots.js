/** The lots of a draft: a fieldset for each that there may be, of which the first ones are shown. */
import { compose } from '../crypto/plaintext.js';
import { amountOf, readAmount, regroup } from './amount.js';
import { byId } from './dom.js';

const typed = (field) => compose(field?.value ?? '');
const titled = (lot) => lot.querySelector('[data-title]') !== null;

/** One of several that an order of a re-bid lists alone: it keeps its title. */
const isOneOfSeveral = (lot) => lot.querySelector('[data-lot-title="kept"]') !== null;

/** Those that the draft has. */
export function shownLots(form) {
  return [...(form?.querySelectorAll('[data-lot]:not([hidden])') ?? [])];
}

/** Null where nothing is typed; what is no amount is refused by the rules. */
function amountIn(field, currency) {
  return typed(field) ? amountOf(typed(field), currency) ?? '' : null;
}

/** What is typed for the award; what is left empty is left to the method. */
function awardOf(lot, byRules, currency) {
  const terms = [...lot.querySelectorAll('[data-award-term]')].map((field) => [field.dataset.awardTerm, amountIn(field, currency)]);
  return Object.fromEntries([...byRules.map((name) => [name, null]), ...terms]);
}

/** A tender with one lot has one title. */
function titleOf(lot, several) {
  const [ko, en] = ['ko', 'en'].map((language) => typed(lot.querySelector(`[data-title="${language}"]`)));
  return several && titled(lot) ? { ko, en } : null;
}

/** As the draft says them. */
export function draftedLots(form, currency) {
  const byRules = (form.dataset.awardByRules ?? '').split(',').filter(Boolean);
  const lots = shownLots(form);
  return lots.map((lot) => ({
    title: titleOf(lot, lots.length > 1 || isOneOfSeveral(lot)),
    price: {
      currency, estimatedAmount: amountIn(lot.querySelector('[data-amount="estimatedAmount"]'), currency) ?? '',
      baseAmount: amountIn(lot.querySelector('[data-amount="baseAmount"]'), currency),
    },
    award: awardOf(lot, byRules, currency),
  }));
}

/** Terms as they stand with what is typed into the fields of lots. */
export function filledLots(form, lots, currency) {
  const typedIn = new Map(shownLots(form).map((lot) => [lot.dataset.lot, lot]));
  return lots.map((lot, i) => {
    const fields = typedIn.get(`lots[${i}]`);
    if (!fields) return lot;
    const baseAmount = amountIn(fields.querySelector('[data-amount="baseAmount"]'), currency);
    return { ...lot, price: { ...lot.price, baseAmount }, award: { ...lot.award, ...awardOf(fields, [], currency) } };
  });
}

/** Groups the amounts of a lot and reads them out. */
export function readLot(lot, currency) {
  for (const field of lot.querySelectorAll('[data-amount], [data-award-term]')) {
    const amount = amountOf(typed(field), currency);
    if (amount) regroup(field, amount, currency);
    const reading = byId(`${field.id}-reading`);
    if (reading && amount) reading.textContent = readAmount(amount, currency);
  }
}

/** Shows one lot more or less; what was typed into one that is taken away comes back with it. */
export function watchLots(form, changed) {
  const all = [...form.querySelectorAll('[data-lot]')];
  let shown = Math.max(1, all.filter(({ dataset }) => dataset.drafted === 'true').length);
  const show = () => {
    all.forEach((lot, i) => {
      lot.hidden = i >= shown;
      const title = lot.querySelector('[data-lot-title]');
      if (title) title.hidden = shown === 1 && !isOneOfSeveral(lot);
    });
    if (byId('add-lot')) byId('add-lot').disabled = shown === all.length;
    if (byId('remove-lot')) byId('remove-lot').disabled = shown === 1;
  };
  byId('add-lot')?.addEventListener('click', () => {
    shown += 1;
    show();
    all[shown - 1].querySelector('input')?.focus();
    changed();
  });
  byId('remove-lot')?.addEventListener('click', () => {
    shown -= 1;
    show();
    changed();
  });
  // a correction shows them and changes none
  if (form.dataset.locked === 'true') for (const input of form.querySelectorAll('[data-lot] input')) input.readOnly = true;
  show();
}
