/**
 * What an inspector signs about a delivery. The days late and the damages follow from the contract and the days, and are counted here as the
 * server counts them: it refuses others.
 */
import { damagesOf, daysAfter } from '../crypto/damages.js';
import { amountText, minorOf } from '../crypto/money.js';
import { amountOf } from './amount.js';
import { byId, fieldError, show, t } from './dom.js';
import { textOf } from './texts.js';

/** What the firm has signed, and the inspector reads. */
export const DELIVERY = 'opengeps/delivery/1';

const chosen = (id) => byId(id).value;
const currencyOf = ({ dataset }) => JSON.parse(dataset.currency);

function acceptedBy(form) {
  const { code, scale } = currencyOf(form);
  if (chosen('result') === 'accepted') return form.dataset.amount;
  return chosen('result') === 'returned' ? amountText(0n, scale) : amountOf(chosen('accepted'), { code, scale }) ?? '';
}

/** From the day that the server says until it passes. */
const lateDays = ({ dataset }) => (dataset.lateFrom ? daysAfter(dataset.lateFrom, chosen('inspectedOn')) : 0);
const excusedDays = () => (/^\d{1,5}$/.test(chosen('excusedDays')) ? Number(chosen('excusedDays')) : 0);

function delayOf(form) {
  if (chosen('result') === 'returned') return null;
  const late = lateDays(form);
  const excused = late > 0 ? excusedDays() : 0;
  const accepted = acceptedBy(form);
  const days = Math.max(0, late - excused);
  const damages = accepted ? amountText(damagesOf(minorOf(accepted), form.dataset.rate, form.dataset.cap, days), currencyOf(form).scale) : '';
  return { lateDays: late, excusedDays: excused, excuse: excused > 0 ? textOf('excuse') || null : null, damages };
}

/** The message as the form says it now. */
export function inspectionOf(form) {
  const { tender, lot, contract, delivery } = form.dataset;
  return {
    type: 'opengeps/inspection/1', tender, lot, contract, delivery, result: chosen('result'), currency: currencyOf(form), acceptedAmount: acceptedBy(form),
    faults: chosen('result') === 'accepted' ? null : textOf('faults'), inspectedOn: chosen('inspectedOn'), witness: textOf('witness'), delay: delayOf(form),
  };
}

/** What must be written in words. */
export const inspectionFields = () => (chosen('result') === 'accepted' ? ['witness'] : ['faults', 'witness']);

const isPart = (form) => {
  const accepted = acceptedBy(form);
  return accepted !== '' && minorOf(accepted) > 0n && minorOf(accepted) < minorOf(form.dataset.amount);
};

/** Whether figures and days are in order; the first field that is not gets the focus. */
export function isInspectionWhole(form) {
  const { value, min, max } = byId('inspectedOn');
  const returned = chosen('result') === 'returned';
  const late = lateDays(form);
  const wrong = [
    ['accepted', chosen('result') !== 'partly' || isPart(form) ? '' : t('inspection.amount')],
    ['inspectedOn', value >= min && value <= max ? '' : t('inspection.day')],
    ['excusedDays', returned || late === 0 || excusedDays() <= late ? '' : t('inspection.excused', late)],
    ['excuse', returned || late === 0 || (excusedDays() > 0) === (textOf('excuse') !== '') ? '' : t('inspection.excuse')],
  ].filter(([id, message]) => fieldError(id, message));
  if (wrong.length) byId(wrong[0][0]).focus();
  return wrong.length === 0;
}

/** Fields that a result does not need are not shown. */
export function watchInspection(form) {
  const fit = () => {
    show(byId('accepted-field'), chosen('result') === 'partly');
    show(byId('faults-field'), chosen('result') !== 'accepted');
    show(byId('delay-fields'), chosen('result') !== 'returned' && lateDays(form) > 0);
  };
  form.addEventListener('input', fit);
  fit();
}
