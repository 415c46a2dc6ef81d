/** A message as the officer sees it before signing: made from the message itself, so that no member of it can be forgotten. */
import { canonicalText } from '../crypto/json.js';
import { isAmount } from '../crypto/money.js';
import { members } from '../crypto/prepared.js';
import { group } from './amount.js';
import { businessNumber, formatTime, hasText, make, t, zoneName } from './dom.js';
import { label, plainPath } from './labels.js';
import { lotName } from './lotname.js';

/** Members whose values are words of ours, with the beginning of their texts. */
const WORDS = {
  kind: 'kind', 'business.type': 'business', 'business.kind': 'business-kind', 'competition.method': 'procurement', 'demandingBody.kind': 'body', 'award.method': 'award-method', bidsAlreadySealed: 'sealed-bids',
  act: 'act', result: 'award-result', 'scores.item': 'score', roles: 'role', 'person.roles': 'role',
  reason: 'cancellation-reason', size: 'size', 'eligibility.largestSize': 'size-limit', refused: 'question-refused', 'terms.payment': 'contract-payment', 'terms.bond.exempt': 'contract-exempt', 'terms.delay.kind': 'contract-delay',
  ground: 'one-quote', confirmed: 'score', declared: 'one-quote', vat: 'vat',
};
const CODES = { 'eligibility.industries': 'industries', 'eligibility.allIndustries': 'industries', 'eligibility.regions': 'regions', industries: 'industries', regions: 'regions', agencies: 'agencies' };
/** What a draft leaves open is not nothing. */
const LEFT_OPEN = { receiptOpensAt: 'message.with-notice', 'lots.price.baseAmount': 'message.base-later' };

/** The order in which people read; what is not named here comes after it, in the order of the message. */
const ORDER = [
  'kind', 'tender', 'order', 'ref', 'agency', 'demandingBody', 'title', 'description', 'reason', 'rounds', 'bidsAlreadySealed', 'changes', 'business', 'competition',
  'award', 'lots[].title', 'lots[].admitted', 'lots[].stages', 'lots[].price', 'lots[].award', 'eligibility', 'noticedAt', 'receiptOpensAt', 'closesAt', 'opensAt', 'latestOpening', 'zone', 'documents',
  'minimumBids', 'ruleSet', 'calendar', 'practice', 'person', 'certifiedName', 'auditor', 'agencies', 'from', 'until', 'roles', 'name', 'result',
  'ground', 'estimatedAmount', 'vat', 'passed', 'failed', 'pricesOpenAt', 'supplier', 'quoteAmount', 'quote', 'amount', 'contractAmount', 'number', 'what', 'deliveredAmount', 'deliveredOn', 'mends', 'inspections', 'acceptedAmount', 'damages', 'payable', 'account', 'interest', 'debtor', 'creditor', 'payOn', 'invoice', 'claimedOn', 'faults', 'inspectedOn', 'witness', 'delay', 'terms', 'consentBy', 'replaces', 'contractDate', 'performedUntil', 'confirmed', 'declared', 'scores', 'total', 'examined', 'actsCount', 'actsRoot', 'decidedAt', 'act', 'asked', 'dueAt', 'askedAt', 'evidence', 'submission', 'of', 'refused', 'question', 'answer', 'correction', 'questions', 'follows', 'lot', 'rankingHash',
  'request', 'statementHash', 'proposal', 'previous', 'draft', 'lots', 'type',
];

const BUSINESSES = ['supplier', 'supplier.number', 'identifier', 'lots.admitted.suppliers'];
const AMOUNT = /(^|\.)(estimatedAmount|baseAmount|deductibleA|costSum|quoteAmount|amount|contractAmount|deliveredAmount|acceptedAmount|damages|payable)$/;
const EVIDENCE = /^([0-9a-f]{40,}|[A-Za-z0-9+/=]{60,})$/;

function word(words, prefix, value) {
  const known = words[`${prefix}.${String(value).toLowerCase().replaceAll('_', '-')}`];
  return known === undefined ? String(value) : known;
}

function named(names, code) {
  return names?.[code] ? `${names[code]} (${code})` : code;
}

/** An amount in the currency of its message. */
function money(value, { code }) {
  const key = `message.${code.toLowerCase()}`;
  return hasText(key) ? t(key, group(value)) : `${code} ${group(value)}`;
}

function plain(path, value, { zone, words, codes, type, currency }) {
  const name = plainPath(path);
  if (name === 'kind' && type === 'opengeps/registration/1') return word(words, 'organisation-kind', value);
  if (name === 'kind' && type === 'opengeps/delivery/1') return word(words, 'delivery-kind', value);
  if (name === 'total' && type === 'opengeps/payment-order/1') return money(value, currency);
  if (name === 'result' && type === 'opengeps/inspection/1') return word(words, 'inspection-result', value);
  if (name === 'rounds') return lotName(value);
  if (name === 'lots.stages') return t(`envelope.${value}`);
  if (name in CODES) return named(codes[CODES[name]], value);
  if (name in WORDS) return word(words, WORDS[name], value);
  if (value === true || value === false) return t(value ? 'message.yes' : 'message.no');
  if (/(At|By)$|^(notAfter|from|until)$/.test(name) && !Number.isNaN(Date.parse(value))) return `${formatTime(new Date(value), zone)} (${zoneName(zone, new Date(value))})`;
  if (BUSINESSES.includes(name)) return businessNumber(value);
  if (AMOUNT.test(name) && currency && isAmount(value, currency)) return money(value, currency);
  return String(value);
}

const rank = ({ path }) => {
  const [, member] = /^lots\[\d+\](\.(?:title|admitted|stages|price|award))/.exec(path) ?? [];
  const place = ORDER.indexOf(member ? `lots[]${member}` : path.split(/[.[]/)[0]);
  return (place < 0 ? ORDER.length : place) + (path.endsWith('.en') ? 0.5 : 0);
};

/** The value in words; what has none is shown as it is. */
function shown(path, value, context) {
  const name = plainPath(path);
  const ofAward = AMOUNT.test(name) ? 'message.award-later' : 'message.by-rules';
  const open = name.startsWith('lots.award.') ? ofAward : LEFT_OPEN[name];
  if (value === null) return t(((context.type === 'opengeps/draft/1' || name === 'lots.price.baseAmount') && open) || 'message.none');
  if (Array.isArray(value) && value.length) return value.map((one) => plain(path, one, context)).join(', ');
  if (Array.isArray(value)) return t(path.startsWith('eligibility.') ? 'message.empty' : 'message.none');
  if (value === '') return t('message.blank');
  if (typeof value === 'object') return Object.keys(value).length ? canonicalText(value) : t('message.none');
  if (context.grounds && /^scores\[\d+\]\.score$/.test(path)) return `${value}: ${t(value === '0' ? 'grounds.holds' : 'grounds.not')}`;
  const text = plain(path, value, context);
  return EVIDENCE.test(text) ? make('span', { class: 'og-mono' }, text) : text;
}

/** The name of a document is a link to it. */
function linked(path, value, message, context) {
  const place = /^documents\[(\d+)\]\.name$/.exec(path);
  const hash = place && message.documents[Number(place[1])].sha256;
  return hash && context.documents ? make('a', { href: `${context.documents}${hash}`, download: '' }, value) : shown(path, value, context);
}

/** What a box that shows messages knows of the tender: zone, words, names of codes, where its documents lie. */
export function contextOf({ dataset }) {
  return {
    grounds: dataset.sheet === 'checklist', zone: dataset.zone, documents: dataset.documents ?? '', words: JSON.parse(dataset.words ?? '{}'), codes: JSON.parse(dataset.codes ?? '{}'),
  };
}

/** Writes every member of the message into the box. */
export function showMessage(box, message) {
  const context = { ...contextOf(box), type: message.type, currency: message.lots?.[0]?.price?.currency ?? message.currency };
  const list = make('dl', { class: 'og-facts og-message' });
  for (const { path, value } of members(message).sort((a, b) => rank(a) - rank(b))) {
    const cell = make('dd', { 'data-path': path }, linked(path, value, message, context));
    cell.dataset.value = canonicalText(value);
    list.append(make('dt', {}, label(path, message.lots?.length === 1)), cell);
  }
  box.replaceChildren(list);
}

/** What stands on the page now, for the last check before signing. */
export function shownIn(box) {
  return [...box.querySelectorAll('dd[data-path]')].map(({ dataset }) => ({ path: dataset.path, text: dataset.value }));
}
