/**
 * What a firm is asked for with its bid, until when, and its answer: the points that it claims. Only the firm itself is told, once it has
 * logged in; what is signed is made here from what the platform's officers have signed.
 */
import { answerTo, openOf } from './asked.js';
import { handIn, submission, tell as say } from './candidate.js';
import { clockReady, serverNow } from './clock.js';
import { byId, explain, fieldError, getJson, make, show, t } from './dom.js';
import { instant } from './held.js';
import { showMessage } from './message.js';
import { plain, scaled } from './points.js';
import { isFirm } from './reads.js';
import { isSheetRight, scoresOf, watchSheet } from './score.js';
import { textOf, textProblem } from './texts.js';

const { number, lot } = byId('answer').dataset;
const form = byId('answer-form');

const tell = (...said) => say('answer', ...said);

const wordOf = (item) => JSON.parse(byId('message').dataset.words)[`score.${item}`] ?? item;
const askedIn = ({ asked }) => (document.documentElement.lang === 'en' && asked.en ? asked.en : asked.ko);

function state({ answer, dueAt }, now) {
  if (answer) return t('answer.answered', instant(answer.answeredAt));
  if (!dueAt) return t('answer.stopped');
  return now < Date.parse(dueAt) ? t('answer.until', instant(dueAt)) : t('answer.over', instant(dueAt));
}

function listed(one) {
  const { request } = one;
  const kind = t(request.type === 'opengeps/call/1' ? 'answer.call' : 'answer.supplement');
  return make('li', {}, make('span', { class: 'n' }, make('strong', {}, kind), ` ${askedIn(request)}`, make('span', { class: 'og-meta' }, ` ${state(one, serverNow())}`)));
}

function row({ item, minimum, maximum }) {
  const id = `score-${item}`;
  const range = minimum === '0' ? maximum : `${minimum} … ${maximum}`;
  return make('tr', {}, make('th', { scope: 'row' }, make('label', { for: id }, wordOf(item))),
    make('td', { 'data-label': t('answer.claimed') }, make('input', { class: 'krds-input', id, 'data-item': item, 'data-minimum': minimum, 'data-maximum': maximum, autocomplete: 'off', inputmode: minimum === '0' ? 'decimal' : 'text', 'aria-describedby': `${id}-error` }),
      make('p', { class: 'error', id: `${id}-error`, role: 'alert' })),
    make('td', { class: 'og-num', 'data-label': t('answer.maximum') }, range));
}

function fieldRow({ field, maximum, items }) {
  return make('tr', { 'data-field': field, 'data-items': items.join(' '), 'data-maximum': maximum }, make('th', { scope: 'row' }, wordOf(field)),
    make('td', { 'data-label': t('answer.claimed') }, make('strong', {}, '–')), make('td', { class: 'og-num', 'data-label': t('answer.maximum') }, maximum));
}

function computedRow({ item, score, maximum }) {
  return make('tr', {}, make('th', { scope: 'row' }, wordOf(item)), make('td', { 'data-label': t('answer.claimed') }, score), make('td', { class: 'og-num', 'data-label': t('answer.maximum') }, maximum));
}

function fillSheet({ items, fields, computed, passMark }) {
  form.dataset.computed = plain(computed.reduce((all, { score }) => all + scaled(score), 0n));
  form.dataset.pass = passMark;
  byId('sheet-rows').replaceChildren(...computed.map(computedRow), ...items.filter(({ kind }) => kind !== 'computed').map(row), ...fields.map(fieldRow));
  watchSheet(form);
}

function isWhole() {
  const problem = textOf('evidence') ? textProblem(textOf('evidence'), { longest: 4000, paragraphs: true }) : '';
  if (fieldError('evidence', problem)) byId('evidence').focus();
  return isSheetRight(form) && !problem;
}

function take(asked, request) {
  const write = () => answerTo(asked, request, scoresOf(form), textOf('evidence'));
  const render = () => showMessage(byId('message'), write());
  tell('warn', t('answer.read'), t('answer.until', instant(request.dueAt)));
  fillSheet(asked);
  render();
  form.addEventListener('input', render);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isWhole()) handIn('answer', `/api/v1/tenders/${number}/award/answers`, write(), 'answeredAt');
  });
  show(byId('answer'));
}

async function run() {
  if (!isFirm()) {
    show(byId('answer-login'));
    tell('', t('answer.login'));
    return;
  }
  const door = `/api/v1/tenders/${number}/bids/${submission}/requests?lot=${encodeURIComponent(lot)}`;
  try {
    const [asked] = await Promise.all([getJson(door), clockReady()]);
    byId('asked').replaceChildren(...asked.requests.map(listed));
    const open = openOf(asked.requests, serverNow());
    if (open) take(asked, open);
    else tell('', t(asked.requests.length ? 'answer.nothing' : 'answer.none'));
  } catch (e) {
    tell('bad', explain(e));
  }
}

run();
