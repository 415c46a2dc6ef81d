/** An officer's answer to one question or several, or the reason why there is none: the form, and the message that is signed. */
import { byId, fieldError, show, t } from './dom.js';
import { textOf } from './texts.js';

const chosen = (form) => [...form.querySelectorAll('input[name="question"]:checked')];
const isRefused = (form) => form.querySelector('input[name="outcome"]:checked').value === 'refuse';
const both = (id) => ({ ko: textOf(`${id}Ko`), en: textOf(`${id}En`) });

/** The message as the form says it now. */
export function answerTo(form) {
  const refused = isRefused(form);
  return {
    type: 'opengeps/answer/1',
    tender: form.dataset.tender,
    questions: chosen(form).map(({ value }) => value),
    question: refused ? null : both('question'),
    answer: refused ? null : both('answer'),
    refused: refused ? byId('refused').value : null,
    correction: !refused && byId('correction').checked,
  };
}

/** What must be filled in. */
export const answerFields = (form) => (isRefused(form) ? [] : ['questionKo', 'answerKo']);

/** Whether a question is chosen; told where they stand. */
export function isAnswerWhole(form) {
  const some = chosen(form).length > 0;
  byId('questions-error').textContent = some ? '' : t('answer.choose');
  if (!some) form.querySelector('input[name="question"]')?.focus();
  return some;
}

/** The wording that is published begins as what was asked, until the officer writes something else. */
export function watchAnswer(form) {
  const wording = byId('questionKo');
  let own = '';
  const follow = () => {
    if (wording.value === own) {
      own = chosen(form).map(({ dataset }) => dataset.text).join('\n\n');
      wording.value = own;
    }
    show(byId('answer-fields'), !isRefused(form));
    show(byId('refusal-fields'), isRefused(form));
    byId('questions-error').textContent = '';
  };
  form.addEventListener('input', follow); // before the page shows the message anew, which hears the same event
  for (const id of ['questionKo', 'answerKo']) byId(id).addEventListener('input', () => fieldError(id, ''));
  follow();
}
