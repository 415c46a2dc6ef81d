/** Drafting a notice or a correction: the rules judge every change; filing signs exactly what they judged. */
import { canonical } from '../crypto/json.js';
import { checkShown, NotWhatWasShown } from '../crypto/prepared.js';
import { amountOf, readAmount, regroup } from './amount.js';
import { showChanges } from './changes.js';
import { attachments, sendDocuments, watchDocuments } from './documents.js';
import { progressText } from './upload.js';
import { byId, postSigned, show, t, tellFailure } from './dom.js';
import { askToFill, judge } from './findings.js';
import { contextOf, showMessage, shownIn } from './message.js';
import { watchPickers } from './picker.js';
import { officerSigner, watchKeyFields } from './sitting.js';
import { textOf } from './texts.js';
import { instantIn } from './zone.js';

const form = byId('draft');
const PAUSE = 500;
const REQUIRED = ['titleKo', 'titleEn', 'descriptionKo', 'descriptionEn', 'estimatedAmount', 'closesAt', 'opensAt', 'reasonKo'];
const terms = () => [...(form?.querySelectorAll('[data-award-term]') ?? [])];
const AMOUNTS = ['estimatedAmount', 'baseAmount', ...terms().map(({ id }) => id)];
const value = textOf;
const currency = JSON.parse(form?.dataset.currency ?? '{}');
const amount = (id) => amountOf(value(id), currency);
/** Null where there is no such field or nothing in it; what is no amount is refused by the rules. */
const optionalAmount = (id) => (byId(id) && value(id) ? amount(id) ?? '' : null);
const codes = (id) => [...new Set(value(id).split(/[\s,]+/).filter(Boolean))].sort();
const instant = (id) => instantIn(form.dataset.zone, value(id));
const isCorrection = form?.dataset.kind === 'correction';

/** What only a correction says. */
function revision() {
  if (!isCorrection) return { tender: null, bidsAlreadySealed: null, reason: null };
  return {
    tender: form.dataset.tender, bidsAlreadySealed: form.querySelector('input[name="sealed"]:checked').value,
    reason: { ko: value('reasonKo'), en: value('reasonEn') },
  };
}

/** What the award method asks for; what is left empty is left to the method. */
function awardTerms() {
  const byRules = form.dataset.awardByRules.split(',').filter(Boolean).map((name) => [name, null]);
  return Object.fromEntries([...byRules, ...terms().map(({ id, dataset }) => [dataset.awardTerm, amount(id)])]);
}

/** Who needs the thing: the agency itself unless its people name another body. */
function demandingBody() {
  return { code: value('bodyCode') || null, name: { ko: value('bodyKo'), en: value('bodyEn') }, kind: byId('bodyKind').value };
}

function message() {
  const { draft, kind, business, competition, award, rules } = form.dataset;
  return {
    type: 'opengeps/draft/1', draft, kind, ...revision(),
    title: { ko: value('titleKo'), en: value('titleEn') }, description: { ko: value('descriptionKo'), en: value('descriptionEn') },
    demandingBody: demandingBody(), business: { type: business }, competition: { method: competition }, award: { method: award, ...awardTerms() },
    price: { currency, estimatedAmount: amount('estimatedAmount') ?? '', baseAmount: optionalAmount('baseAmount') },
    eligibility: { industries: codes('industries'), regions: codes('regions') }, receiptOpensAt: null,
    closesAt: instant('closesAt'), opensAt: instant('opensAt'), ruleSet: rules, documents: attachments(),
  };
}

function missing() {
  return REQUIRED.filter((id) => byId(id) && !value(id));
}

async function check() {
  showMessage(byId('message'), message());
  // a correction without its reason is judged, too: the table of changes helps to write the reason
  if (missing().some((id) => id !== 'reasonKo')) {
    askToFill();
    return;
  }
  const changes = await judge(form, message());
  if (changes && isCorrection) showChanges(byId('changes'), changes, form.dataset.zone);
}

function readings() {
  for (const id of AMOUNTS) {
    const typed = byId(id) && amount(id);
    if (!typed) continue;
    regroup(byId(id), typed, currency);
    const reading = byId(`${id}-reading`);
    if (reading) reading.textContent = readAmount(typed, currency);
  }
}

function showProgress(done, total, name, seconds, line) {
  show(byId('working'));
  byId('working-text').textContent = progressText(name, seconds, line);
  byId('progress').value = (100 * done) / total;
}

function fail(text) {
  byId('outcome').className = 'og-note bad';
  byId('outcome').textContent = text;
}

let timer;

async function file(event) {
  event.preventDefault();
  byId('do-sign').disabled = true;
  try {
    const empty = missing();
    for (const id of REQUIRED) byId(id)?.toggleAttribute('aria-invalid', empty.includes(id));
    if (empty.length) {
      const names = empty.map((id) => form.querySelector(`label[for="${id}"]`).textContent);
      fail(t('buyer.fill', names.join(', ')));
      byId(empty[0]).focus();
      return;
    }
    const content = canonical(message());
    checkShown(content, 'opengeps/draft/1', shownIn(byId('message')));
    const signer = await officerSigner();
    if (!signer) return;
    await sendDocuments(form.dataset.draft, signer, showProgress);
    await postSigned('/api/v1/notices', await signer.signMessage(content));
    location.assign(`/buyer/file.xhtml?draft=${form.dataset.draft}`);
  } catch (e) {
    if (e instanceof NotWhatWasShown) fail(t('buyer.signing.other', e.member));
    else tellFailure(byId('outcome'), e);
    show(byId('working'), false);
  } finally {
    byId('do-sign').disabled = false;
  }
}

if (form) {
  const kind = byId('bodyKind');
  if ([...kind.options].some((one) => one.value === kind.dataset.kind)) kind.value = kind.dataset.kind;
  form.addEventListener('input', (event) => {
    if (['keyfile', 'password', 'documents'].includes(event.target.id)) return;
    readings();
    showMessage(byId('message'), message());
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  form.addEventListener('focusout', readings);
  form.addEventListener('submit', file);
  readings();
  watchPickers(contextOf(byId('message')).codes);
  watchDocuments(check);
  watchKeyFields();
}
