/** Who passes the technical examination: a choice for each bid, and a reason for each that fails. */
import { byId, fieldError, show, t } from './dom.js';
import { textOf, textProblem } from './texts.js';
import { instantIn } from './zone.js';

const REASON = { longest: 1000, paragraphs: true };

const bids = (form) => [...form.querySelectorAll('fieldset[data-submission]')].map(({ dataset }) => dataset.submission);
const verdict = (form, bid) => form.querySelector(`input[name="verdict-${bid}"]:checked`)?.value;
const withVerdict = (form, wanted) => bids(form).filter((bid) => verdict(form, bid) === wanted);

/** The decision as it is signed. */
export function technicalDecision(form) {
  const { tender, lot, record, close, replaces, zone } = form.dataset;
  return {
    type: 'opengeps/technical-decision/1', tender, lot, closeHash: close, recordHash: record,
    passed: withVerdict(form, 'passed'),
    failed: withVerdict(form, 'failed').map((submission) => (
      { submission, reason: { ko: textOf(`ko-${submission}`), en: textOf(`en-${submission}`) } })),
    pricesOpenAt: byId('pricesOpenAt').value ? instantIn(zone, byId('pricesOpenAt').value) : '', replaces: replaces || null,
  };
}

/** Says what is missing and puts the focus there; true if nothing is. */
export function isDecisionWhole(form) {
  const open = bids(form).filter((bid) => fieldError(`verdict-${bid}`, verdict(form, bid) ? '' : t('required')));
  const blank = withVerdict(form, 'failed').filter((bid) => fieldError(`ko-${bid}`, textProblem(textOf(`ko-${bid}`), REASON)));
  const timeless = fieldError('pricesOpenAt', byId('pricesOpenAt').value ? '' : t('required'));
  const first = [...open.map((bid) => `passed-${bid}`), ...blank.map((bid) => `ko-${bid}`), ...(timeless ? ['pricesOpenAt'] : [])][0];
  byId(first ?? '')?.focus();
  return !first;
}

/** Reasons are asked for where a bid fails. */
export function watchDecision(form) {
  const reveal = () => {
    for (const bid of bids(form)) show(form.querySelector(`[data-reasons="${bid}"]`), verdict(form, bid) === 'failed');
  };
  form.addEventListener('change', ({ target }) => {
    if (target.name?.startsWith('verdict-')) fieldError(target.name, '');
    reveal();
  });
  reveal();
}
