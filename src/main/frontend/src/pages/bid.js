/** The bid page: draft, review, then signing and sealing on this device. */
import { systemRandom } from '../crypto/bytes.js';
import { sealSubmission } from '../crypto/submission.js';
import { certifiedName, certifies, isHidden, randomMember } from '../crypto/identity.js';
import { certifiedIdentifier, fingerprint } from '../crypto/x509.js';
import { sha256Hex } from '../crypto/hash.js';
import { canonical } from '../crypto/json.js';
import { digitsOf, group, readAmountKo } from './amount.js';
import { believe, remember } from './believe.js';
import { resumableUpload } from './filekeys.js';
import { handIn, markRefused, unanswered, wasReceived } from './handin.js';
import { isSynchronised, officialZone, serverNow } from './clock.js';
import { showCorrection, watchForCorrections } from './correction.js';
import { byId, explain, fact, fieldError, formatTime, getJson, make, NetworkFailure, Refused, show, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { deleteDraft, forgetUploads, loadDraft, saveBid, saveDraft } from './store.js';
import { showProblems } from './problems.js';
import { textOf, textProblem } from './texts.js';
import { startTrustPanel } from './trustfile.js';
import { encryptFile, isWithinLimits, progressText, uploadAll } from './upload.js';

const form = byId('bid');
const { number } = form.dataset;
const pickCount = Number(form.dataset.picks);
const CONTACT = ['name', 'phone', 'email'];
let files = [];
/** The files of the last attempt once encrypted and sent, so that a second try does not send them again. */
let sent = null;

// ---- the draft

const picks = () => [...form.querySelectorAll('input[name="pick"]:checked')].map((box) => Number(box.value));
const contact = () => Object.fromEntries(CONTACT.map((name) => [name, textOf(`contact-${name}`)]));

function keepDraft() {
  saveDraft(number, { amount: byId('amount').value, picks: picks(), contact: contact() });
  byId('draft-saved').textContent = t('bid.saved', formatTime(new Date(serverNow()), officialZone()).slice(11));
}

function restoreDraft() {
  const draft = loadDraft(number);
  if (!draft) return;
  byId('amount').value = draft.amount;
  for (const box of form.querySelectorAll('input[name="pick"]')) box.checked = draft.picks.includes(Number(box.value));
  for (const name of CONTACT) byId(`contact-${name}`).value = draft.contact[name] ?? '';
  byId('draft-saved').textContent = t('bid.restored');
}

// ---- filling in

function showAmount() {
  const digits = digitsOf(byId('amount').value);
  if (digits !== null) byId('amount').value = group(digits);
  byId('reading').textContent = digits === null ? '' : readAmountKo(digits);
}

/** No third number can be ticked; the two chosen ones can be changed at any time. */
function limitPicks() {
  const full = picks().length >= pickCount;
  for (const box of form.querySelectorAll('input[name="pick"]')) box.disabled = full && !box.checked;
}

function showFiles() {
  byId('file-list').replaceChildren(...files.map((file, i) => {
    const remove = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('bid.remove')}: ${file.name}` }, t('bid.remove'));
    remove.addEventListener('click', () => {
      files.splice(i, 1);
      sent = null;
      showFiles();
    });
    return make('li', {}, make('span', { class: 'n' }, `${file.name} (${group(Math.ceil(file.size / 1024))} KiB)`), remove);
  }));
}

function filesProblem() {
  return isWithinLimits(files) ? '' : t('bid.files.size');
}

function amountProblem() {
  const digits = digitsOf(byId('amount').value);
  if (digits === null) return t('bid.amount.bad');
  if (digits === '0') return t('bid.amount.zero');
  const percent = (BigInt(digits) * 100n) / BigInt(form.dataset.base);
  return percent < 20n || percent > 200n ? t('bid.amount.far', group(percent)) : '';
}

/** Checks everything that can only be judged at the opening, and therefore must be right now. Returns what is wrong. */
function problems() {
  const chosen = picks().length;
  const firstPick = form.querySelector('input[name="pick"]:not(:disabled)').id;
  return [
    ['amount', 'amount', t('bid.summary.amount'), amountProblem()],
    ['picks', firstPick, t('bid.summary.picks'), chosen === pickCount ? '' : t('bid.picks', pickCount, chosen)],
    ['files', 'files', t('bid.summary.files'), filesProblem()],
    ['contact-name', 'contact-name', t('bid.summary.contact'), textProblem(contact().name, { longest: 200 })],
  ].filter(([field, , , message]) => fieldError(field, message)).map(([, id, label, message]) => ({ id, label, message }));
}

// ---- review

function toReview() {
  const wrong = problems();
  showProblems(wrong);
  if (wrong.length > 0) return;
  const digits = digitsOf(byId('amount').value);
  const summary = byId('summary');
  summary.replaceChildren();
  fact(summary, t('bid.summary.amount'), make('span', { class: 'og-big' }, `${group(digits)}`), make('span', { class: 'sub' }, readAmountKo(digits)));
  fact(summary, t('bid.summary.picks'), make('span', { class: 'og-big' }, picks().join(', ')));
  fact(summary, t('bid.summary.files'), files.length ? files.map((file) => file.name).join(', ') : t('bid.summary.none'));
  fact(summary, t('bid.summary.contact'), Object.values(contact()).filter(Boolean).join(' · '));
  turn(true);
  byId('review-title').focus();
  believedNow();
}

/** The tender if every check holds and it is the order that the bidder has read. */
async function believedNow() {
  const tender = await believe(number);
  if (!tender || tender.notice.ref === form.dataset.ref) return tender;
  turn(false);
  await showCorrection(form);
  return null;
}

function turn(review) {
  show(byId('step-fill'), !review);
  show(byId('step-review'), review);
}

// ---- sealing and sending

function working(text, percent) {
  show(byId('working'));
  byId('working-text').textContent = text;
  byId('progress').value = percent;
}

/** Whom the bidder's own certificate names, if registered here; nothing that is signed is taken from the server. */
async function supplierOf({ certificate, random }) {
  const asked = isHidden(certificate)
    ? `certificate=${fingerprint(certificate)}` : `identifier=${encodeURIComponent(certifiedIdentifier(certificate) ?? '')}`;
  const { identifier } = await getJson(`/api/v1/organisations?kind=supplier&${asked}`);
  if (!certifies(certificate, identifier, random)) throw new Refused(0, { code: 'not-a-supplier', detail: t('bid.number.other', identifier) });
  return { supplier: identifier, supplierName: certifiedName(certificate), ...randomMember({ certificate, random }) };
}

async function prepareFiles(signer) {
  if (sent) return sent;
  if (files.length === 0) return [];
  const resumable = await resumableUpload(number, signer);
  const encrypted = [];
  for (const [i, file] of files.entries()) {
    working(t('bid.work.encrypt', file.name), 5 + (15 * i) / files.length);
    const copy = files.slice(0, i).filter((other) => other.name === file.name && other.size === file.size).length;
    encrypted.push(await encryptFile(file, resumable.secret, copy));
  }
  await uploadAll(number, form.dataset.ref, encrypted, signer, resumable, (done, total, name, seconds) =>
    working(`${progressText(name, seconds)} ${Math.floor((100 * done) / total)} %`, 20 + (60 * done) / total));
  sent = encrypted.map(({ name, size, sha256, key }) => ({ name, size, sha256, key }));
  return sent;
}

/** Seals a bid and keeps it on this device; null if the tender could not be believed, and so nothing was sealed. */
async function sealBid(signer) {
  working(t('bid.work.notice'), 2);
  const tender = await believedNow(); // once more: a correction may have come, or the server may answer otherwise now
  if (!tender) return null;
  const { notice, noticeHash } = tender;
  const supplier = await supplierOf(signer);
  const fileList = await prepareFiles(signer);
  working(t('bid.work.seal'), 85);
  const submission = crypto.randomUUID();
  const bid = {
    notice, noticeHash, tender: notice.ref, lot: '0', envelope: 'price', submission, ...supplier,
    amount: digitsOf(byId('amount').value), lines: [], picks: picks(), files: fileList,
    contact: contact(), replaces: null,
  };
  const sealed = await sealSubmission(bid, signer, new Date(serverNow()), systemRandom);
  remember(tender, number);
  const kept = {
    submission, typed: typed(), tender: notice.ref, title: notice.title, signer: fingerprint(signer.certificate), statement: sealed.statement,
    envelope: sealed.envelope, receipt: null,
  };
  await saveBid(kept); // before sending: if the answer is lost, the same bytes are sent again
  return kept;
}

/** Tells whether what is in the form is what was sealed. */
function typed() {
  const list = files.map(({ name, size }) => ({ name: name.normalize('NFC'), size }));
  return sha256Hex(canonical({ amount: digitsOf(byId('amount').value), picks: picks(), contact: contact(), files: list }));
}

/** Sends kept bytes; a refusal is final for them. */
async function deliver(bid, text) {
  working(text, 92);
  try {
    await handIn(bid);
  } catch (e) {
    if (e instanceof Refused && e.status < 500) await markRefused(bid);
    throw e;
  }
}

/** Address of the receipt once the server has answered; null if nothing was sealed. */
async function submitBid(signer) {
  const receipt = (submission) => `/my/receipt?submission=${submission}`;
  const earlier = await unanswered(form.dataset.ref, fingerprint(signer.certificate));
  if (earlier?.typed === typed()) {
    await deliver(earlier, t('bid.work.again'));
    return receipt(earlier.submission);
  }
  if (earlier && (await wasReceived(earlier.submission))) return `${receipt(earlier.submission)}&earlier=1`;
  if (earlier) await markRefused(earlier); // it never arrived, and the bidder has changed the form since
  const bid = await sealBid(signer);
  if (!bid) return null;
  await deliver(bid, t('bid.work.send'));
  return receipt(bid.submission);
}

async function onSubmit(event) {
  event.preventDefault();
  show(byId('refusal'), false);
  if (fieldError('final', byId('final').checked ? '' : t('bid.final'))) {
    byId('final').focus();
    return;
  }
  byId('submit').disabled = true;
  try {
    const signer = await signerFromFields();
    if (!signer) return;
    const address = await submitBid(signer);
    if (!address) {
      show(byId('working'), false);
      (byId('doubt').classList.contains('og-hidden') ? byId('correction') : byId('doubt')).focus();
      return;
    }
    forgetPassword();
    deleteDraft(number);
    await forgetUploads(number);
    location.assign(address);
  } catch (e) {
    byId('refusal').replaceChildren(make('strong', { class: 't' }, t(e instanceof NetworkFailure ? 'bid.unknown' : 'bid.refused')), explain(e));
    show(byId('refusal'));
    show(byId('working'), false);
    byId('refusal').focus();
  } finally {
    byId('submit').disabled = false;
  }
}

/** A deadline that passes while the form is open: said at once, and what was typed stays readable. */
function showClosed() {
  const closed = isSynchronised() && serverNow() >= Date.parse(form.dataset.closes);
  if (closed !== byId('closed').classList.contains('og-hidden')) return;
  show(byId('closed'), closed);
  byId('to-review').disabled = closed;
}

if (form) {
  restoreDraft();
  showAmount();
  limitPicks();
  byId('amount').addEventListener('input', showAmount);
  form.addEventListener('input', keepDraft);
  form.addEventListener('change', (event) => {
    if (event.target.name === 'pick') limitPicks();
    if (event.target.id === 'files') {
      files.push(...event.target.files);
      event.target.value = '';
      sent = null;
      showFiles();
      fieldError('files', filesProblem());
    }
  });
  byId('to-review').addEventListener('click', toReview);
  byId('to-fill').addEventListener('click', () => turn(false));
  startTrustPanel(() => believe(number));
  watchForCorrections(form);
  setInterval(showClosed, 1000);
  form.addEventListener('submit', onSubmit);
}
