/** On every page: the server's clock, times in the visitor's own zone, countdowns, logging out. */
import { clockReady, isSynchronised, officialZone, serverNow, synchronise } from './clock.js';
import { byId, formatTime, make, request, t, zoneName } from './dom.js';
import { watchKey } from './keystate.js';
import { lockKey } from './keyworker.js';

const SOON = 10 * 60 * 1000;
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** 93784 s -> "1d 2h 3min"; below an hour with seconds. */
function left(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [];
  if (d) parts.push(t('left.days', d));
  if (d || h) parts.push(t('left.hours', h));
  parts.push(t('left.minutes', m));
  if (!d && !h) parts.push(t('left.seconds', s));
  return parts.join(' ');
}

function addOwnTimes() {
  for (const element of document.querySelectorAll('time[data-zone]')) {
    const at = new Date(element.dateTime);
    const same = formatTime(at, ownZone) === formatTime(at, element.dataset.zone);
    if (!same) element.after(make('span', { class: 'own' }, ` ${t('zone.own')} ${formatTime(at, ownZone)} (${zoneName(ownZone, at)})`));
  }
}

function tick() {
  const now = serverNow();
  const clock = byId('clock');
  if (isSynchronised()) {
    clock.querySelector('b').textContent = formatTime(new Date(now), officialZone()).slice(11);
    clock.querySelector('.zone').textContent = zoneName(officialZone());
  }
  for (const element of document.querySelectorAll('[data-until]')) {
    const rest = Date.parse(element.dataset.until) - now;
    const text = rest > 0 ? t('left', left(rest)) : t('left.passed');
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle('soon', rest > 0 && rest < SOON);
  }
}

async function startClock() {
  await clockReady();
  tick();
  setInterval(tick, 1000);
  setInterval(() => synchronise(1).catch(() => {}), 60000);
  if (!isSynchronised()) byId('clock').querySelector('.zone').textContent = t('clock.off');
}

byId('logout')?.addEventListener('click', async () => {
  await lockKey();
  await request('/api/v1/session', { method: 'DELETE' }).catch(() => {});
  location.assign('/');
});
addOwnTimes();
startClock();
watchKey();
