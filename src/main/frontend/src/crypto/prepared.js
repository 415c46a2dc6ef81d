/**
 * What an officer is about to sign at the server's word. A server that could put any bytes here would get a debarment, a ceremony or
 * another tender's notice signed; so the page reads what it was given, and signs it only if it is what the officer was shown.
 */
import { canonicalText, parseCanonical } from './json.js';
import { compose } from './plaintext.js';
import { certifiedIdentifier } from './x509.js';

/** Members of a draft that stand in its notice as they are; null in a draft leaves the choice to the rule set. */
const AS_DRAFTED = [
  'kind', 'title', 'description', 'businessType', 'procurementMethod', 'awardMethod', 'estimatedAmount', 'baseAmount', 'deductibleA', 'limitRate',
  'currency', 'receiptOpensAt', 'closesAt', 'opensAt', 'requirements', 'documents', 'bidsAlreadySealed', 'reason',
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

/**
 * @param {Uint8Array} bytes what the server prepared
 * @param {object} draft as approved and shown
 * @param {object} certificate of the officer who signs
 * @throws {NotWhatWasShown}
 */
export function checkNotice(bytes, draft, certificate) {
  const notice = read(bytes, 'opengeps/notice/1');
  insist(notice.agency?.code === certifiedIdentifier(certificate), 'agency');
  for (const name of AS_DRAFTED.filter((one) => (draft[one] ?? null) !== null)) {
    insist(canonicalText(notice[name] ?? null) === canonicalText(composed(draft[name])), name);
  }
  insist((draft.ruleSet ?? null) === null || notice.ruleSet?.id === draft.ruleSet, 'ruleSet');
  const replaced = draft.tender ?? null;
  insist(replaced === null || notice.tender === replaced.slice(0, NUMBER_LENGTH), 'tender');
}

/**
 * @param {Uint8Array} bytes what the server prepared
 * @param {{tender: string, rankingHash: string, submission: string, amount: string}} shown to the officer
 * @throws {NotWhatWasShown}
 */
export function checkAward(bytes, shown) {
  const award = read(bytes, 'opengeps/award/1');
  for (const name of ['tender', 'rankingHash', 'submission', 'amount']) insist(award[name] === shown[name], name);
}
