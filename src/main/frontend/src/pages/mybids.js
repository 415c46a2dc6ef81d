/** The bids whose receipts are kept on this device, and drafts. */
import { fromBase64, fromUtf8 } from '../crypto/bytes.js';
import { readSigned } from '../crypto/signed.js';
import { officialZone } from './clock.js';
import { byId, formatTime, make, t } from './dom.js';
import { deleteDraft, listBids, listDrafts } from './store.js';

function coreOf(receipt) {
  try {
    return JSON.parse(fromUtf8(readSigned(fromBase64(receipt.core)).content));
  } catch {
    return null;
  }
}

function row(bid) {
  const core = bid.receipt ? coreOf(bid.receipt) : null;
  const title = bid.title?.[document.documentElement.lang] ?? bid.tender;
  return make('tr', {},
    make('th', { scope: 'row' }, make('a', { href: `/tenders/${bid.tender.slice(0, 13)}` }, title), make('span', { class: 'og-meta' }, ` ${bid.tender}`)),
    make('td', { 'data-label': t('mybids.when') }, core ? formatTime(new Date(core.receivedAt), officialZone()) : '–'),
    make('td', { 'data-label': t('mybids.outcome') }, core ? t(`receipt.outcome.${core.outcome}`) : t(bid.refused ? 'receipt.outcome.refused' : 'mybids.unanswered')),
    make('td', {}, make('span', { class: 'og-links' }, make('a', { href: `/my/receipt?submission=${bid.submission}` }, t('mybids.open')), ...paper(bid, core))));
}

/** The receipt as a document, once there is one. */
function paper(bid, core) {
  if (!core) return [];
  return [make('a', { href: `/api/v1/receipts/${bid.submission}?format=pdf`, download: `receipt-${bid.submission}.pdf` }, t('mybids.pdf'))];
}

function table(bids) {
  const head = ['mybids.tender', 'mybids.when', 'mybids.outcome'].map((key) => make('th', { scope: 'col' }, t(key)));
  return make('table', { class: 'og-table og-cards' }, make('thead', {}, make('tr', {}, ...head, make('th', { scope: 'col' }, t('mybids.open')))),
    make('tbody', {}, ...bids.map(row)));
}

function drafts() {
  const numbers = listDrafts();
  if (numbers.length === 0) return [];
  return [make('h2', { class: 'og-h' }, t('mybids.drafts')), make('ul', { class: 'og-files' }, ...numbers.map((number) => {
    const remove = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('mybids.delete')}: ${number}` }, t('mybids.delete'));
    remove.addEventListener('click', () => {
      deleteDraft(number);
      run();
    });
    return make('li', {}, make('span', { class: 'n' }, `${number} `, make('a', { href: `/tenders/${number}/bid` }, t('mybids.continue'))), remove);
  }))];
}

async function run() {
  const bids = (await listBids()).sort((a, b) => (a.tender < b.tender ? 1 : -1));
  byId('mybids').replaceChildren(bids.length ? table(bids) : make('p', { class: 'og-note' }, t('mybids.none')), ...drafts());
}

byId('find').addEventListener('submit', (event) => {
  event.preventDefault();
  const submission = byId('submission').value.trim().toLowerCase();
  if (submission) location.assign(`/my/receipt?submission=${encodeURIComponent(submission)}`);
});
run();
