/** The bid page: draft, review, then signing and sealing on this device. */
import { systemRandom } from '../crypto/bytes.js';
import { sealSubmission } from '../crypto/submission.js';
import { digitsOf, group, readAmountKo } from './amount.js';
import { believe, remember } from './believe.js';
import { resumableUpload } from './filekeys.js';
import { officialZone, serverNow } from './clock.js';
import { byId, explain, fact, fieldError, formatTime, getJson, make, request, show, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { deleteDraft, forgetUploads, loadDraft, saveBid, saveDraft } from './store.js';
import { startTrustPanel } from './trustfile.js';
import { encryptFile, LIMITS, progressText, uploadAll } from './upload.js';

const form = byId('bid');
const { number, ref, base } = form.dataset;
const pickCount = Number(form.dataset.picks);
const CONTACT = ['name', 'phone', 'email'];
let files = [];
/** The files of the last attempt once encrypted and sent, so that a second try does not send them again. */
let sent = null;

// ---- the draft

const picks = () => [...form.querySelectorAll('input[name="pick"]:checked')].map((box) => Number(box.value));
const contact = () => Object.fromEntries(CONTACT.map((name) => [name, byId(`contact-${name}`).value.trim()]));

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
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const tooMuch = files.length > LIMITS.files || total > LIMITS.totalSize || files.some((file) => file.size > LIMITS.fileSize);
  return tooMuch ? t('bid.files.size') : '';
}

function amountProblem() {
  const digits = digitsOf(byId('amount').value);
  if (digits === null) return t('bid.amount.bad');
  if (digits === '0') return t('bid.amount.zero');
  const percent = (BigInt(digits) * 100n) / BigInt(base);
  return percent < 20n || percent > 200n ? t('bid.amount.far', group(percent)) : '';
}

/** Checks everything that can only be judged at the opening, and therefore must be right now. Returns the first wrong field. */
function firstProblem() {
  const chosen = picks().length;
  const wrong = [
    ['amount', fieldError('amount', amountProblem())],
    ['picks', fieldError('picks', chosen === pickCount ? '' : t('bid.picks', pickCount, chosen))],
    ['files', fieldError('files', filesProblem())],
    ['contact-name', fieldError('contact-name', contact().name ? '' : t('required'))],
  ].find(([, isWrong]) => isWrong);
  return wrong?.[0] ?? null;
}

// ---- review

function toReview() {
  const problem = firstProblem();
  if (problem) {
    (byId(problem) ?? form.querySelector('input[name="pick"]')).focus();
    return;
  }
  const digits = digitsOf(byId('amount').value);
  const summary = byId('summary');
  summary.replaceChildren();
  fact(summary, t('bid.summary.amount'), make('span', { class: 'og-big' }, `${group(digits)}`), make('span', { class: 'sub' }, readAmountKo(digits)));
  fact(summary, t('bid.summary.picks'), make('span', { class: 'og-big' }, picks().join(', ')));
  fact(summary, t('bid.summary.files'), files.length ? files.map((file) => file.name).join(', ') : t('bid.summary.none'));
  fact(summary, t('bid.summary.contact'), Object.values(contact()).filter(Boolean).join(' · '));
  turn(true);
  byId('review-title').focus();
  believe(number);
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

/** The registered firm of the certificate: the opening compares its id with the signer's. */
async function supplierOf({ certificate }) {
  const identifier = certificate.subject.serialNumber ?? '';
  return getJson(`/api/v1/organisations?kind=supplier&identifier=${encodeURIComponent(identifier)}`);
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
  await uploadAll(number, ref, encrypted, signer, resumable, (done, total, name, seconds) =>
    working(`${progressText(name, seconds)} ${Math.floor((100 * done) / total)} %`, 20 + (60 * done) / total));
  sent = encrypted.map(({ name, size, sha256, key }) => ({ name, size, sha256, key }));
  return sent;
}

/** The submission's id once it was received; null if the tender could not be believed, and so nothing was sealed. */
async function submitBid(signer) {
  working(t('bid.work.notice'), 2);
  const tender = await believe(number); // once more: a correction may have come, or the server may answer otherwise now
  if (!tender) return null;
  const { notice, noticeHash } = tender;
  const supplier = await supplierOf(signer);
  const fileList = await prepareFiles(signer);
  working(t('bid.work.seal'), 85);
  const submission = crypto.randomUUID();
  const bid = {
    notice, noticeHash, tender: notice.ref, lot: '0', envelope: 'price', submission, supplier: supplier.id,
    supplierName: supplier.name.ko, amount: digitsOf(byId('amount').value), lines: [], picks: picks(), files: fileList,
    contact: contact(), replaces: null,
  };
  const sealed = await sealSubmission(bid, signer, new Date(serverNow()), systemRandom);
  const kept = { submission, tender: notice.ref, title: notice.title, statement: sealed.statement, envelope: sealed.envelope, receipt: null };
  remember(tender, number);
  await saveBid(kept); // before sending: if the answer is lost, the same bytes can be sent again and the receipt fetched
  working(t('bid.work.send'), 92);
  kept.receipt = await (await send(sealed)).json();
  await saveBid(kept);
  return submission;
}

function send({ statement, envelope }) {
  const body = new FormData();
  body.append('statement', new Blob([statement], { type: 'application/pkcs7-mime' }), 'statement.p7s');
  body.append('envelope', new Blob([envelope], { type: 'application/pkcs7-mime' }), 'envelope.p7m');
  return request(`/api/v1/tenders/${number}/submissions`, { method: 'POST', body });
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
    const submission = await submitBid(signer);
    if (!submission) {
      show(byId('working'), false);
      byId('doubt').focus();
      return;
    }
    forgetPassword();
    deleteDraft(number);
    await forgetUploads(number);
    location.assign(`/my/receipt?submission=${submission}`);
  } catch (e) {
    byId('refusal').replaceChildren(make('strong', { class: 't' }, t('bid.refused')), explain(e));
    show(byId('refusal'));
    show(byId('working'), false);
  } finally {
    byId('submit').disabled = false;
  }
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
  form.addEventListener('submit', onSubmit);
}
