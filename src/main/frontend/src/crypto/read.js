/** Checks the proof that a read of a bid stands in the log (docs/protocol.md section 8), with the keys of the trust file. */
import { fromBase64, fromHex, hex } from './bytes.js';
import { H } from './hash.js';
import { parseCanonical } from './json.js';
import { checkInLog, stepper } from './receipt.js';

const TOLD = ['envelope', 'lot', 'file', 'agency', 'purpose', 'at', 'until'];

/**
 * One thing after another; never throws.
 *
 * @param {object} read as the platform tells it, with `proof`, and `reader` once no lot of the tender is underway
 * @param {string} submission of the bid
 * @param {object} trust as of trust.js
 */
export async function checkRead(read, submission, trust) {
  const { steps, step } = stepper();
  const fact = fromBase64(read.proof.fact);
  await step('told', () => isTold(parseCanonical(fact), read, submission));
  await checkInLog(step, read.proof, 'bid-read', () => fact, trust);
  return { steps, ok: steps.every((s) => s.ok) };
}

/** The fact is about this bid, says what was told, and names whoever is told to have read. */
function isTold(fact, read, submission) {
  const { reader } = read;
  return fact.type === 'opengeps/bid-read/1' && fact.submission === submission
    && TOLD.every((member) => fact[member] === read[member]) && String(fact.roles) === String(read.roles)
    && (!reader || fact.reader === hex(H('opengeps/bid-reader/1', fromHex(reader.salt), reader.person, reader.name)));
}
