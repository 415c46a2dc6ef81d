/** A purchase on one quote: the form, the message that is signed, and what must be filled in before. The quote itself stays with the agency. */
import { hex } from '../crypto/bytes.js';
import { amountOf, readAmount, regroup } from './amount.js';
import { byId, fieldError, t } from './dom.js';
import { textOf } from './texts.js';

const AMOUNTS = ['estimatedAmount', 'quoteAmount', 'amount'];
const DATES = ['contractDate', 'performedUntil'];
const NUMBER = /^\d{10}$/;

/** Of the file that was chosen last. */
let quote = null;

const currencyOf = (form) => JSON.parse(form.dataset.currency);
const amountIn = (id, currency) => amountOf(byId(id).value, currency) ?? '';
const numberIn = () => byId('supplier').value.replace(/[\s-]/g, '');
const both = (id) => ({ ko: textOf(`${id}Ko`), en: textOf(`${id}En`) });
const boxes = (form, name) => [...form.querySelectorAll(`input[name="${name}"]`)].filter((box) => !box.closest('[hidden]'));
const checked = (form, name) => boxes(form, name).filter((box) => box.checked).map(({ value }) => value);

/** The message as the form says it now. */
export function directAward(form) {
  const currency = currencyOf(form);
  const [type, kind] = byId('business').value.split(' ');
  return {
    type: 'opengeps/direct-award/1',
    directAward: form.dataset.id,
    title: both('title'),
    business: { type, kind },
    ground: byId('ground').value,
    currency,
    estimatedAmount: amountIn('estimatedAmount', currency),
    vat: byId('vat').value,
    supplier: numberIn(),
    quoteAmount: amountIn('quoteAmount', currency),
    quote: quote ?? { name: '', size: 0, sha256: '' },
    amount: amountIn('amount', currency),
    contractDate: byId('contractDate').value,
    performedUntil: byId('performedUntil').value,
    confirmed: checked(form, 'confirmed'),
    declared: checked(form, 'declared'),
    reason: both('reason'),
    ruleSet: JSON.parse(form.dataset.rules),
  };
}

/** Texts that must be filled in. */
export const DIRECT_FIELDS = ['titleKo', 'reasonKo'];

/** Whether a list of boxes is checked whole; told beside it. */
function isChecked(form, name) {
  const open = boxes(form, name).filter((box) => !box.checked);
  byId(`${name}-error`).textContent = open.length ? t(`direct.open.${name}`) : '';
  return open;
}

/** Whether all but the texts is filled in; the first field that is not gets the focus. */
export function isDirectWhole(form) {
  const currency = currencyOf(form);
  const wrong = [
    ...AMOUNTS.filter((id) => fieldError(id, amountIn(id, currency) ? '' : t('direct.amount'))),
    ...(fieldError('supplier', NUMBER.test(numberIn()) ? '' : t('direct.supplier')) ? ['supplier'] : []),
    ...(fieldError('quote', quote ? '' : t('direct.file')) ? ['quote'] : []),
    ...DATES.filter((id) => fieldError(id, byId(id).value ? '' : t('direct.date'))),
  ].map(byId);
  const open = [...wrong, ...isChecked(form, 'confirmed'), ...isChecked(form, 'declared')];
  open[0]?.focus();
  return open.length === 0;
}

/** Grounds that are none for this kind of business are not offered, and not asked about. */
function offerKinds(form) {
  const [, kind] = byId('business').value.split(' ');
  for (const one of form.querySelectorAll('[data-kinds]')) {
    const fits = one.dataset.kinds.split(' ').includes(kind);
    one.hidden = !fits;
    if (one.tagName === 'OPTION') one.disabled = !fits;
  }
  const ground = byId('ground');
  if (ground.selectedOptions[0]?.disabled) ground.value = [...ground.options].find((option) => !option.disabled).value;
}

async function read(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return { name: file.name.normalize('NFC'), size: file.size, sha256: hex(new Uint8Array(digest)) };
}

/** Keeps the form together while it is filled in. @param {() => void} render shows the message anew */
export function watchDirectAward(form, render) {
  const currency = currencyOf(form);
  offerKinds(form);
  byId('business').addEventListener('change', () => {
    offerKinds(form);
    render();
  });
  for (const id of AMOUNTS) {
    byId(id).addEventListener('input', ({ target }) => {
      const amount = amountOf(target.value, currency);
      byId(`${id}-reading`).textContent = amount ? readAmount(amount, currency) : '';
      if (amount) regroup(target, amount, currency);
    });
  }
  byId('quote').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    quote = file?.size ? await read(file) : null;
    fieldError('quote', file && !quote ? t('direct.file') : '');
    render();
  });
  for (const name of ['confirmed', 'declared']) {
    for (const box of form.querySelectorAll(`input[name="${name}"]`)) box.addEventListener('change', () => { byId(`${name}-error`).textContent = ''; });
  }
}
