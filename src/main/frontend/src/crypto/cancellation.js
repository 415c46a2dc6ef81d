/** Asking that a bid be not opened (docs/protocol.md section 8): the request, and the check of what the platform signed about it. */
import { fromBase64 } from './bytes.js';
import { sha256Hex } from './hash.js';
import { checkPath, FOR } from './path.js';
import { openSignedJson } from './signed.js';
import { displayName } from './x509.js';

/** A closed list of one: a text could tell whoever grants the request who bids. */
const WRONG_ENTRY = 'wrong-entry';

/** What the bidder signs, from what the platform signed about its bid. */
export const cancellationRequest = ({ tender, lot, submission, statementHash }) => (
  { type: 'opengeps/cancellation-request/1', tender, lot, submission, statementHash, reason: WRONG_ENTRY });

const isAbout = (receipt, core, answer) => ['tender', 'lot', 'submission'].every((name) => receipt[name] === core[name])
  && ['request', 'reason', 'receivedAt'].every((name) => receipt[name] === answer[name]) && receipt.reason === WRONG_ENTRY;

/**
 * Checks one thing after another; never throws.
 *
 * @param {object} answer of the platform about the request, with its signed receipt
 * @param {object} trust as of trust.js
 * @param {object} core of the bid's receipt
 * @param {Uint8Array|null} request as it was sent, where this device has it
 * @returns {Promise<{steps: {name: string, ok: boolean, detail: string, fault: Error|null}[], ok: boolean}>} names are message keys
 */
export async function checkCancellation(answer, trust, core, request = null) {
  const steps = [];
  let receipt = null;
  const step = async (name, check) => {
    try {
      const detail = await check();
      steps.push({ name, ok: detail !== false, detail: typeof detail === 'boolean' ? '' : detail, fault: null });
    } catch (fault) {
      steps.push({ name, ok: false, detail: '', fault });
    }
  };
  await step('platform-signature', async () => {
    const message = await openSignedJson(fromBase64(answer.receipt), 'opengeps/cancellation-receipt/1');
    receipt = message.json;
    await checkPath(message.certificate, message.certificates, trust.platformRoots, message.signingTime, FOR.platform);
    return displayName(message.certificate);
  });
  await step('own-bid', () => receipt !== null && isAbout(receipt, core, answer));
  if (request) await step('own-request', () => receipt !== null && receipt.request === sha256Hex(request));
  return { steps, ok: steps.every(({ ok }) => ok) };
}
