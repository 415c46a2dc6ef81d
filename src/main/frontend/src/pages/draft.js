/** Drafting a notice or a correction: the rules judge every change; filing signs exactly what they judged. */
import { canonical } from '../crypto/json.js';
import { checkShown, NotWhatWasShown } from '../crypto/prepared.js';
import { showChanges } from './changes.js';
import { attachments, sendDocuments, watchDocuments } from './documents.js';
import { progressText } from './upload.js';
import { byId, postSigned, show, t, tellFailure } from './dom.js';
import { askToFill, judge } from './findings.js';
import { draftedLots, readLot, shownLots, watchLots } from './lots.js';
import { contextOf, showMessage, shownIn } from './message.js';
import { watchPickers } from './picker.js';
import { officerSigner, watchKeyFields } from './sitting.js';
import { textOf } from './texts.js';
import { instantIn } from './zone.js';

const form = byId('draft');
const PAUSE = 500;
const REQUIRED = ['titleKo', 'titleEn', 'descriptionKo', 'descriptionEn', 'business', 'closesAt', 'opensAt', 'reasonKo'];
const lots = () => shownLots(form);
const value = textOf;
const currency = JSON.parse(form?.dataset.currency ?? '{}');
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

/** Who needs the thing: the agency itself unless its people name another body. */
function demandingBody() {
  return { code: value('bodyCode') || null, name: { ko: value('bodyKo'), en: value('bodyEn') }, kind: byId('bodyKind').value };
}

/** What is bought: a type, and its kind where the rule set knows kinds. */
function business() {
  const [type, kind = null] = value('business').split('/');
  return { type, kind };
}

/** What asks for nothing is left out, but for the two lists that every notice has. */
function eligibility() {
  const [allIndustries, largestSize] = [codes('allIndustries'), byId('largestSize').value];
  return {
    industries: codes('industries'), regions: codes('regions'), ...(allIndustries.length ? { allIndustries } : {}), ...(largestSize ? { largestSize } : {}),
  };
}

function message() {
  const { draft, kind, competition, award, rules, follows } = form.dataset;
  return {
    type: 'opengeps/draft/1', draft, kind, ...revision(), ...(follows ? { follows } : {}),
    title: { ko: value('titleKo'), en: value('titleEn') }, description: { ko: value('descriptionKo'), en: value('descriptionEn') },
    demandingBody: demandingBody(), business: business(), competition: { method: competition }, award: { method: award },
    lots: draftedLots(form, currency),
    eligibility: eligibility(), receiptOpensAt: null,
    closesAt: instant('closesAt'), opensAt: instant('opensAt'), ruleSet: rules, documents: attachments(),
  };
}

/** With the amount of every lot. */
function required() {
  return [...REQUIRED, ...lots().map((lot) => lot.querySelector('[data-amount="estimatedAmount"]').id)];
}

function missing() {
  return required().filter((id) => byId(id) && !value(id));
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
  lots().forEach((lot) => readLot(lot, currency));
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
    for (const id of required()) byId(id)?.toggleAttribute('aria-invalid', empty.includes(id));
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
  const choose = (select, chosen) => {
    if ([...select.options].some((one) => one.value === chosen)) select.value = chosen;
  };
  choose(byId('bodyKind'), byId('bodyKind').dataset.kind);
  choose(byId('largestSize'), byId('largestSize').dataset.chosen);
  form.addEventListener('input', (event) => {
    if (['keyfile', 'password', 'documents'].includes(event.target.id)) return;
    readings();
    showMessage(byId('message'), message());
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  watchLots(form, check);
  form.addEventListener('focusout', readings);
  form.addEventListener('submit', file);
  readings();
  const names = contextOf(byId('message')).codes;
  watchPickers({ ...names, allIndustries: names.industries });
  watchDocuments(check);
  watchKeyFields();
}
