/**
 * A firm asks about a notice. Nothing is signed: a signature would tell who thinks of bidding. What comes back is the question with a random
 * number; whoever keeps it can show later that it was this one, and nobody else can.
 */
import { canonical } from '../crypto/json.js';
import { byId, explain, fieldError, formatTime, make, offer, Refused, request, show, t, zoneName } from './dom.js';
import { textOf, textProblem } from './texts.js';

const form = byId('question-form');

/** The text may tell who asks: said beside the field, and sent only if the asker wants it so. */
const NAMES_ASKER = 'question-names-asker';

function tell(tone, title, ...details) {
  byId('question-state').className = `og-note ${tone}`;
  byId('question-state').replaceChildren(make('strong', { class: 't' }, title), ...details.map((one) => (typeof one === 'string' ? make('p', {}, one) : one)));
  byId('question-state').focus();
}

function kept(answer) {
  const link = make('a', { class: 'krds-btn secondary' }, t('questions.keep'));
  offer(link, canonical(answer.question), `question-${answer.questionHash.slice(0, 12)}.json`, 'application/json');
  return make('p', {}, link);
}

function asked(answer) {
  const { zone } = form.dataset;
  const due = new Date(answer.dueAt);
  show(form, false);
  if ('none' in byId('questions-count').dataset) show(byId('questions-count'), false); // "no questions yet" is no longer true
  tell('good', t('questions.done'), t('questions.done.detail', `${formatTime(due, zone)} (${zoneName(zone, due)})`), t('questions.keep.detail'),
    make('p', { class: 'og-mono', id: 'question-hash' }, answer.questionHash), kept(answer));
}

async function send() {
  const body = JSON.stringify({ text: textOf('question'), asIs: byId('as-is').checked });
  const response = await request(`/api/v1/tenders/${form.dataset.number}/questions`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body,
  });
  asked(await response.json());
}

async function attempt() {
  byId('question-send').disabled = true;
  try {
    await send();
  } catch (e) {
    if (e instanceof Refused && e.code === NAMES_ASKER) {
      show(byId('as-is-field'));
      fieldError('question', e.message);
      byId('question').focus();
    } else {
      tell('bad', t('questions.failed'), explain(e));
    }
  } finally {
    byId('question-send').disabled = false;
  }
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const problem = textProblem(textOf('question'), { longest: Number(form.dataset.longest), paragraphs: true });
  if (fieldError('question', problem)) byId('question').focus();
  else attempt();
});
