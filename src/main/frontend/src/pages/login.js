/** Logging in: the server's challenge is signed here; neither key nor password is sent. */
import { canonical } from '../crypto/json.js';
import { signData } from '../crypto/signed.js';
import { officialTime } from './clock.js';
import { byId, explain, postSigned, request, show } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { unlock } from './sitting.js';

const form = byId('login');

/** Where the person was going; who came from nowhere in particular sees what is to be done. */
function placeFor(roles) {
  if (form.dataset.next !== '/') return form.dataset.next;
  if (['CONTRACTING_OFFICER', 'APPROVING_OFFICER', 'EVALUATOR'].some((role) => roles.includes(role))) return '/buyer/today.xhtml';
  if (roles.includes('AUDITOR')) return '/audit';
  if (roles.includes('AGENCY_ADMINISTRATOR')) return '/buyer/people.xhtml';
  return roles.includes('COMMITTEE_MEMBER') ? '/committee' : '/';
}

async function logIn() {
  const signer = await signerFromFields();
  if (!signer) return;
  const { challenge } = await (await request('/api/v1/session/challenge', { method: 'POST' })).json();
  const message = { type: 'opengeps/login/1', challenge, origin: location.origin };
  const session = await postSigned('/api/v1/session', await signData(signer, canonical(message), await officialTime()));
  forgetPassword();
  const { roles, sitting } = await session.json();
  if (byId('keep').checked && !roles.includes('SUPPLIER_BIDDER')) await unlock(signer, { ...form.dataset, sitting });
  location.assign(placeFor(roles));
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button[type="submit"]');
  show(byId('refusal'), false);
  button.disabled = true;
  try {
    await logIn();
  } catch (e) {
    byId('refusal').textContent = explain(e);
    show(byId('refusal'));
  } finally {
    button.disabled = false;
  }
});
