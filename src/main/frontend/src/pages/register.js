/** Registration of a supplier: the form becomes a signed message. */
import { canonical } from '../crypto/json.js';
import { certifiedName, certifies, identityOf, isHidden, randomMember } from '../crypto/identity.js';
import { signData } from '../crypto/signed.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, make, postSigned, show, t } from './dom.js';
import { isEmail } from './email.js';
import { describe, forgetPassword, signerFromFields } from './keyfile.js';
import { contextOf, showMessage } from './message.js';
import { bareNumber, typedNumber, watchNumber } from './number.js';
import { watchPickers } from './picker.js';
import { textOf, textProblem } from './texts.js';

const form = byId('register');
const LONGEST_NAME = 200;
const value = textOf;
const codes = (id) => value(id).split(', ').filter(Boolean);

/** The key that was opened last; what hides the number in its certificate belongs to what is signed. */
let opened = null;

/** Fills what the certificate knows, so that nobody types a business number wrong. */
async function readCertificate() {
  if (!byId('keyfile').files[0] || !byId('password').value) return;
  const signer = await signerFromFields();
  if (!signer) return;
  opened = signer;
  const { certificate } = signer;
  const { subject } = certificate;
  byId('certificate').textContent = [describe(certificate), ...(isHidden(certificate) ? [t('register.hidden')] : [])].join(' · ');
  show(byId('certificate'));
  const fill = (id, text) => { if (!value(id) && text) byId(id).value = text; };
  fill('identifier', typedNumber(subject.serialNumber ?? ''));
  fill('name-ko', certifiedName(certificate));
  fill('name-en', certifiedName(certificate));
  if (!isHidden(certificate)) fill('person-name', subject.CN); // else that of the firm, with a number of the authority
  preview();
}

function problems() {
  const wrong = [];
  const check = (id, ok, message) => { if (fieldError(id, ok ? '' : message)) wrong.push(id); };
  check('identifier', /^\d{10}$/.test(number()), t('identifier'));
  for (const id of ['name-ko', 'name-en', 'person-name']) {
    const problem = textProblem(value(id), { longest: LONGEST_NAME });
    check(id, !problem, problem);
  }
  check('person-email', isEmail(value('person-email')), t('email'));
  return wrong;
}

const number = () => bareNumber(value('identifier'));

/** Says before anything is sent that the certificate is another firm's, or that its file lacks what shows whose it is. */
function isOwnNumber({ certificate, random }) {
  const isWeak = isHidden(certificate) && !identityOf(certificate).digest;
  if (isWeak || certifies(certificate, number(), random)) return true; // of a weak hash the engine says why
  const lacks = isHidden(certificate) && !random;
  fieldError(lacks ? 'keyfile' : 'identifier', t(lacks ? 'register.random' : 'register.number.other'));
  byId(lacks ? 'keyfile' : 'identifier').focus();
  return false;
}

function message(signer) {
  return {
    type: 'opengeps/registration/1', kind: 'supplier', identifier: number(), ...(signer ? randomMember(signer) : {}),
    name: { ko: value('name-ko'), en: value('name-en') }, industries: codes('industries'), regions: codes('regions'), ...(byId('size').value ? { size: byId('size').value } : {}),
    person: { name: value('person-name'), email: value('person-email'), roles: ['SUPPLIER_BIDDER'] },
  };
}

function tell(tone, ...content) {
  const outcome = byId('outcome');
  outcome.className = `og-note ${tone}`;
  outcome.replaceChildren(...content);
}

/** What is signed, while it is written; once more, from the same words, right before it is signed. */
function preview() {
  showMessage(byId('message'), message(opened));
}

watchNumber(byId('identifier'));
watchPickers(contextOf(byId('message')).codes);
form.addEventListener('input', preview);
preview();

form.addEventListener('change', (event) => {
  if (['keyfile', 'password'].includes(event.target.id)) readCertificate();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wrong = problems();
  const signer = await signerFromFields();
  if (wrong.length) byId(wrong[0]).focus();
  if (wrong.length || !signer || !isOwnNumber(signer)) return;
  opened = signer;
  preview();
  const button = form.querySelector('button[type="submit"]');
  button.disabled = true;
  try {
    await postSigned('/api/v1/registrations', await signData(signer, canonical(message(signer)), await officialTime()));
    forgetPassword();
    tell('good', make('strong', { class: 't' }, t('register.done')), make('a', { href: '/' }, t('register.next')));
  } catch (e) {
    tell('bad', explain(e));
  } finally {
    button.disabled = false;
    byId('outcome').scrollIntoView({ block: 'center' });
  }
});
