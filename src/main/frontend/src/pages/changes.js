/** What a correction changes, as a table: times in the tender's zone, amounts grouped, documents by name. */
import { group } from './amount.js';
import { formatTime, make, t, zoneName } from './dom.js';
import { isOnlyLot, label } from './labels.js';

export function valueOf(field, value, zone) {
  if (value === null || value === '') return '–';
  if (field.endsWith('At')) return `${formatTime(new Date(value), zone)} (${zoneName(zone)})`;
  if ((field.endsWith('Amount') || field.includes('].award.')) && /^\d+(\.\d+)?$/.test(value)) return group(value);
  if (field === 'documents') return JSON.parse(value).map((document) => document.name).join(', ') || '–';
  return value;
}

/** Shows the changes in the box, or a sentence that there are none. */
export function showChanges(box, changes, zone) {
  if (changes.length === 0) {
    box.replaceChildren(make('p', { class: 'og-note' }, t('buyer.changes.none')));
    return;
  }
  const head = ['notice.field', 'notice.before', 'notice.after'].map((key) => make('th', { scope: 'col' }, t(key)));
  const rows = changes.map(({ field, before, after }) => make('tr', {}, make('th', { scope: 'row' }, label(field, isOnlyLot())),
    make('td', { 'data-label': t('notice.before') }, valueOf(field, before, zone)),
    make('td', { 'data-label': t('notice.after') }, make('strong', {}, valueOf(field, after, zone)))));
  const table = make('table', { class: 'og-table og-cards' }, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows));
  box.replaceChildren(make('div', { class: 'og-scroll' }, table));
}
