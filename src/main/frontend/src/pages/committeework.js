/**
 * A member does all that is due with one sign-in: the committee key is opened once, every duty is checked and shown, then one press signs and
 * sends. What goes wrong with one duty leaves the others alone.
 */
import { LARGEST } from '../crypto/keyfile.js';
import { canonical } from '../crypto/json.js';
import { KeyFault, WrongPassword } from '../crypto/keyfault.js';
import { byId, fieldError, postSigned, Refused, show, t } from './dom.js';
import { duties, mark, refreshDuties, watchDuties } from './memberduties.js';
import { memberSentence } from './memberfault.js';
import { summary } from './membersummary.js';
import { askMember, onProgress, onSelfLock } from './memberworker.js';
import { officerSigner } from './sitting.js';
import { currentTrust, startTrustPanel } from './trustfile.js';

const MINUTE = 60_000;
const NUMBER = 13;
let checked = [];
let busy = false;

function tell(tone, text) {
  byId('work-state').className = `og-note ${tone}`;
  byId('work-state').textContent = text;
  show(byId('work-state'), text !== '');
}

function showKey(status) {
  show(byId('committee-fields'), !status.open);
  show(byId('committee-open'), status.open);
  byId('committee-point').textContent = status.open ? status.point.slice(0, 16) : '';
}

function forgetChecked() {
  checked = [];
  byId('shown-list').replaceChildren();
  show(byId('shown'), false);
}

function complain(field, text) {
  fieldError(field, text);
  byId(field).focus();
  return false;
}

/** Opens the committee key unless it is open. @returns {Promise<boolean>} false if the page says beside a field what is missing */
async function unlocked() {
  if ((await askMember('status')).open) return true;
  const [file] = byId('committee-file').files;
  if (!file) return complain('committee-file', t('member.copy.missing'));
  if (file.size > LARGEST) return complain('committee-file', t('key.file-excessive'));
  try {
    const files = [new Uint8Array(await file.arrayBuffer())];
    const idle = Number(byId('committee').dataset.idle) * MINUTE;
    showKey(await askMember('unlock', { files, password: byId('committee-password').value, idle }));
  } catch (e) {
    if (!(e instanceof KeyFault)) throw e;
    return complain(e instanceof WrongPassword ? 'committee-password' : 'committee-file', memberSentence(e));
  }
  byId('committee-password').value = '';
  byId('committee-file').value = '';
  return true;
}

const placeOf = ({ tender, lot, envelope }) => ({ number: tender.slice(0, NUMBER), lot, envelope });

/** Checks one duty; nothing is computed with the key yet. */
async function check(duty, trust) {
  mark(duty.item, '', t('member.checking'));
  try {
    const shown = duty.act === 'open' ? await askMember('prepare', { ...placeOf(duty), trust, now: Date.now() }) : null;
    checked.push({ ...duty, shown });
    mark(duty.item, '', t('member.checked'));
    byId('shown-list').append(summary({ ...duty, shown }));
  } catch (e) {
    mark(duty.item, 'bad', memberSentence(e));
  }
}

async function checkAll() {
  forgetChecked();
  if (!await unlocked()) return;
  const { text } = await currentTrust();
  for (const duty of duties()) await check(duty, text);
  tell(checked.length ? '' : 'bad', t(checked.length ? 'member.checked.all' : 'member.checked.none', checked.length));
  byId('do-all').textContent = t('member.do', checked.length);
  show(byId('shown'), checked.length > 0);
  byId('work-state').focus();
}

/** The messages of a duty and where they go. */
async function messagesOf(duty, trust) {
  if (duty.act === 'open') {
    const { messages } = await askMember('partials', placeOf(duty));
    return { messages, path: `/api/v1/tenders/${placeOf(duty).number}/partials` };
  }
  const { message, complaint } = await askMember(duty.act, { ceremony: duty.ceremony, session: duty.session, trust });
  const door = { contribute: 'round1', confirm: 'round2', rehearse: 'rehearsal' }[duty.act];
  return { messages: [message], complaint, path: `/api/v1/committee/ceremonies/${duty.ceremony}/${door}` };
}

async function send(signer, duty, trust) {
  const { messages, complaint, path } = await messagesOf(duty, trust);
  for (const message of messages) {
    try {
      await postSigned(path, await signer.signMessage(message));
    } catch (e) {
      if (!(e instanceof Refused) || e.code !== 'already-posted') throw e;
    }
  }
  return complaint;
}

async function fulfil(signer, duty, trust) {
  mark(duty.item, '', t('member.working'));
  try {
    const complaint = await send(signer, duty, trust);
    duty.item.dataset.done = '';
    mark(duty.item, complaint ? 'bad' : 'good', t(complaint ? 'member.complained' : `member.act.${duty.act}.done`, complaint ?? ''));
    return !complaint;
  } catch (e) {
    mark(duty.item, 'bad', memberSentence(e));
    return false;
  }
}

async function doAll() {
  const signer = await officerSigner();
  if (!signer) return;
  const { text } = await currentTrust();
  const all = checked;
  forgetChecked();
  let good = 0;
  for (const duty of all) good += await fulfil(signer, duty, text) ? 1 : 0;
  tell(good === all.length ? 'good' : 'bad', t('member.done', good, all.length));
  byId('work-state').focus();
  await refreshDuties();
}

async function alone(button, work) {
  busy = true;
  button.disabled = true;
  tell('', '');
  try {
    await work();
  } catch (e) {
    tell('bad', memberSentence(e));
    byId('work-state').focus();
  } finally {
    busy = false;
    button.disabled = false;
  }
}

async function readLog() {
  const { text } = await currentTrust();
  const { size } = await askMember('read', { trust: text });
  byId('read-state').textContent = t('member.read', size);
}

/** Calls the committee of a ceremony to another rehearsal. */
async function call(ceremony) {
  const signer = await officerSigner();
  if (!signer) return;
  const message = { type: 'opengeps/rehearsal-start/1', ceremony, session: crypto.randomUUID() };
  await postSigned(`/api/v1/committee/ceremonies/${ceremony}/rehearsals`, await signer.signMessage(canonical(message)));
  await refreshDuties();
  return t('member.called');
}

function watchCalls() {
  for (const button of document.querySelectorAll('[data-call]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      const told = await call(button.dataset.call).catch((e) => memberSentence(e));
      button.disabled = false;
      byId('call-state').textContent = told ?? '';
      show(byId('call-state'), Boolean(told));
    });
  }
}

export function startWork() {
  byId('read-log').addEventListener('click', () => {
    byId('read-log').disabled = true;
    readLog().catch((e) => { byId('read-state').textContent = memberSentence(e); }).finally(() => { byId('read-log').disabled = false; });
  });
  watchCalls();
  byId('work').addEventListener('submit', (event) => {
    event.preventDefault();
    alone(byId('check-all'), checkAll);
  });
  byId('do-all').addEventListener('click', () => alone(byId('do-all'), doAll));
  byId('committee-lock').addEventListener('click', async () => {
    forgetChecked();
    showKey(await askMember('lock'));
  });
  onSelfLock(() => {
    forgetChecked();
    showKey({ open: false });
    tell('warn', t('member.locked'));
  });
  onProgress(({ read, of }) => {
    if (busy) tell('', t('member.reading', read, of));
    else byId('read-state').textContent = t('member.reading', read, of);
  });
  startTrustPanel(forgetChecked);
  watchDuties(() => busy);
}
