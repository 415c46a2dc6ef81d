/** Watches an opening: asks every two seconds and shows how far it has come. */
import { isSynchronised, serverNow } from './clock.js';
import { byId, getJson, show, t } from './dom.js';
import { asksState, openingsOf, stageOf, stepsDone } from './openingsteps.js';

const box = byId('opening');
const { number, lot, k, n } = box.dataset;
const PAUSE = 2000;

/** The state of the lot when the page was made. */
const pageState = box.dataset.state.toLowerCase().replaceAll('_', '-');

/** Before the closing there is no opening to ask for: the page's own state, and the clock, tell the stage. */
function stageBefore() {
  const closed = isSynchronised() && serverNow() >= Date.parse(box.dataset.closes);
  if (['cancelled', 'failed'].includes(pageState)) return pageState;
  return closed ? 'draining' : pageState;
}

/** Whether those who pass are asked for their prices in a stage of their own. */
const isStaged = box.querySelector('[data-staged]') !== null;

const stepOf = (name) => box.querySelector(`[data-step="${name}"]`);

function mark(name, done, isNow, detail) {
  const item = stepOf(name);
  item.classList.toggle('done', done);
  item.classList.toggle('now', isNow);
  if (detail) item.querySelector('[data-detail]').textContent = detail;
}

function render({ stage, found }) {
  if (found) renderSteps(found, stage);
  // how a lot failed the page knows from the server, and its openings do not
  if (![stage, pageState].includes('failed')) {
    const text = t(`opening.stage.${stage}`);
    if (byId('stage').textContent !== text) byId('stage').textContent = text;
  }
  const toSee = stage === 'opened' || (Boolean(found?.first.record) && (isStaged || stage === 'failed'));
  show(byId('result-link'), toSee);
}

function renderSteps(found, stage) {
  const now = found.last ?? found.first;
  // where no price is drawn, or there is one envelope, there is no such step
  const steps = Object.entries(stepsDone(found, Number(k))).filter(([name]) => stepOf(name));
  const next = steps.find(([, done]) => !done)?.[0];
  const details = {
    close: Number.isInteger(now.sealed) ? counted(now) : null,
    [found.last ? 'partials' : 'technical']: now.gateKey ? t('opening.partials', (now.partials ?? []).length, n, k) : null,
  };
  for (const [name, done] of steps) mark(name, done, stage !== 'failed' && name === next, details[name]);
}

/** How many were sealed, and how many of them are not opened since their bidders asked for it. */
function counted({ sealed, removed = [] }) {
  return [t('opening.counts', sealed), ...(removed.length ? [t('opening.removed', removed.length)] : [])].join(' · ');
}

/** The state of the lot, as its tender says it now. */
async function stateNow() {
  const { lots } = await getJson(`/api/v1/tenders/${number}`);
  return lots.find((one) => one.lot === lot).state;
}

async function ask() {
  const { openings } = await getJson(`/api/v1/tenders/${number}/opening`);
  const found = openingsOf(openings.filter((one) => one.lot === lot), Boolean(stepOf('technical')));
  if (!found) return { stage: stageBefore(), state: pageState };
  const state = asksState(found) ? await stateNow() : pageState;
  return { found, state, stage: stageOf(found, isStaged, state) };
}

/** The same page, made after the lot has failed; of this lot, also where another round of it is asked for by now. */
function readAgain() {
  const here = new URL(location.href);
  here.searchParams.set('lot', lot);
  location.replace(here);
}

/** Whether nothing comes any more. A failed opening is not yet a failed lot. */
const isOver = (stage) => ['opened', 'cancelled', 'continued'].includes(stage) || (stage === 'failed' && pageState === 'failed');

async function poll() {
  try {
    const view = await ask();
    render(view);
    if (view.state === 'failed' && pageState !== 'failed') {
      setTimeout(readAgain, PAUSE);
      return;
    }
    if (isOver(view.stage)) return;
  } catch {
    // a missed answer is asked for again at the next turn
  }
  setTimeout(poll, PAUSE);
}

poll();
