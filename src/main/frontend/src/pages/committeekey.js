/** Makes a committee key: made in the worker, saved twice, both copies read back, then registered with the member's signature. */
import { equal, fromBase64, fromHex } from '../crypto/bytes.js';
import { MemberFault } from '../crypto/committee/fault.js';
import { registrationOf } from '../crypto/committee/keyfile.js';
import { KeyFault, WrongPassword } from '../crypto/keyfault.js';
import { canonical, parseCanonical } from '../crypto/json.js';
import { checkShown } from '../crypto/prepared.js';
import { readSigned, verifySignature } from '../crypto/signed.js';
import { clockReady, serverNow } from './clock.js';
import { byId, fieldError, offer, postSigned, show, t, tellFailure, Told } from './dom.js';
import { memberSentence } from './memberfault.js';
import { askMember } from './memberworker.js';
import { showMessage, shownIn } from './message.js';
import { officerSigner } from './sitting.js';

const DAY = 86_400_000;
/** As the agencies' guidance for passwords of certificates has it. */
const SHORTEST = 10;
const COPIES = [1, 2];
const FILE = 'application/x-pkcs12';

/** What is registered with the next press: the very bytes that stand on the page. */
let registration = null;

const end = () => new Date(Math.floor((serverNow() + Number(byId('key-days').value) * DAY) / 1000) * 1000);

function isPasswordRight(twice) {
  const { value } = byId('key-password');
  const short = fieldError('key-password', value.length < SHORTEST ? t('member.password.short', SHORTEST) : '');
  const other = fieldError('key-repeat', twice && value !== byId('key-repeat').value ? t('member.password.differs') : '');
  if (short) byId('key-password').focus();
  else if (other) byId('key-repeat').focus();
  return !short && !other;
}

async function busy(button, work) {
  button.disabled = true;
  show(byId('outcome'), false);
  try {
    await clockReady();
    await work();
  } finally {
    button.disabled = false;
  }
}

async function makeKey() {
  if (!isPasswordRight(true)) return;
  const now = Math.floor(serverNow() / 1000) * 1000;
  const { file } = await askMember('make', { password: byId('key-password').value, from: now, until: end().getTime() });
  const day = new Date(now).toISOString().slice(0, 10);
  for (const n of COPIES) offer(byId(`save-${n}`), file, `committee-key-${day}-${n}.p12`, FILE);
  show(byId('made'));
  byId('made').focus();
}

async function copyIn(n) {
  const [file] = byId(`copy-${n}`).files;
  if (fieldError(`copy-${n}`, file ? '' : t('member.copy.missing'))) {
    byId(`copy-${n}`).focus();
    return null;
  }
  return new Uint8Array(await file.arrayBuffer());
}

/** The sentence beside the field that it is about. */
function complain(error) {
  const field = error instanceof WrongPassword ? 'key-password' : 'copy-1';
  fieldError(field, memberSentence(error));
  byId(field).focus();
}

async function checkCopies() {
  show(byId('register-key'), false);
  registration = null;
  const copies = [];
  for (const n of COPIES) copies.push(await copyIn(n));
  if (copies.includes(null)) return;
  let point;
  try {
    ({ point } = await askMember('check', { copies, password: byId('key-password').value }));
  } catch (e) {
    if (!(e instanceof KeyFault || e instanceof MemberFault)) throw e;
    complain(e);
    return;
  }
  registration = registrationOf(byId('committee').dataset.person, fromHex(point), end().toISOString());
  byId('checked').textContent = t('member.copies.good', point);
  show(byId('checked'));
  showMessage(byId('message'), registration);
  show(byId('register-key'));
  byId('checked').focus();
}

/** An earlier registration of this key may count; but it must be the member's own. */
async function insistOnOwn(answer, certificate) {
  const message = readSigned(fromBase64(answer.registration));
  const { person, spki } = parseCanonical(message.content);
  const own = await verifySignature(message) && equal(message.certificate.subjectDer, certificate.subjectDer)
    && person === registration.person && spki === registration.spki;
  if (!own) throw new Told(t('member.registration-other'));
}

async function register() {
  const content = canonical(registration);
  checkShown(content, registration.type, shownIn(byId('message')));
  const signer = await officerSigner();
  if (!signer) return;
  const answer = await (await postSigned('/api/v1/committee/keys', await signer.signMessage(content))).json();
  await insistOnOwn(answer, signer.certificate);
  for (const id of ['key-password', 'key-repeat', ...COPIES.map((n) => `copy-${n}`)]) byId(id).value = '';
  show(byId('register-key'), false);
  show(byId('made'), false);
  show(byId('no-key') ?? byId('checked'), false);
  byId('outcome').className = 'og-note good';
  byId('outcome').textContent = t('member.registered');
  byId('outcome').focus();
}

function watch(button, work) {
  busy(button, work).catch((e) => {
    tellFailure(byId('outcome'), e instanceof KeyFault || e instanceof MemberFault ? new Told(memberSentence(e)) : e);
    byId('outcome').focus();
  });
}

export function startKeyForm() {
  byId('make-key').addEventListener('click', () => watch(byId('make-key'), makeKey));
  byId('check-copies').addEventListener('click', () => watch(byId('check-copies'), checkCopies));
  byId('make-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (registration) watch(byId('register'), register);
  });
  // what was checked is registered as it was checked
  for (const id of ['key-password', 'key-days', ...COPIES.map((n) => `copy-${n}`)]) {
    byId(id).addEventListener('change', () => {
      registration = null;
      show(byId('register-key'), false);
      show(byId('checked'), false);
    });
  }
}
