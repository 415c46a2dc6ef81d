/** The order that asks bids for lots in another round, in a re-bid (재입찰) or in their next stage: which, when, and why. All else stays as it was. */
import { fieldError, t } from './dom.js';
import { askToFill, judge } from './findings.js';
import { textOf } from './texts.js';
import { instantIn } from './zone.js';

const PAUSE = 500;
const TIMES = ['closesAt', 'opensAt'];

/** Tasks that write such an order, with what must be filled before anybody signs it: a next stage needs no reason. */
export const ROUND_FIELDS = { 're-bid': [...TIMES, 'reasonKo'], 'next-stage': TIMES };

const chosen = (form) => [...form.querySelectorAll('input[name="round"]:checked')].map(({ value }) => value);

function reasonOf(kind) {
  const reason = { ko: textOf('reasonKo'), en: textOf('reasonEn') };
  return kind === 're-bid' || reason.ko || reason.en ? reason : null;
}

/** The draft, as it is signed. */
export function roundOrder(form) {
  const { draft, tender, zone, task: kind } = form.dataset;
  const at = (id) => instantIn(zone, textOf(id));
  return {
    type: 'opengeps/draft/1', draft, kind, tender, bidsAlreadySealed: null, reason: reasonOf(kind),
    rounds: chosen(form), receiptOpensAt: at('receiptOpensAt') || null, closesAt: at('closesAt'), opensAt: at('opensAt'),
  };
}

/** Whether it lists anything; says beside the boxes that it must. */
export function isRoundChosen(form) {
  return !fieldError('rounds', chosen(form).length ? '' : t('buyer.rounds.none'));
}

/** Has the rules judge what is typed. */
export function watchRounds(form) {
  let timer;
  form.addEventListener('input', ({ target }) => {
    if (['keyfile', 'password'].includes(target.id)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (isRoundChosen(form) && TIMES.every((id) => textOf(id)) ? judge(form, roundOrder(form)) : askToFill()), PAUSE);
  });
}
