/**
 * The key of an officer's sitting as pages see it (ADR 12): opened once from its file, held by a worker in memory, used by a press for each
 * signature, gone with the lock, the log-out or a pause. Where the browser has no such worker, every page opens the key file itself.
 */
import { signData } from '../crypto/signed.js';
import { displayName, fingerprint, readCertificate } from '../crypto/x509.js';
import { officialTime } from './clock.js';
import { byId, fieldError, show, t, Told } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { ask, changed, keyStatus, onKeyChange, running, started } from './keyworker.js';

const MINUTE = 60_000;
const { sitting = '', keeper, keyIdle, certificate } = document.body.dataset;
const page = { sitting, keeper, keyIdle };

/** @returns {Promise<boolean>} whether the key is kept for the sitting */
export async function unlock(signer, place = page) {
  const worker = place.sitting && place.keeper ? await started(place.keeper) : null;
  if (!worker) return false;
  const { certificate: { der }, chain, key } = signer;
  changed(await ask(worker, { ask: 'unlock', certificate: der, chain, key, sitting: place.sitting, idle: Number(place.keyIdle) * MINUTE }));
  return true;
}

function keptSigner(status) {
  const signMessage = async (content) => {
    try {
      return await ask(await running(), { ask: 'sign', content, at: (await officialTime()).getTime() });
    } catch {
      throw new Told(t('key.gone'));
    } finally {
      changed(await keyStatus());
    }
  };
  return { certificate: readCertificate(status.certificate), signMessage };
}

function isOwn(signer) {
  if (!certificate || fingerprint(signer.certificate) === certificate) return true;
  fieldError('keyfile', t('key.other', displayName(signer.certificate)));
  byId('keyfile').focus();
  return false;
}

/**
 * Who signs on this page: the key of the sitting, or the one of the chosen file, which then becomes the key of the sitting.
 *
 * @returns {Promise<{certificate: object, signMessage: (content: Uint8Array) => Promise<Uint8Array>}|null>} null if the page says beside a
 *     field what is missing
 */
export async function officerSigner() {
  const status = await keyStatus();
  if (status.open) return keptSigner(status);
  const signer = await signerFromFields();
  if (!signer || !isOwn(signer)) return null;
  if (await unlock(signer)) {
    forgetPassword();
    byId('keyfile').value = '';
    return keptSigner(await keyStatus());
  }
  return { certificate: signer.certificate, signMessage: async (content) => signData(signer, content, await officialTime()) };
}

/** Shows the fields of the key file only while the key is locked. */
export async function watchKeyFields() {
  const fields = byId('key-fields');
  if (!fields) return;
  const render = (status) => {
    show(fields, !status.open);
    show(byId('key-open'), status.open);
    if (status.open) byId('key-open-name').textContent = status.name;
  };
  onKeyChange(render);
  render(await keyStatus());
  fields.dataset.known = '';
}
