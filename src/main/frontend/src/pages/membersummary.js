/** What will be computed and signed, for the member to read before anything is. */
import { fact, formatTime, make, t, zoneName } from './dom.js';
import { lotName } from './lotname.js';

function opening({ tender, title, lot, envelope, opensAt, zone, closeHash, keyId, member, sealed, superseded, removed, leftOut, lists }) {
  const list = make('dl', { class: 'og-facts' });
  const at = new Date(opensAt);
  fact(list, t('member.tender'), `${tender}${lot === '0' ? '' : ` · ${lotName(lot)}`} · ${t(`envelope.${envelope}`)}`);
  fact(list, t('member.opens'), `${formatTime(at, zone)} (${zoneName(zone, at)})`);
  fact(list, t('member.sealed'), t('member.sealed.count', sealed, superseded, leftOut, removed));
  fact(list, t('member.computed'), ...lists.map(({ name, count }) => make('span', { class: 'sub' }, t('member.list', name, count))));
  fact(list, t('member.signed'), t('member.signed.count', lists.length, member));
  fact(list, t('member.close'), make('span', { class: 'og-mono' }, closeHash));
  fact(list, t('member.key'), make('span', { class: 'og-mono' }, keyId));
  return [make('h4', {}, title[document.documentElement.lang] || title.ko), list];
}

/** @param {{act: string, ceremony?: string, shown?: object}} duty that was checked */
export function summary({ act, ceremony, shown }) {
  const parts = act === 'open' ? opening(shown)
    : [make('h4', {}, t(`member.act.${act}`)), make('p', {}, t(`member.act.${act}.detail`), ' ', make('span', { class: 'og-mono' }, ceremony))];
  return make('div', { class: 'og-note', 'data-shown': act }, ...parts);
}
