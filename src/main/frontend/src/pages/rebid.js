/** The order that lets lots which failed be bid for once more (재입찰): which, when, and why. All else stays as it was. */
import { fieldError, t } from './dom.js';
import { askToFill, judge } from './findings.js';
import { textOf } from './texts.js';
import { instantIn } from './zone.js';

const PAUSE = 500;

/** What must be filled before anybody signs it. */
export const REBID_FIELDS = ['closesAt', 'opensAt', 'reasonKo'];

const chosen = (form) => [...form.querySelectorAll('input[name="round"]:checked')].map(({ value }) => value);

/** The draft, as it is signed. */
export function rebidOrder(form) {
  const { draft, tender, zone } = form.dataset;
  const at = (id) => instantIn(zone, textOf(id));
  return {
    type: 'opengeps/draft/1', draft, kind: 're-bid', tender, bidsAlreadySealed: null, reason: { ko: textOf('reasonKo'), en: textOf('reasonEn') },
    rounds: chosen(form), receiptOpensAt: at('receiptOpensAt') || null, closesAt: at('closesAt'), opensAt: at('opensAt'),
  };
}

/** Whether it lists anything; says beside the boxes that it must. */
export function isRoundChosen(form) {
  return !fieldError('rounds', chosen(form).length ? '' : t('buyer.re-bid.none'));
}

/** Has the rules judge what is typed. */
export function watchRebid(form) {
  let timer;
  form.addEventListener('input', ({ target }) => {
    if (['keyfile', 'password'].includes(target.id)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (isRoundChosen(form) && ['closesAt', 'opensAt'].every((id) => textOf(id)) ? judge(form, rebidOrder(form)) : askToFill()), PAUSE);
  });
}
