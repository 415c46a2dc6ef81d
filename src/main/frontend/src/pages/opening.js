/** Watches an opening: asks every two seconds and shows how far it has come. */
import { byId, getJson, show, t } from './dom.js';

const box = byId('opening');
const { number, k, n } = box.dataset;
const PAUSE = 2000;
const FINAL = ['OPENED', 'EVALUATING', 'AWARD_INTENDED', 'AWARDED', 'FAILED', 'CANCELLED'];

/** Which steps are done in a state, given what the server tells of the opening. */
function stepsDone(view) {
  const opened = ['OPENED', 'EVALUATING', 'AWARD_INTENDED', 'AWARDED'].includes(view.state);
  const close = opened || Boolean(view.closeHash) || ['CLOSED', 'OPENING', 'FAILED'].includes(view.state);
  return { close, gate: opened || Boolean(view.gateKey), partials: opened || (view.partials ?? []).length >= Number(k), draw: opened, record: opened };
}

function mark(name, done, isNow, detail) {
  const item = box.querySelector(`[data-step="${name}"]`);
  item.classList.toggle('done', done);
  item.classList.toggle('now', isNow);
  if (detail) item.querySelector('[data-detail]').textContent = detail;
}

function render(view) {
  const done = stepsDone(view);
  const next = Object.keys(done).find((name) => !done[name]);
  const details = {
    close: Number.isInteger(view.sealed) ? t('opening.counts', view.sealed) : null,
    partials: view.gateKey ? t('opening.partials', (view.partials ?? []).length, n, k) : null,
  };
  const running = view.state !== 'OPEN' && view.state !== 'NOTICED' && view.state !== 'FAILED';
  for (const name of Object.keys(done)) mark(name, done[name], running && name === next, details[name]);
  const text = t(`opening.stage.${view.state.toLowerCase().replaceAll('_', '-')}`);
  if (byId('stage').textContent !== text) byId('stage').textContent = text;
  show(byId('result-link'), FINAL.includes(view.state) && view.state !== 'FAILED' && view.state !== 'CANCELLED');
}

async function poll() {
  try {
    const view = await getJson(`/api/v1/tenders/${number}/opening`);
    render(view);
    if (FINAL.includes(view.state)) return;
  } catch {
    // a missed answer is asked for again at the next turn
  }
  setTimeout(poll, PAUSE);
}

poll();
