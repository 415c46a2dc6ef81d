/** The form of a bid: what was typed, kept on this device as a draft, and what is wrong with it. */
import { minorOf } from '../crypto/money.js';
import { amountOf, group, readAmount, regroup } from './amount.js';
import { fileNames, filesWrong, restoreFileNames } from './bidfiles.js';
import { officialZone, serverNow } from './clock.js';
import { byId, fieldError, formatTime, t } from './dom.js';
import { isEmail } from './email.js';
import { loadDraft, placeAt, saveDraft } from './store.js';
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
export const currency = JSON.parse(form?.dataset.currency ?? '{}');

/** Whether this stage asks for an amount. */
export const isPriced = Boolean(byId('amount'));
export const amount = () => (isPriced ? amountOf(byId('amount').value, currency) : null);

/** Where filling in begins. */
export const firstField = () => byId('amount') ?? form.querySelector('[data-offer], input');

/** What else the notice asks for: numbers with their limits. */
const figures = () => [...form.querySelectorAll('[data-offer]')];
const figureValues = () => Object.fromEntries(figures().map(({ id, dataset }) => [dataset.offer, textOf(id)]));

/** What is sealed, by the codes of the notice's offer form. */
export const offer = () => ({ ...(isPriced ? { amount: amount() } : {}), ...(pickCount ? { picks: picks() } : {}), ...figureValues() });

/** Each number that the notice asks for, with its name. */
export const figureFacts = () => figures().map(({ id }) => [form.querySelector(`label[for="${id}"]`).textContent, textOf(id)]);

/** What was typed; of the files only the names. */
export const filled = () => ({
  amount: byId('amount')?.value ?? '', picks: picks(), figures: figureValues(), contact: contact(), files: fileNames(),
});

// ---- the draft

export function keepDraft() {
  saveDraft(placeAt(form.dataset.number, form.dataset.lot), filled());
  byId('draft-saved').textContent = t('bid.saved', formatTime(new Date(serverNow()), officialZone()).slice(11));
}

/** Fills the form with a draft and says where it came from. */
export function fill(draft, text) {
  if (isPriced) byId('amount').value = draft.amount;
  for (const box of boxes()) box.checked = draft.picks.includes(Number(box.value));
  for (const { id, dataset } of figures()) byId(id).value = draft.figures?.[dataset.offer] ?? '';
  for (const name of CONTACT) byId(`contact-${name}`).value = draft.contact[name] ?? '';
  restoreFileNames(draft.files ?? []);
  byId('draft-saved').textContent = text;
  showAmount();
  limitPicks();
}

export function restoreDraft() {
  const draft = loadDraft(placeAt(form.dataset.number, form.dataset.lot));
  if (draft) fill(draft, t('bid.restored'));
}

// ---- filling in

export function showAmount() {
  if (!isPriced) return;
  const typed = amount();
  if (typed !== null) regroup(byId('amount'), typed, currency);
  byId('reading').textContent = typed === null ? '' : readAmount(typed, currency);
}

/** No third number can be ticked; the two chosen ones can be changed at any time. */
export function limitPicks() {
  const full = picks().length >= pickCount;
  for (const box of boxes()) box.disabled = full && !box.checked;
}

function amountProblem() {
  const typed = amount();
  if (typed === null) return t('bid.amount.bad');
  if (minorOf(typed) === 0n) return t('bid.amount.zero');
  const percent = (minorOf(typed) * 100n) / minorOf(form.dataset.base);
  return percent < 20n || percent > 200n ? t('bid.amount.far', group(percent)) : '';
}

/** Where no price is drawn there is nothing to pick. */
export const picksSerials = pickCount > 0;

function picksProblem() {
  const chosen = picks().length;
  return chosen === pickCount ? '' : t('bid.picks', pickCount, chosen);
}

function figureProblem({ id, dataset }) {
  const text = textOf(id);
  const decimals = Number(dataset.decimals);
  const shape = new RegExp(`^(0|[1-9][0-9]{0,17})${decimals ? `\\.[0-9]{${decimals}}` : ''}$`);
  const fits = shape.test(text) && Number(text) >= Number(dataset.from) && Number(text) <= Number(dataset.to);
  return fits ? '' : t('bid.figure.bad', dataset.from, dataset.to);
}

/** Everything that can only be judged at the opening, and therefore must be right now. */
function judged() {
  const { name, email } = contact();
  return [
    ...(isPriced ? [{ field: 'amount', id: 'amount', label: t('bid.summary.amount'), message: amountProblem() }] : []),
    ...(pickCount ? [{ field: 'picks', id: boxes().find((box) => !box.disabled).id, label: t('bid.summary.picks'), message: picksProblem() }] : []),
    ...figures().map((input) => ({
      field: input.id, id: input.id, label: form.querySelector(`label[for="${input.id}"]`).textContent, message: figureProblem(input),
    })),
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

/**
 * What is still wrong of that which was found wrong; null if nothing was.
 *
 * @param {?string} typing the field that somebody is typing in: it is told beside it what is wrong once it is left, and it may become wrong again
 */
export function problemsLeft(typing = null) {
  if (flagged.size === 0) return null;
  const left = judged().filter(({ field, message }) => flagged.has(field) && (field === typing ? message !== '' : fieldError(field, message)));
  if (typing) return left;
  for (const field of flagged) if (!left.some((one) => one.field === field)) flagged.delete(field);
  return left;
}
