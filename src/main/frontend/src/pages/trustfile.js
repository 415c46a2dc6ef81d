/**
 * Which trust file this page checks with. By default the one that this very server hands out, and the page says so; a bidder who has got
 * one from elsewhere loads it here, and this device remembers it.
 */
import { utf8 } from '../crypto/bytes.js';
import { readTrust } from '../crypto/trust.js';
import { byId, fieldError, request, show, t } from './dom.js';
import { forgetOwnTrust, keepOwnTrust, loadOwnTrust } from './store.js';

async function serverTrust() {
  return readTrust(new Uint8Array(await (await request('/api/v1/trust', { headers: { accept: 'application/json' } })).arrayBuffer()));
}

/** The bidder's own trust file if this device has one, else the server's. */
export async function currentTrust() {
  const own = loadOwnTrust();
  return own ? readTrust(utf8(own)) : serverTrust();
}

async function showTrust() {
  const own = loadOwnTrust();
  const trust = await currentTrust();
  byId('trust-hash').textContent = trust.hash;
  byId('trust-source').textContent = t(own ? 'trust.own' : 'trust.server');
  show(byId('trust-forget'), own !== null);
  if (!own) return;
  const other = (await serverTrust()).hash !== trust.hash;
  if (other) byId('trust-source').textContent += ` ${t('trust.differs')}`;
  if (other) byId('trust').open = true;
}

async function take(file, changed) {
  try {
    const trust = readTrust(new Uint8Array(await file.arrayBuffer()));
    fieldError('trust-file', '');
    keepOwnTrust(trust.text);
  } catch {
    fieldError('trust-file', t('trust.bad'));
    return;
  }
  await showTrust();
  changed();
}

/**
 * Brings the panel of templates/trust.ftlh to life.
 *
 * @param {() => void} changed called when another trust file is used from now on
 */
export function startTrustPanel(changed) {
  byId('trust-file').addEventListener('change', (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) take(file, changed);
  });
  byId('trust-forget').addEventListener('click', async () => {
    forgetOwnTrust();
    await showTrust();
    changed();
  });
  showTrust().catch(() => { byId('trust-source').textContent = t('error.network'); });
}
