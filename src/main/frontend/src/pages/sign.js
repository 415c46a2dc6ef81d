/** The officers' signatures: approving, sending back, publishing, scoring, awarding. What is signed stands on the page, member by member. */
import { fromBase64, utf8 } from '../crypto/bytes.js';
import { sha256Hex } from '../crypto/hash.js';
import { canonical } from '../crypto/json.js';
import { checkActs, checkNotice, checkShown, NotWhatWasShown } from '../crypto/prepared.js';
import { readSigned } from '../crypto/signed.js';
import { answerFields, answerTo, isAnswerWhole, watchAnswer } from './answer.js';
import { baseAmountFields, baseAmountOrder, watchBaseAmount } from './baseamount.js';
import { contractFields, contractOf, isContractWhole, keepOffered } from './contractform.js';
import { DIRECT_FIELDS, directAward, isDirectWhole, watchDirectAward } from './directaward.js';
import { byId, fieldError, postSigned, t, tellFailure } from './dom.js';
import { DELIVERY, inspectionFields, inspectionOf, isInspectionWhole, watchInspection } from './inspection.js';
import { isMandateWhole, MANDATE_FIELDS, mandateOf, watchMandate } from './mandate.js';
import { showMessage, shownIn } from './message.js';
import { CLAIM, claimReturn, isOrderWhole, ORDER, paymentOrder, watchPayment } from './payment.js';
import { isRoundChosen, ROUND_FIELDS, roundOrder, watchRounds } from './rebid.js';
import { isSheetRight, scoresOf, watchSheet } from './score.js';
import { callOf, keepFresh } from './request.js';
import { officerSigner, watchKeyFields } from './sitting.js';
import { isDecisionWhole, technicalDecision, watchDecision } from './technical.js';
import { textOf, textProblem } from './texts.js';

const form = document.querySelector('form[data-task]');
const box = byId('message');
const here = () => location.href.split('#')[0];

/** Messages that this page writes itself, from what the officer has typed. */
const WRITTEN = {
  roles: ({ agency, person, name }) => ({
    type: 'opengeps/roles/1', agency, person, certifiedName: name,
    roles: [...form.querySelectorAll('input[name="role"]:checked')].map(({ value }) => value).sort(),
  }),
  'agency-name': ({ agency }) => (
    { type: 'opengeps/agency-name/1', agency, name: { ko: textOf('nameKo'), en: textOf('nameEn') } }),
  cancel: ({ tender, draft }) => ({
    type: 'opengeps/draft/1', draft, kind: 'cancellation', tender, reason: { ko: textOf('reasonKo'), en: textOf('reasonEn') },
  }),
  'base-amount': () => baseAmountOrder(form),
  're-bid': () => roundOrder(form),
  'next-stage': () => roundOrder(form),
  act: ({ tender, lot, ranking, submission, act, of }) => ({
    type: 'opengeps/round-act/1', tender, lot, rankingHash: ranking, act, submission, of: of || null, scores: scoresOf(form),
    reason: { ko: textOf('reasonKo'), en: textOf('reasonEn') },
  }),
  technical: () => technicalDecision(form),
  answer: () => answerTo(form),
  'direct-award': () => directAward(form),
  mandate: () => mandateOf(form),
  contract: () => contractOf(form),
  inspection: () => inspectionOf(form),
  'payment-order': () => paymentOrder(form),
  'claim-return': () => claimReturn(form),
  call: () => callOf(form),
  supplement: () => callOf(form),
  suspension: ({ tender, lot, act, follows }) => ({
    type: 'opengeps/suspension/1', tender, lot, act, follows: follows || null, reason: { ko: textOf('reasonKo'), en: textOf('reasonEn') },
  }),
  score: ({ tender, lot, ranking, submission }) => (
    { type: 'opengeps/score/1', tender, lot, rankingHash: ranking, submission, scores: scoresOf(form) }),
};

/** One lot needs no name. */
const lotQuery = (before, lot) => (lot === '0' ? '' : `${before}lot=${lot}`);

const textJson = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** The message on the page: the server's bytes, or what this page writes. */
function shownMessage() {
  const write = WRITTEN[form?.dataset.task];
  return write ? canonical(write(form.dataset)) : utf8(box.dataset.message);
}

/** What stands on the page, after the last check that it is all there. */
function exactly(type) {
  const bytes = shownMessage();
  checkShown(bytes, type, shownIn(box));
  return bytes;
}

function insistOnHash(bytes, hash, member = 'draftHash') {
  if (sha256Hex(bytes) !== hash) throw new NotWhatWasShown(member);
}

/** What another officer signed and this one consents to: read and shown by the page itself, never in the server's words. */
const consented = byId('consented');
const consentedDer = () => fromBase64(consented.dataset.signed);

/** A decision, which names everything that was signed in the round. */
function deciding(type) {
  const decision = exactly(type);
  checkActs(textJson(decision), (box.dataset.acts ?? '').split(' ').filter(Boolean));
  return decision;
}

/** The consent names by its hash, in this member, what stands on the page whole. */
function consenting(type, member, to) {
  const consent = exactly(type);
  insistOnHash(consentedDer(), textJson(consent)[member], member);
  checkShown(readSigned(consentedDer()).content, to, shownIn(consented));
  return consent;
}

/** What another party signed stands on the page whole, and this message names it by the hash of its content. */
function readBefore(hash, type, member) {
  const { content } = readSigned(consentedDer());
  insistOnHash(content, hash, member);
  checkShown(content, type, shownIn(consented));
}

/** Each task sends its message and says where to go then. */
const TASKS = {
  async approve(signer, { draft, hash }) {
    insistOnHash(exactly('opengeps/draft/1'), hash);
    const message = { type: 'opengeps/approval/1', draft, draftHash: hash };
    await postSigned(`/api/v1/notices/${draft}/approval`, await signer.signMessage(canonical(message)));
    return here();
  },

  async return(signer, { draft, hash }) {
    insistOnHash(exactly('opengeps/draft/1'), hash);
    const message = { type: 'opengeps/return/1', draft, draftHash: hash, reason: textOf('returnReason') };
    await postSigned(`/api/v1/notices/${draft}/return`, await signer.signMessage(canonical(message)));
    return here();
  },

  /** The signed wish to cancel; a second officer approves it before it is published. */
  async cancel(signer, { draft }) {
    await postSigned('/api/v1/notices', await signer.signMessage(exactly('opengeps/draft/1')));
    return `/buyer/file.xhtml?draft=${draft}`;
  },

  /** The signed wish to say the base amount; the same way as a correction from here. */
  async 'base-amount'(signer, { draft }) {
    await postSigned('/api/v1/notices', await signer.signMessage(exactly('opengeps/draft/1')));
    return `/buyer/file.xhtml?draft=${draft}`;
  },

  /** The signed wish to ask bids once more; the same way again. */
  async 're-bid'(signer, { draft }) {
    await postSigned('/api/v1/notices', await signer.signMessage(exactly('opengeps/draft/1')));
    return `/buyer/file.xhtml?draft=${draft}`;
  },

  /** The signed wish to ask those who passed for the next stage. */
  async 'next-stage'(signer, { draft }) {
    await postSigned('/api/v1/notices', await signer.signMessage(exactly('opengeps/draft/1')));
    return `/buyer/file.xhtml?draft=${draft}`;
  },

  /** The order to write the notice: a new one gets its number and key. The notice comes back to be read before it is signed. */
  async prepare(signer, { draft }) {
    const order = { type: 'opengeps/prepare/1', draft, ceremony: byId('ceremony')?.value ?? null };
    await postSigned(`/api/v1/notices/${draft}/prepare`, await signer.signMessage(canonical(order)));
    return here();
  },

  async publish(signer, { draft, content }) {
    const notice = exactly('opengeps/notice/1');
    checkNotice(notice, JSON.parse(content), signer.certificate);
    const published = await postSigned(`/api/v1/notices/${draft}/publication`, await signer.signMessage(notice));
    return `/tenders/${(await published.json()).tender}`;
  },

  async score(signer, { number }) {
    await postSigned(`/api/v1/tenders/${number}/scores`, await signer.signMessage(exactly('opengeps/score/1')));
    return here();
  },

  /** The candidate whose turn it is hands in its papers until a date. */
  async call(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/award/calls`, await signer.signMessage(exactly('opengeps/call/1')));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** One that has answered hands in what is missing. */
  async supplement(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/award/supplements`, await signer.signMessage(exactly('opengeps/supplement/1')));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  async roles(signer) {
    await postSigned('/api/v1/agency/roles', await signer.signMessage(exactly('opengeps/roles/1')));
    return '/buyer/people.xhtml';
  },

  async 'agency-name'(signer) {
    await postSigned('/api/v1/agency/names', await signer.signMessage(exactly('opengeps/agency-name/1')));
    return '/buyer/people.xhtml';
  },

  async 'agency-name-approval'(signer) {
    const approval = consenting('opengeps/agency-name-approval/1', 'proposal', 'opengeps/agency-name/1');
    await postSigned('/api/v1/agency/names/approvals', await signer.signMessage(approval));
    return '/buyer/people.xhtml';
  },

  /** A wish to change the round; a second officer approves it. */
  async act(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/award/acts`, await signer.signMessage(exactly('opengeps/round-act/1')));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  async 'act-approval'(signer, { number, lot }) {
    const approval = consenting('opengeps/round-act-approval/1', 'act', 'opengeps/round-act/1');
    await postSigned(`/api/v1/tenders/${number}/award/acts/approvals`, await signer.signMessage(approval));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** Who passes; a second officer approves it. */
  async technical(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/technical-decisions`, await signer.signMessage(exactly('opengeps/technical-decision/1')));
    return `/buyer/technical.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  async 'technical-approval'(signer, { number, lot }) {
    const approval = consenting('opengeps/technical-decision-approval/1', 'decision', 'opengeps/technical-decision/1');
    await postSigned(`/api/v1/tenders/${number}/technical-decisions/approvals`, await signer.signMessage(approval));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** What everybody reads at once; one officer, for it changes no notice. */
  async answer(signer, { number }) {
    await postSigned(`/api/v1/tenders/${number}/questions/answers`, await signer.signMessage(exactly('opengeps/answer/1')));
    return `/buyer/questions.xhtml?number=${number}&done=answer`;
  },

  /** A purchase on one quote; public once a second officer approves it. */
  async 'direct-award'(signer, { id }) {
    await postSigned('/api/v1/direct-awards', await signer.signMessage(exactly('opengeps/direct-award/1')));
    return `/buyer/direct-award.xhtml?id=${id}`;
  },

  async 'direct-award-approval'(signer, { id }) {
    const approval = consenting('opengeps/direct-award-approval/1', 'directAward', 'opengeps/direct-award/1');
    await postSigned('/api/v1/direct-awards/approvals', await signer.signMessage(approval));
    return `/direct-awards/${id}`;
  },

  /** That the round stands still, or goes on; a second officer approves it. */
  async suspension(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/suspensions`, await signer.signMessage(exactly('opengeps/suspension/1')));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  async 'suspension-approval'(signer, { number, lot }) {
    const approval = consenting('opengeps/suspension-approval/1', 'act', 'opengeps/suspension/1');
    await postSigned(`/api/v1/tenders/${number}/suspensions/approvals`, await signer.signMessage(approval));
    return `/buyer/tender.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** That an auditor may read what some agencies keep from the public; a second person of the oversight body approves it. */
  async mandate(signer) {
    await postSigned('/api/v1/mandates', await signer.signMessage(exactly('opengeps/mandate/1')));
    return '/audit/mandates?done=mandate';
  },

  async 'mandate-approval'(signer) {
    const approval = consenting('opengeps/mandate-approval/1', 'mandate', 'opengeps/mandate/1');
    await postSigned('/api/v1/mandates/approvals', await signer.signMessage(approval));
    return '/audit/mandates?done=mandate-approval';
  },

  /** One person ends it: that takes power away. */
  async 'mandate-end'(signer) {
    const end = consenting('opengeps/mandate-end/1', 'mandate', 'opengeps/mandate/1');
    await postSigned('/api/v1/mandates/endings', await signer.signMessage(end));
    return '/audit/mandates?done=mandate-end';
  },

  /** That a bid is not opened, since its bidder asked for it: one officer, who does not know which firm that is. */
  async 'cancellation-grant'(signer, { number }) {
    await postSigned(`/api/v1/tenders/${number}/cancellations/grants`, await signer.signMessage(exactly('opengeps/cancellation-grant/1')));
    return `/buyer/cancellations.xhtml?number=${number}`;
  },

  /** That nobody qualified; whoever scored a candidate is refused. */
  async unsuccessful(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/award/unsuccessful`, await signer.signMessage(deciding('opengeps/unsuccessful/1')));
    return `/tenders/${number}/result${lotQuery('?', lot)}`;
  },

  /** The contract goes to whoever got the award. */
  async contract(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/contract`, await signer.signMessage(exactly('opengeps/contract/1')));
    return `/buyer/contract.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** The contract exists from here on: it names by its hash what stands on the page whole. */
  async 'contract-confirmation'(signer, { number, lot }) {
    const confirmation = exactly('opengeps/contract-confirmation/1');
    readBefore(textJson(confirmation).contract, 'opengeps/contract/1', 'contract');
    await postSigned(`/api/v1/tenders/${number}/contract/confirmation`, await signer.signMessage(confirmation));
    return `/buyer/contract.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** What of a delivery is accepted: it names by its hash what the firm signed, and what stands on the page whole. */
  async inspection(signer, { number, lot }) {
    const inspection = exactly('opengeps/inspection/1');
    readBefore(textJson(inspection).delivery, DELIVERY, 'delivery');
    await postSigned(`/api/v1/tenders/${number}/contract/deliveries/inspections`, await signer.signMessage(inspection));
    return `/buyer/contract.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** What is paid of a claim: it names by its hash what the firm signed, and what stands on the page whole. */
  async 'payment-order'(signer, { number, lot }) {
    const order = exactly(ORDER);
    readBefore(textJson(order).claim, CLAIM, 'claim');
    await postSigned(`/api/v1/tenders/${number}/contract/payments/orders`, await signer.signMessage(order));
    return `/buyer/payment.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  async 'claim-return'(signer, { number, lot }) {
    const back = exactly('opengeps/claim-return/1');
    readBefore(textJson(back).claim, CLAIM, 'claim');
    await postSigned(`/api/v1/tenders/${number}/contract/payments/returns`, await signer.signMessage(back));
    return `/buyer/payment.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  /** The payment goes to the bank from here on: it names by its hash the order that stands on the page whole. */
  async 'payment-approval'(signer, { number, lot }) {
    const approval = exactly('opengeps/payment-approval/1');
    readBefore(textJson(approval).paymentOrder, ORDER, 'paymentOrder');
    await postSigned(`/api/v1/tenders/${number}/contract/payments/approvals`, await signer.signMessage(approval));
    return `/buyer/payment.xhtml?number=${number}${lotQuery('&', lot)}`;
  },

  async award(signer, { number, lot }) {
    await postSigned(`/api/v1/tenders/${number}/award`, await signer.signMessage(deciding('opengeps/award/1')));
    return `/tenders/${number}/result${lotQuery('?', lot)}`;
  },
};

function tell(tone, text) {
  byId('outcome').className = `og-note ${tone}`;
  byId('outcome').textContent = text;
}

/** How long what is typed may be. */
const NAME = { longest: 200 };
const FORMS = { witness: { longest: 100 }, placeKo: { longest: 300 }, clausesKo: { longest: 20000, paragraphs: true }, nameKo: NAME, nameEn: NAME, titleKo: NAME, answerKo: { longest: 3000, paragraphs: true }, reason: { longest: 1000, paragraphs: true } };

/** Fields that must be filled before anybody signs this task. */
const NEEDED = { ...ROUND_FIELDS, mandate: MANDATE_FIELDS, cancel: ['reasonKo'], act: ['reasonKo'], call: ['askedKo'], supplement: ['askedKo'], suspension: ['reasonKo'], 'claim-return': ['reason'], return: ['returnReason'], 'direct-award': DIRECT_FIELDS, 'agency-name': ['nameKo', 'nameEn'] };

/** Fields of tasks whose form says which of them it needs. */
const NEEDED_BY_FORM = { 'base-amount': baseAmountFields, answer: answerFields, contract: contractFields, inspection: inspectionFields };

const needed = (task) => NEEDED_BY_FORM[task]?.(form) ?? NEEDED[task] ?? [];

function isFilled(task) {
  const empty = needed(task).filter((id) => fieldError(id, textProblem(textOf(id), FORMS[id] ?? FORMS.reason)));
  byId(empty[0])?.focus();
  if (task in ROUND_FIELDS && !isRoundChosen(form)) return false;
  if (task === 'mandate' && !isMandateWhole()) return false;
  return empty.length === 0 && isSheetRight(form) && (task !== 'technical' || isDecisionWhole(form)) && (task !== 'answer' || isAnswerWhole(form))
    && (task !== 'direct-award' || isDirectWhole(form)) && (task !== 'contract' || isContractWhole())
    && (task !== 'inspection' || isInspectionWhole(form)) && (task !== 'payment-order' || isOrderWhole(form));
}

function disable(disabled) {
  for (const button of form.querySelectorAll('button[type=submit]')) button.disabled = disabled;
}

async function perform(task) {
  disable(true);
  try {
    const signer = await officerSigner();
    if (!signer) return;
    tell('', t('buyer.signing'));
    location.assign(await TASKS[task](signer, form.dataset));
  } catch (e) {
    if (e instanceof NotWhatWasShown) tell('bad', t('buyer.signing.other', e.member));
    else tellFailure(byId('outcome'), e);
  } finally {
    disable(false);
  }
}

const render = () => showMessage(box, textJson(shownMessage()));

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const task = event.submitter?.dataset.task ?? form.dataset.task;
  if (isFilled(task)) perform(task);
});
if (form?.dataset.task === 'answer') watchAnswer(form);
if (box) render();
if (consented) showMessage(consented, textJson(readSigned(consentedDer()).content));
if (form && form.dataset.task in WRITTEN) form.addEventListener('input', render);
if (form?.querySelector('[data-item]')) watchSheet(form);
if (form?.dataset.task === 'base-amount') watchBaseAmount(form);
if (form?.dataset.task in ROUND_FIELDS) watchRounds(form);
if (form?.dataset.task === 'technical') watchDecision(form);
if (form?.dataset.task === 'direct-award') watchDirectAward(form, render);
if (form?.dataset.task === 'inspection') watchInspection(form);
if (form?.dataset.task === 'payment-order') watchPayment(form);
if (form?.dataset.task === 'mandate') watchMandate(form);
if (form?.dataset.asked) keepFresh(form, render);
if (form?.dataset.task === 'contract') keepOffered(form, render);
watchKeyFields();
