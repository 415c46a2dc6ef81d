/** Watches an opening: asks every two seconds and shows how far it has come. */
import { serverNow } from './clock.js';
import { byId, getJson, show, t } from './dom.js';

const box = byId('opening');
const { number, lot, k, n } = box.dataset;
const PAUSE = 2000;

/** Before the closing there is no opening to ask for: the page's own state, and the clock, tell the stage. */
function stageBefore() {
  const closed = serverNow() >= Date.parse(box.dataset.closes);
  const { state } = box.dataset;
  if (['cancelled', 'failed'].includes(word(state))) return word(state);
  return closed ? 'draining' : word(state);
}

const word = (state) => state.toLowerCase().replaceAll('_', '-');

/** Whether those who pass are asked for their prices in a stage of their own. */
const isStaged = box.querySelector('[data-staged]') !== null;

const stepOf = (name) => box.querySelector(`[data-step="${name}"]`);

/** Which steps are done at a stage, given what the server tells of the opening, and of the one of the technical envelopes before it. */
function stepsDone(view) {
  const opened = view.stage === 'opened';
  const first = view.first ?? view;
  const done = {
    close: Boolean(view.closeHash), gate: opened || Boolean(first.gateKey), technical: first.stage === 'opened', decision: Boolean(view.first ?? view.judgment),
    prices: Boolean(view.first && view.gateKey), partials: opened || (!isHalf(view) && (view.partials ?? []).length >= Number(k)), draw: opened, record: opened,
  };
  // where no price is drawn, or there is one envelope, there is no such step
  return Object.fromEntries(Object.entries(done).filter(([name]) => stepOf(name)));
}

function mark(name, done, isNow, detail) {
  const item = stepOf(name);
  item.classList.toggle('done', done);
  item.classList.toggle('now', isNow);
  if (detail) item.querySelector('[data-detail]').textContent = detail;
}

function render(view) {
  const done = stepsDone(view);
  const next = Object.keys(done).find((name) => !done[name]);
  const details = {
    close: Number.isInteger(view.sealed) ? counted(view) : null,
    [isHalf(view) ? 'technical' : 'partials']: view.gateKey ? t('opening.partials', (view.partials ?? []).length, n, k) : null,
  };
  const running = close(view) && view.stage !== 'failed';
  for (const name of Object.keys(done)) mark(name, done[name], running && name === next, details[name]);
  if (!failedSince(view)) {
    const text = t(`opening.stage.${view.stage}`);
    if (byId('stage').textContent !== text) byId('stage').textContent = text;
  }
  show(byId('result-link'), view.stage === 'opened' || (isStaged && view.record));
}

/** How many were sealed, and how many of them are not opened since their bidders asked for it. */
function counted({ sealed, removed = [] }) {
  return [t('opening.counts', sealed), ...(removed.length ? [t('opening.removed', removed.length)] : [])].join(' · ');
}

/** Whether there is more to come than the server tells of: prices, whose opening begins with a decision. */
const isHalf = (view) => Boolean(stepOf('technical')) && !view.first;

const close = (view) => Boolean(view.closeHash);

/** The opening went well and the tender failed afterwards: the page says so, the opening does not know. */
const failedSince = (view) => (view.stage === 'opened' || (isStaged && view.record)) && word(box.dataset.state) === 'failed';

/** What comes after technical bids that are open; in a stage of their own the page knows how that ended. */
function examined({ judgment }) {
  if (!isStaged) return 'examining';
  const over = ['admitted', 'continued'].find((state) => state === word(box.dataset.state));
  return over ?? (judgment ? 'decided' : 'examining');
}

async function ask() {
  const { openings } = await getJson(`/api/v1/tenders/${number}/opening`);
  const own = openings.filter((one) => one.lot === lot);
  const [first] = own.filter(({ envelope }) => envelope === 'technical' || !stepOf('technical'));
  if (!first || !stepOf('technical')) return first ?? { stage: stageBefore() };
  const price = own.find(({ envelope }) => envelope === 'price');
  if (price) return { ...price, first, stage: price.stage === 'closed' ? 'prices' : price.stage };
  return { ...first, stage: first.stage === 'opened' ? examined(first) : first.stage };
}

async function poll() {
  try {
    const view = await ask();
    render(view);
    if (['opened', 'failed', 'cancelled', 'continued'].includes(view.stage)) return;
  } catch {
    // a missed answer is asked for again at the next turn
  }
  setTimeout(poll, PAUSE);
}

poll();
