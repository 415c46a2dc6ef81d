/** Registration of an agency's people: who signs, and which roles that person asks for. */
import { canonical } from '../crypto/json.js';
import { checkShown } from '../crypto/prepared.js';
import { signData } from '../crypto/signed.js';
import { certifiedIdentifier } from '../crypto/x509.js';
import { officialTime } from './clock.js';
import { byId, fieldError, postSigned, show, t, tellFailure } from './dom.js';
import { describe, forgetPassword, signerFromFields } from './keyfile.js';
import { contextOf, showMessage, shownIn } from './message.js';

const form = byId('join');
const box = byId('message');
const NEEDED = ['identifier', 'name-ko', 'name-en', 'person-name', 'person-email'];
const value = (id) => byId(id).value.trim();
const roles = () => [...form.querySelectorAll('input[name="role"]:checked')].map((one) => one.value).sort();

const message = () => ({
  type: 'opengeps/registration/1', kind: 'agency', identifier: value('identifier'), name: { ko: value('name-ko'), en: value('name-en') },
  industries: [], regions: [], person: { name: value('person-name'), email: value('person-email'), roles: roles() },
});

const render = () => showMessage(box, message());

/** Fills what the certificate knows. */
async function readCertificate() {
  if (!byId('keyfile').files[0] || !byId('password').value) return;
  const signer = await signerFromFields();
  if (!signer) return;
  byId('certificate').textContent = describe(signer.certificate);
  show(byId('certificate'));
  const fill = (id, text) => { if (!value(id) && text) byId(id).value = text; };
  fill('identifier', certifiedIdentifier(signer.certificate));
  fill('name-ko', signer.certificate.subject.O);
  fill('person-name', signer.certificate.subject.CN);
  render();
}

function wrong() {
  const empty = NEEDED.filter((id) => fieldError(id, value(id) ? '' : t('required')));
  if (!empty.includes('person-email') && fieldError('person-email', /^\S+@\S+\.\S+$/.test(value('person-email')) ? '' : t('email'))) empty.push('person-email');
  if (fieldError('roles', roles().length ? '' : t('join.roles'))) empty.push('roles');
  return empty;
}

async function register() {
  const content = canonical(message());
  checkShown(content, 'opengeps/registration/1', shownIn(box));
  const signer = await signerFromFields();
  if (!signer) return;
  const answer = await postSigned('/api/v1/registrations', await signData(signer, content, await officialTime()));
  forgetPassword();
  const held = (await answer.json()).person.roles;
  const { words } = contextOf(box);
  const names = held.map((role) => words[`role.${role.toLowerCase().replaceAll('_', '-')}`] ?? role);
  byId('outcome').className = 'og-note good';
  byId('outcome').textContent = held.length ? t('join.done.now', names.join(', ')) : t('join.done');
}

form.addEventListener('change', (event) => {
  if (['keyfile', 'password'].includes(event.target.id)) readCertificate();
});
form.addEventListener('input', render);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [first] = wrong();
  if (first) {
    (byId(first) ?? form.querySelector('input[name="role"]')).focus();
    return;
  }
  byId('do-sign').disabled = true;
  try {
    await register();
  } catch (e) {
    tellFailure(byId('outcome'), e);
  } finally {
    byId('do-sign').disabled = false;
  }
});
render();
