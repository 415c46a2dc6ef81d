/**
 * The bids that an officer is not to open (HandedRemovals and RemovedBids of the reference code): a witness saw in the log which they are, an
 * officer of the agency granted each, and its own bidder asked for it. So nobody can take another's bid out.
 */
import { fromBase64 } from '../bytes.js';
import { DerError } from '../der.js';
import { sha256Hex } from '../hash.js';
import { canonicalText, parseCanonical } from '../json.js';
import { readSigned } from '../signed.js';
import { isSameOrganisation } from '../x509.js';
import { believed, insistOnAgency, readEntry, witnessed } from './believed.js';
import { insist } from './fault.js';

const REQUEST = ['lot', 'reason', 'statementHash', 'submission', 'tender', 'type'];
const GRANT = ['lot', 'request', 'submission', 'tender', 'type'];
const REMOVALS = ['closeHash', 'lot', 'removed', 'tender', 'type'];
const NUMBER = 13;
const hasOnly = (json, names) => canonicalText(Object.keys(json).sort()) === canonicalText(names);

function isAbout({ request, grant }, lot, reception) {
  const [asked, consent] = [request.json, grant.json];
  const whole = hasOnly(asked, REQUEST) && asked.reason === 'wrong-entry' && hasOnly(consent, GRANT);
  return whole && reception && reception.statementHash === asked.statementHash
    && [asked, consent].every(({ tender }) => tender.slice(0, NUMBER) === reception.tender.slice(0, NUMBER))
    && consent.request === sha256Hex(request.der) && consent.submission === asked.submission && asked.lot === lot && consent.lot === lot;
}

function insistOnClosing(removals, { json: close, hash }, granted, receptions) {
  const whole = hasOnly(removals, REMOVALS) && removals.type === 'opengeps/removals/1' && removals.removed.length > 0;
  insist(whole && removals.tender === close.tender && removals.lot === close.lot && removals.closeHash === hash, 'evidence-broken', 'removals');
  const said = granted.map(({ request, grant }) => (
    { submission: request.json.submission, request: sha256Hex(request.der), grant: sha256Hex(grant.der) }));
  insist(canonicalText(said) === canonicalText(removals.removed), 'evidence-broken', 'removals');
  insist(new Set(said.map(({ submission }) => submission)).size === said.length, 'evidence-broken', 'removals');
  for (const one of granted) {
    const reception = receptions.find(({ submission }) => submission === one.request.json.submission);
    insist(isAbout(one, close.lot, reception), 'evidence-broken', 'removals');
  }
}

/**
 * @param {object} answer of the opening package
 * @param {{json: object, hash: string}} close
 * @param {object[]} receptions of the closing
 * @param {string} agency code that the notice names
 * @returns {Promise<Map<string, object>>} certificates of those who asked, by submission; empty where no bid was removed
 * @throws {MemberFault}
 */
export async function checkRemovals(answer, close, receptions, agency, trust) {
  const bySubmission = new Map();
  if (!answer.removals) return bySubmission;
  insist(answer.removalRequests.length === answer.removalGrants.length, 'evidence-broken', 'removals');
  const granted = [];
  for (const [i, text] of answer.removalRequests.entries()) {
    const request = await believed('cancellation-request', fromBase64(text), 'opengeps/cancellation-request/1', trust);
    const grant = await believed('cancellation-grant', fromBase64(answer.removalGrants[i]), 'opengeps/cancellation-grant/1', trust);
    insistOnAgency('cancellation-grant', grant, agency);
    granted.push({ request, grant });
    bySubmission.set(request.json.submission, request.certificate);
  }
  const bytes = fromBase64(answer.removals);
  const removals = parseCanonical(bytes);
  insistOnClosing(removals, close, granted, receptions);
  const at = Date.parse(readEntry(fromBase64(answer.removalsEntry)).at);
  const fact = { kind: 'bids-removed', subject: removals.tender, document: sha256Hex(bytes) };
  witnessed(fact, at, answer.removalsEntry, answer.removalsProof, trust);
  return bySubmission;
}

/** Whether whoever asked to remove a bid is certified as the one who signed its statement. @throws {MemberFault} removal-foreign */
export function insistOnOwnRemoval(removed, submission, statement) {
  const asked = removed.get(submission);
  if (!asked) return;
  let signer;
  try {
    signer = readSigned(statement).certificate;
  } catch (e) {
    if (!(e instanceof DerError || e instanceof TypeError)) throw e;
  }
  insist(signer && isSameOrganisation(signer, asked), 'removal-foreign', submission);
}
