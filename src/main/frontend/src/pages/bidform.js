/** The form of a bid: what was typed, kept on this device as a draft, and what is wrong with it. */
import { digitsOf, group, readAmount } from './amount.js';
import { fileNames, filesWrong, restoreFileNames } from './bidfiles.js';
import { officialZone, serverNow } from './clock.js';
import { byId, fieldError, formatTime, t } from './dom.js';
import { isEmail } from './email.js';
import { loadDraft, saveDraft } from './store.js';
import { textOf, textProblem } from './texts.js';

const CONTACT = ['name', 'phone', 'email'];
const LONGEST_NAME = 200;
const form = byId('bid');
const pickCount = Number(form?.dataset.picks);
/** Fields that were found wrong and are judged again with every change, until they are right. */
const flagged = new Set();

const boxes = () => [...form.querySelectorAll('input[name="pick"]')];
export const picks = () => boxes().filter((box) => box.checked).map((box) => Number(box.value));
export const contact = () => Object.fromEntries(CONTACT.map((name) => [name, textOf(`contact-${name}`)]));
export const amountDigits = () => digitsOf(byId('amount').value);

/** What was typed; of the files only the names. */
export const filled = () => ({ amount: byId('amount').value, picks: picks(), contact: contact(), files: fileNames() });

// ---- the draft

export function keepDraft() {
  saveDraft(form.dataset.number, filled());
  byId('draft-saved').textContent = t('bid.saved', formatTime(new Date(serverNow()), officialZone()).slice(11));
}

/** Fills the form with a draft and says where it came from. */
export function fill(draft, text) {
  byId('amount').value = draft.amount;
  for (const box of boxes()) box.checked = draft.picks.includes(Number(box.value));
  for (const name of CONTACT) byId(`contact-${name}`).value = draft.contact[name] ?? '';
  restoreFileNames(draft.files ?? []);
  byId('draft-saved').textContent = text;
  showAmount();
  limitPicks();
}

export function restoreDraft() {
  const draft = loadDraft(form.dataset.number);
  if (draft) fill(draft, t('bid.restored'));
}

// ---- filling in

export function showAmount() {
  const digits = amountDigits();
  if (digits !== null) byId('amount').value = group(digits);
  byId('reading').textContent = digits === null ? '' : readAmount(digits);
}

/** No third number can be ticked; the two chosen ones can be changed at any time. */
export function limitPicks() {
  const full = picks().length >= pickCount;
  for (const box of boxes()) box.disabled = full && !box.checked;
}

function amountProblem() {
  const digits = amountDigits();
  if (digits === null) return t('bid.amount.bad');
  if (digits === '0') return t('bid.amount.zero');
  const percent = (BigInt(digits) * 100n) / BigInt(form.dataset.base);
  return percent < 20n || percent > 200n ? t('bid.amount.far', group(percent)) : '';
}

/** Everything that can only be judged at the opening, and therefore must be right now. */
function judged() {
  const chosen = picks().length;
  const firstPick = boxes().find((box) => !box.disabled).id;
  const { name, email } = contact();
  return [
    { field: 'amount', id: 'amount', label: t('bid.summary.amount'), message: amountProblem() },
    { field: 'picks', id: firstPick, label: t('bid.summary.picks'), message: chosen === pickCount ? '' : t('bid.picks', pickCount, chosen) },
    { field: 'files', id: 'files', label: t('bid.summary.files'), message: filesWrong() },
    { field: 'contact-name', id: 'contact-name', label: t('bid.summary.contact'), message: textProblem(name, { longest: LONGEST_NAME }) },
    { field: 'contact-email', id: 'contact-email', label: t('bid.summary.contact'), message: email && !isEmail(email) ? t('email') : '' },
  ];
}

/** Says beside every field what is wrong; from then on each is judged with every change until it is right. */
export function problems() {
  const wrong = judged().filter(({ field, message }) => fieldError(field, message));
  for (const { field } of wrong) flagged.add(field);
  return wrong;
}

/** What is still wrong of that which was found wrong; null if nothing was. */
export function problemsLeft() {
  if (flagged.size === 0) return null;
  const left = judged().filter(({ field, message }) => flagged.has(field) && fieldError(field, message));
  for (const field of flagged) if (!left.some((one) => one.field === field)) flagged.delete(field);
  return left;
}
