/** A correction that arrives while the bid form is open: what was typed stays, what changed is shown field by field. */
import { fromBase64, fromUtf8 } from '../crypto/bytes.js';
import { readSigned } from '../crypto/signed.js';
import { group } from './amount.js';
import { officialZone } from './clock.js';
import { byId, formatTime, getJson, make, show, t, zoneName } from './dom.js';
import { label } from './labels.js';
import { isOfOneLot } from './lotname.js';

const EVERY = 30_000;
const noticeOf = (answer) => JSON.parse(fromUtf8(readSigned(fromBase64(answer.notice)).content));

/** The orders of a tender after the one the form was made for, oldest first. For showing only: believing comes before sealing. */
async function ordersAfter(number, ref) {
  const current = await getJson(`/api/v1/tenders/${number}`);
  const later = current.orders.map((order) => order.ref).filter((one) => one > ref && one !== current.ref).sort();
  const between = await Promise.all(later.map((one) => getJson(`/api/v1/tenders/${one}`)));
  return [...between, current].map(noticeOf).filter((notice) => notice.ref > ref);
}

function value(field, text) {
  if (text === null) return '–';
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return `${formatTime(new Date(text), officialZone())} (${zoneName(officialZone(), new Date(text))})`;
  return /(Amount$|\]\.award\.)/.test(field) && /^\d+$/.test(text) ? group(text) : text;
}

function row({ field, before, after }) {
  return make('tr', {}, make('th', { scope: 'row' }, label(field, isOfOneLot(byId('bid').dataset.lot))),
    make('td', { 'data-label': t('notice.before') }, value(field, before)), make('td', { 'data-label': t('notice.after') }, value(field, after)));
}

function table(changes) {
  const head = ['notice.field', 'notice.before', 'notice.after'].map((key) => make('th', { scope: 'col' }, t(key)));
  return make('table', { class: 'og-table og-cards' }, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...changes.map(row)));
}

/** Deadline and figures of the page as it would be loaded now; the form with what was typed stays. */
async function refresh(form) {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  const fresh = page.getElementById('bid');
  if (!fresh) return location.reload(); // closed or cancelled meanwhile: the page says so
  document.querySelector('.og-deadline').replaceWith(page.querySelector('.og-deadline'));
  if (byId('amount-hint')) byId('amount-hint').textContent = page.getElementById('amount-hint').textContent;
  Object.assign(form.dataset, fresh.dataset);
}

/** Shows what changed since the form's notice and waits until the bidder has read it. */
export async function showCorrection(form) {
  const { number, ref } = form.dataset;
  const notices = await ordersAfter(number, ref);
  if (notices.length === 0 || !byId('correction').classList.contains('og-hidden')) return;
  const reasons = notices.map((notice) => notice.reason?.[document.documentElement.lang]).filter(Boolean);
  const read = make('button', { type: 'button', class: 'krds-btn small' }, t('bid.correction.read'));
  read.addEventListener('click', async () => {
    await refresh(form);
    show(byId('correction'), false);
    (byId('amount') ?? form.querySelector('[data-offer], input')).focus();
  });
  byId('correction').replaceChildren(make('strong', { class: 't' }, t('bid.notice.changed')), make('p', {}, reasons.join(' ')),
    table(notices.flatMap((notice) => notice.changes)), make('div', { class: 'og-buttons' }, read));
  show(byId('correction'));
  byId('correction').focus();
}

/** Asks now and then whether a correction has come. */
export function watchForCorrections(form) {
  setInterval(async () => {
    if (document.hidden) return;
    const { number, ref } = form.dataset;
    const found = await getJson(`/api/v1/tenders?q=${number}`).catch(() => null);
    const tender = found?.tenders.find((one) => one.tender === number);
    if (tender && tender.ref !== ref) await showCorrection(form).catch(() => {});
  }, EVERY);
}
