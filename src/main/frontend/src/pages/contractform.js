/**
 * The contract that an officer sends: what award, registry and rule set say comes from the platform and is compared there again; the officer
 * chooses dates, place, payment and, of what the rule set allows, bond, warranty and damages.
 */
import { byId, fieldError, getJson, show, t } from './dom.js';
import { textOf } from './texts.js';

/** A draft is good for fifteen minutes. */
const EVERY = 60_000;
const chosen = (id) => byId(id).value;

function warrantyOf({ warranties }) {
  const choice = chosen('warranty');
  return choice === '' ? null : { ...warranties[Number(choice)], years: Number(chosen('years')) };
}

/** The message as the form says it now. */
export function contractOf({ dataset }) {
  const choices = JSON.parse(dataset.choices);
  const terms = {
    from: chosen('from') || null,
    until: chosen('until'),
    place: { ko: textOf('placeKo'), en: textOf('placeEn') },
    payment: chosen('payment'),
    bond: { ...choices.bond, exempt: chosen('exempt') || null },
    warranty: warrantyOf(choices),
    delay: choices.delays[Number(chosen('delay'))],
    clauses: { ko: textOf('clausesKo'), en: textOf('clausesEn') },
  };
  return { ...JSON.parse(dataset.contract), terms };
}

export const contractFields = () => ['until', 'placeKo', 'clausesKo'];

/** Dates lie ahead; what the rule set bounds besides is chosen from lists. */
export function isContractWhole() {
  const from = chosen('from');
  const { min } = byId('until');
  const first = from || min;
  const wrong = (from && from < min) || chosen('until') < first;
  if (fieldError('until', wrong ? t('contract.dates') : '')) byId('until').focus();
  return !wrong;
}

/** Whether a colleague has sent another contract since this form was opened. */
export function isReplaced(form, fresh) {
  return JSON.parse(form.dataset.contract).replaces !== fresh.contract.replaces;
}

/**
 * Takes the time anew each minute, so that whoever writes long has no stale one; what was typed stays. A contract that came meanwhile is not put
 * away unseen: the form says so and is left as it is, which the platform refuses.
 */
export function keepOffered(form, render) {
  const { number, lot } = form.dataset;
  setInterval(async () => {
    const fresh = await getJson(`/api/v1/tenders/${number}/contract/draft?lot=${encodeURIComponent(lot)}`).catch(() => null);
    if (!fresh || form.querySelector('button[type=submit]').disabled) return; // being signed
    if (isReplaced(form, fresh)) {
      show(byId('meanwhile'), true);
      return;
    }
    form.dataset.contract = JSON.stringify(fresh.contract);
    form.dataset.choices = JSON.stringify(fresh.choices);
    render();
  }, EVERY);
}
