/** The list of what waits for a member: as the server wrote it, and kept up to date without a reload, which would lock the key. */
import { officialZone } from './clock.js';
import { byId, formatTime, getJson, make, show, t, zoneName } from './dom.js';
import { lotName } from './lotname.js';

/** How often the server is asked, in ms. */
const PAUSE = 20_000;

const nameOf = ({ act, ceremony, session = '', tender = '', lot = '', envelope = '' }) => [act, ceremony ?? '', session ?? '', tender, lot, envelope].join(' ');

/** An opening is named by its tender, everything else by its ceremony. */
const asRow = ({ act, ceremony, session, tender, lot, envelope }) =>
  (act === 'open' ? { act, tender, lot, envelope } : { act, ceremony, ...(session ? { session } : {}) });

const rows = () => [...byId('duties').children];

/** What waits now: {item (of the list), act, ceremony, session, tender, lot, envelope}. */
export const duties = () => rows().filter((item) => !('done' in item.dataset)).map((item) => ({ item, ...item.dataset }));

const withZone = (text) => {
  const at = new Date(text);
  return `${formatTime(at, officialZone())} (${zoneName(officialZone(), at)})`;
};

function itemOf(duty) {
  const where = duty.act === 'open'
    ? `${duty.tender} · ${t(`envelope.${duty.envelope}`)}${duty.lot === '0' ? '' : ` · ${lotName(duty.lot)}`} · ${withZone(duty.opensAt)}`
    : `${duty.ceremony.slice(0, 8)} · ${withZone(duty.until)}`;
  const item = make('li', {}, `${t(`member.act.${duty.act}`)} `, make('span', { class: 'og-meta' }, where));
  Object.assign(item.dataset, asRow(duty));
  return item;
}

/** Asks once and brings the list up to date. */
export async function refreshDuties() {
  const { duties: found } = await getJson(`/api/v1/committee/duties?person=${encodeURIComponent(byId('committee').dataset.person)}`);
  const ready = found.filter(({ act, ready: now }) => act !== 'open' || now);
  const wanted = new Map(ready.map((duty) => [nameOf(asRow(duty)), duty]));
  for (const item of rows()) {
    if (!wanted.delete(nameOf(item.dataset)) && !('done' in item.dataset)) item.remove();
  }
  byId('duties').append(...[...wanted.values()].map(itemOf));
  const any = rows().length > 0;
  show(byId('nothing'), !any);
  show(byId('work'), any);
}

/** Keeps it up to date, but not while something is being done. @param {() => boolean} isBusy */
export function watchDuties(isBusy) {
  setInterval(() => {
    if (!isBusy()) refreshDuties().catch(() => {}); // the next time
  }, PAUSE);
}

/** Writes what became of a duty below it. @param {'good'|'bad'|''} tone */
export function mark(item, tone, text) {
  let note = item.querySelector('.og-note');
  if (!note) {
    note = make('p', {});
    item.append(note);
  }
  note.className = `og-note ${tone}`;
  note.textContent = text;
}
