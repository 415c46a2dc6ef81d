/**
 * What an officer is about to sign. A server that could put any bytes here would get a debarment, a ceremony or another tender's notice
 * signed; so the page reads what it was given, shows every member of it, and signs it only if it is what the officer was shown.
 */
import { fromHex, hex } from './bytes.js';
import { canonicalText, parseCanonical } from './json.js';
import { rootOf } from './merkle.js';
import { compose } from './plaintext.js';
import { certifiedIdentifier } from './x509.js';

/** Members of a draft that stand in its notice as they are; null in a draft leaves the choice to the rule set. */
const AS_DRAFTED = [
  'kind', 'demandingBody', 'title', 'description', 'business', 'competition', 'award', 'eligibility', 'receiptOpensAt', 'closesAt', 'opensAt', 'documents',
  'bidsAlreadySealed', 'reason', 'follows',
];

/** Of a lot, what the engine completes: what the draft says of it stands in the notice as it is. */
const COMPLETED = ['price', 'award'];

/** Members that the engine writes into a notice, or completes; the officer sees them before signing. */
const WRITTEN_BY_ENGINE = [
  'type', 'tender', 'order', 'ref', 'agency', 'noticedAt', 'latestOpening', 'zone', 'ruleSet', 'calendar', 'practice', 'lots', 'minimumBids', 'previous',
  'changes',
];
const NUMBER_LENGTH = 13;

/** The server asks for a signature under something else; `member` says where it differs. */
export class NotWhatWasShown extends Error {
  constructor(member) {
    super(`not what was shown: ${member}`);
    this.member = member;
  }
}

function insist(condition, member) {
  if (!condition) throw new NotWhatWasShown(member);
}

const isObject = (value) => value !== null && typeof value === 'object';

function leaves(path, value) {
  if (Array.isArray(value)) {
    return value.some(isObject) ? value.flatMap((one, i) => leaves(`${path}[${i}]`, one)) : [{ path, value }];
  }
  return isObject(value) && Object.keys(value).length > 0 ? members(value, path) : [{ path, value }];
}

/**
 * Every member of a message with its value, whatever it is; a list of plain values is one member.
 *
 * @returns {{path: string, value: any}[]} `lots[0].envelopes[1].committeeKey`
 */
export function members(message, parent = '') {
  return Object.entries(message).flatMap(([name, value]) => leaves(parent ? `${parent}.${name}` : name, value));
}

/**
 * @param {Uint8Array} bytes what is to be signed
 * @param {string} type which message the officer was told it is
 * @param {{path: string, text: string}[]} shown what stands on the page, values in canonical form
 * @returns {object} the message
 * @throws {NotWhatWasShown} naming the first member that is not shown as it is, or is shown and not there
 */
export function checkShown(bytes, type, shown) {
  const message = read(bytes, type);
  const onPage = new Map(shown.map(({ path, text }) => [path, text]));
  for (const { path, value } of members(message)) {
    insist(onPage.get(path) === canonicalText(value), path);
    onPage.delete(path);
  }
  const [left] = onPage.keys();
  insist(left === undefined, left);
  return message;
}

function read(bytes, type) {
  let json;
  try {
    json = parseCanonical(bytes);
  } catch {
    throw new NotWhatWasShown('type');
  }
  insist(json.type === type, 'type');
  return json;
}

/** A member of a draft with its texts as a notice holds them: composed, wherever it was written. */
function composed(value) {
  if (typeof value === 'string') return compose(value);
  if (Array.isArray(value)) return value.map(composed);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, composed(one)])) : value;
}

/** Lot by lot, in the order of the draft. */
function checkLots(drafted, lots) {
  insist(drafted.length === lots.length, 'lots');
  drafted.forEach((draft, i) => {
    const lot = lots[i];
    insist(canonicalText(lot.title ?? null) === canonicalText(composed(draft.title ?? null)), `lots[${i}].title`);
    for (const section of COMPLETED) {
      for (const [name, value] of Object.entries(draft[section] ?? {}).filter(([, one]) => one !== null)) {
        insist(canonicalText(lot[section]?.[name] ?? null) === canonicalText(value), `lots[${i}].${section}.${name}`);
      }
    }
    // the engine fills in no base amount that was left to a later order
    insist((draft.price?.baseAmount ?? null) === (lot.price?.baseAmount ?? null), `lots[${i}].price.baseAmount`);
  });
}

/** Kinds of orders that ask bids for lots in another round. */
const ROUNDS = ['re-bid', 'next-stage'];

/** A stage behind the first asks only those who passed: who that is the engine says, and the officer sees. */
function checkStage({ stages = [], admitted, envelopes = [] }) {
  const stage = stages.findIndex((names) => canonicalText(names) === canonicalText(envelopes.map(({ envelope }) => envelope)));
  insist(stage > 0 && admitted?.suppliers?.length > 0 && Boolean(admitted.decision), 'lots');
}

/** What bids are asked for, and nothing else; each envelope under keys of its own. Which keys there were before, only the engine knows. */
function checkRounds({ kind, rounds, reason = null }, notice) {
  const lots = notice.lots ?? [];
  insist(canonicalText(lots.map(({ lot }) => lot)) === canonicalText(rounds), 'lots');
  if (kind === 'next-stage') lots.forEach(checkStage);
  insist(reason !== null || (notice.reason ?? null) === null, 'reason');
  insist((notice.bidsAlreadySealed ?? null) === null, 'bidsAlreadySealed');
  const keys = lots.flatMap(({ envelopes }) => envelopes ?? []).flatMap(({ committeeKey, gateKey }) => [committeeKey?.y, gateKey]);
  insist(keys.length > 0 && new Set(keys).size === keys.length, 'lots');
}

/**
 * The notice against the draft that was approved: every member is the draft's, or one that the engine has to write.
 *
 * @param {Uint8Array} bytes what the server prepared
 * @param {object} draft as approved and shown
 * @param {object} certificate of the officer who signs
 * @throws {NotWhatWasShown}
 */
export function checkNotice(bytes, draft, certificate) {
  const notice = read(bytes, 'opengeps/notice/1');
  insist(notice.agency?.code === certifiedIdentifier(certificate), 'agency');
  const drafted = draft.follows ? { ...draft, kind: 're-notice' } : draft;
  for (const name of AS_DRAFTED.filter((one) => (drafted[one] ?? null) !== null)) {
    insist(canonicalText(notice[name] ?? null) === canonicalText(composed(drafted[name])), name);
  }
  insist(!['notice', 're-notice'].includes(notice.kind) || (draft.demandingBody ?? null) !== null || notice.demandingBody?.code === notice.agency.code, 'demandingBody');
  if (ROUNDS.includes(draft.kind)) checkRounds(draft, notice);
  if (draft.lots) checkLots(draft.lots, notice.lots ?? []);
  for (const name of Object.keys(notice)) insist(AS_DRAFTED.includes(name) || WRITTEN_BY_ENGINE.includes(name), name);
  insist((draft.ruleSet ?? null) === null || notice.ruleSet?.id === draft.ruleSet, 'ruleSet');
  if (['notice', 're-notice'].includes(notice.kind)) insist((notice.follows ?? null) === (draft.follows ?? null), 'follows');
  const replaced = draft.tender ?? null;
  insist(replaced === null || notice.tender === replaced.slice(0, NUMBER_LENGTH), 'tender');
}

/**
 * A decision names everything that was signed in the round before it, by root and count: what the officer was told of, and nothing else.
 *
 * @param {{actsRoot: string, actsCount: number}} decision that is to be signed
 * @param {string[]} acts of what the page was told of, the SHA-256 of each signed message in hex, in any order
 * @throws {NotWhatWasShown}
 */
export function checkActs({ actsRoot, actsCount }, acts) {
  insist(acts.length === actsCount && hex(rootOf([...acts].sort().map(fromHex))) === actsRoot, 'actsRoot');
}
