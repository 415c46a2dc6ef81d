/** The score sheet, or the checklist of grounds for exclusion: each item within its bounds, the total and what it means before anybody signs. */
import { byId, fieldError, t } from './dom.js';
import { fieldPoints, plain, scaled, total as totalOf, wrong } from './points.js';

const inputs = (form) => [...form.querySelectorAll('[data-item]')];

function problem({ value, dataset }) {
  const text = value.trim();
  if (text === '') return t('required');
  const fault = wrong(text, dataset);
  return fault ? t(`score.${fault}`, fault === 'below' ? dataset.minimum : dataset.maximum) : '';
}

/** Says beside each item what is wrong and puts the focus there; true if all is right. */
export function isSheetRight(form) {
  const faulty = inputs(form).filter((input) => fieldError(input.id, problem(input)));
  faulty[0]?.focus();
  return faulty.length === 0;
}

export const scoresOf = (form) => inputs(form).map((input) => (
  { item: input.dataset.item, score: input.value.trim(), maximum: input.dataset.maximum }));

const fieldRows = (form) => [...form.querySelectorAll('[data-field]')];
const fieldOf = ({ dataset }) => ({ maximum: dataset.maximum, items: dataset.items.split(' ') });

/** What follows from the answers: of equal quotations all are examined first, and a correction counts once a second officer approves it. */
function groundsVerdict(outcome, { tied, proposal }) {
  if (proposal) return t(`grounds.${outcome}.proposal`);
  return t(tied === 'true' ? `grounds.${outcome}.tied` : `grounds.${outcome}`);
}

function showTotal(form) {
  const { computed, pass, sheet } = form.dataset;
  const isChecklist = sheet === 'checklist';
  const right = inputs(form).every((input) => !problem(input));
  const verdict = byId('score-verdict');
  for (const row of fieldRows(form)) row.querySelector('strong').textContent = right ? plain(fieldPoints(fieldOf(row), scoresOf(form))) : '–';
  if (!right) {
    if (byId('score-total')) byId('score-total').textContent = '–';
    verdict.className = 'og-note';
    verdict.textContent = isChecklist ? t('grounds.open') : t('score.pass', pass);
    return;
  }
  const total = scaled(computed) + totalOf(scoresOf(form), fieldRows(form).map(fieldOf));
  const passed = total >= scaled(pass);
  const shown = byId('score-total');
  if (shown) shown.textContent = plain(total);
  verdict.className = `og-note ${passed ? 'good' : 'bad'}`;
  const outcome = passed ? 'passes' : 'fails';
  verdict.textContent = isChecklist ? groundsVerdict(outcome, form.dataset) : t(`score.${outcome}`, plain(total), pass);
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
