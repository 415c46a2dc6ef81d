/** In the head of every page: that a key is open, for how long, what it signed, and the lock. */
import { byId, formatTime, make, show, t } from './dom.js';
import { officialZone } from './clock.js';
import { changed, keyStatus, lockKey, onKeyChange, touchKey } from './keyworker.js';

const EVERY = 15_000;
const MINUTE = 60_000;
const PAUSE = 5000;
let open = false;
let touched = 0;

function box() {
  const known = byId('key-state');
  if (known) return known;
  const lock = make('button', { type: 'button', class: 'krds-btn small text', id: 'key-lock' }, t('key.lock'));
  lock.addEventListener('click', lockKey);
  const details = make('details', { class: 'og-key' }, make('summary', { id: 'key-summary' }), make('ul', { id: 'key-signed' }));
  const made = make('div', { id: 'key-state', class: 'og-keys' }, details, lock);
  document.querySelector('.og-tools').before(made);
  return made;
}

const name = (type) => t(`key.type.${type.split('/')[1]}`);

function render(status) {
  open = status.open;
  if (!open && !byId('key-state')) return;
  show(box(), open);
  if (!open) return;
  const minutes = Math.max(1, Math.ceil((status.expiresAt - Date.now()) / MINUTE));
  byId('key-summary').textContent = t('key.open', status.name, minutes, status.signed.length);
  byId('key-signed').replaceChildren(...status.signed.map(({ type, at }) => make('li', {}, `${formatTime(new Date(at), officialZone()).slice(11)} ${name(type)}`)));
}

async function look() {
  const was = open;
  const status = await keyStatus();
  if (was && !status.open) changed(status);
  else render(status);
}

/** Somebody is at work: the time until the lock begins anew. */
async function work() {
  if (!open || performance.now() - touched < PAUSE) return;
  touched = performance.now();
  render(await touchKey());
}

export async function watchKey() {
  onKeyChange(render);
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, work, { passive: true });
  await look();
  setInterval(look, EVERY);
}
