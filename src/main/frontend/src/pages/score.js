/** The score sheet, or the checklist of grounds for exclusion: each item within its maximum, the total and what it means before anybody signs. Exact, in ten-thousandths. */
import { byId, fieldError, t } from './dom.js';

const FORM = /^(0|[1-9][0-9]{0,2})(\.[0-9]{1,4})?$/;
const DECIMALS = 4;

const scaled = (text) => {
  const [whole, part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(DECIMALS, '0'));
};

const plain = (number) => {
  const digits = String(number).padStart(DECIMALS + 1, '0');
  return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/\.?0+$/, '');
};

const inputs = (form) => [...form.querySelectorAll('[data-item]')];

function problem({ value, dataset }) {
  const text = value.trim();
  if (text === '') return t('required');
  if (!FORM.test(text)) return t('score.form');
  return scaled(text) > scaled(dataset.maximum) ? t('score.above', dataset.maximum) : '';
}

/** Says beside each item what is wrong and puts the focus there; true if all is right. */
export function isSheetRight(form) {
  const wrong = inputs(form).filter((input) => fieldError(input.id, problem(input)));
  wrong[0]?.focus();
  return wrong.length === 0;
}

export const scoresOf = (form) => inputs(form).map((input) => (
  { item: input.dataset.item, score: input.value.trim(), maximum: input.dataset.maximum }));

function showTotal(form) {
  const { computed, pass, sheet } = form.dataset;
  const isChecklist = sheet === 'checklist';
  const right = inputs(form).every((input) => !problem(input));
  const verdict = byId('score-verdict');
  if (!right) {
    if (byId('score-total')) byId('score-total').textContent = '–';
    verdict.className = 'og-note';
    verdict.textContent = isChecklist ? t('grounds.open') : t('score.pass', pass);
    return;
  }
  const total = inputs(form).reduce((sum, input) => sum + scaled(input.value.trim()), scaled(computed));
  const passed = total >= scaled(pass);
  const shown = byId('score-total');
  if (shown) shown.textContent = plain(total);
  verdict.className = `og-note ${passed ? 'good' : 'bad'}`;
  const outcome = passed ? 'passes' : 'fails';
  verdict.textContent = isChecklist ? t(`grounds.${outcome}`) : t(`score.${outcome}`, plain(total), pass);
}

/** Keeps the total up to date while scores are typed. */
export function watchSheet(form) {
  form.querySelectorAll('select[data-answer]').forEach((select) => { select.value = select.dataset.answer; });
  form.addEventListener('input', (event) => {
    if (!event.target.dataset.item) return;
    if (event.target.value.trim()) fieldError(event.target.id, problem(event.target));
    showTotal(form);
  });
  showTotal(form);
}
