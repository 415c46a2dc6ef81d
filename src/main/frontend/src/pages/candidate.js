/** What the pages share on which a firm signs for its own bid: answers to what it was asked for, waivers, requests to cancel. */
import { canonical } from '../crypto/json.js';
import { checkShown } from '../crypto/prepared.js';
import { readSigned, signData } from '../crypto/signed.js';
import { displayName, isSameOrganisation } from '../crypto/x509.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, make, postSigned, show, t } from './dom.js';
import { instant } from './held.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { shownIn } from './message.js';
import { loadBid } from './store.js';

/** The bid that the address of the page names. */
export const submission = new URLSearchParams(location.search).get('submission') ?? '';

/** Somebody else's key is refused by the platform, if only at the opening: said here, where the bid is at hand. */
export function isOwnKey(signer, bid) {
  if (!bid?.statement) return true;
  const { certificate } = readSigned(bid.statement);
  if (isSameOrganisation(certificate, signer.certificate)) return true;
  fieldError('keyfile', t('cancellation.other', displayName(signer.certificate), displayName(certificate)));
  byId('keyfile').focus();
  return false;
}

/** @param {string} name of the page's parts and texts: `answer`, `waiver` */
export function tell(name, tone, title, detail = '') {
  const box = byId(`${name}-state`);
  box.className = `og-note ${tone}`;
  box.replaceChildren(make('strong', { class: 't' }, title), ...(detail ? [make('p', {}, detail)] : []));
}

async function send(name, door, message, received) {
  const signer = await signerFromFields();
  if (!signer || !isOwnKey(signer, await loadBid(submission).catch(() => null))) return;
  const bytes = canonical(message);
  checkShown(bytes, message.type, shownIn(byId('message')));
  const answer = await postSigned(door, await signData(signer, bytes, await officialTime()));
  forgetPassword();
  show(byId(name), false);
  tell(name, 'good', t(`${name}.done`), t(`${name}.done.detail`, instant((await answer.json())[received])));
  byId(`${name}-state`).focus();
}

/**
 * Signs the message that stands on the page, sends it, and says what came of it.
 *
 * @param {string} name as above
 * @param {string} door
 * @param {object} message
 * @param {string} received member of the answer that says when it came
 */
export async function handIn(name, door, message, received) {
  byId(`${name}-send`).disabled = true;
  try {
    await send(name, door, message, received);
  } catch (e) {
    tell(name, 'bad', t(`${name}.refused`), explain(e));
    byId(`${name}-state`).focus();
  } finally {
    byId(`${name}-send`).disabled = false;
  }
}
