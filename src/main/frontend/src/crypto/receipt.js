/** Checks a receipt (docs/protocol.md section 7) in the page, with the keys and roots of the trust file. */
import { fromBase64, fromHex, hex } from './bytes.js';
import { H, sha256Hex } from './hash.js';
import { canonical, parseCanonical } from './json.js';
import { includes, leafHash } from './merkle.js';
import { isSignedBy, readCheckpoint, readNote, readVerifierKey } from './note.js';
import { checkPath, FOR } from './path.js';
import { openSignedJson, readSigned, signedHash } from './signed.js';
import { checkTimeStamp } from './timestamp.js';
import { displayName } from './x509.js';

/**
 * Checks one thing after another; never throws.
 *
 * @param {object} receipt parsed `opengeps/receipt/1`
 * @param {object} trust as of trust.js
 * @param {{statement?: Uint8Array, envelopes?: Object<string, Uint8Array>}} own what the bidder has sent, to compare
 * @returns {Promise<{core: object|null, steps: {name: string, ok: boolean, detail: string|Date, fault: Error|null}[], ok: boolean}>}
 *     names are message keys; core is null unless the platform's signature was read
 */
export async function checkReceipt(receipt, trust, own = {}) {
  const { steps, step } = stepper();
  let core = null;
  await step('platform-signature', async () => {
    const message = await openSignedJson(fromBase64(receipt.core), 'opengeps/receipt-core/1');
    core = message.json;
    await checkPath(message.certificate, message.certificates, trust.platformRoots, message.signingTime, FOR.platform);
    return displayName(message.certificate);
  });
  if (own.statement) await step('own-statement', () => isAbout(core, own.statement));
  if (own.envelopes) await step('own-envelope', () => areThese(core, own.envelopes));
  await checkInLog(step, receipt, 'reception', () => canonical(core), trust);
  return { core, steps, ok: steps.every((s) => s.ok) };
}

/** Collects what was checked; a check that throws has failed. */
export function stepper() {
  const steps = [];
  const step = async (name, check) => {
    try {
      const detail = await check();
      steps.push({ name, ok: detail !== false, detail: typeof detail === 'boolean' ? '' : detail ?? '', fault: null });
    } catch (fault) {
      steps.push({ name, ok: false, detail: '', fault });
    }
  };
  return { steps, step };
}

/**
 * That a hidden fact stands in the log.
 *
 * @param {object} proof with leaf, batch, inclusion, checkpoint and timestamp
 * @param {() => Uint8Array} fact canonical
 */
export async function checkInLog(step, proof, kind, fact, trust) {
  await step('leaf', () => checkLeaf(proof, kind, fact()));
  await step('inclusion', () => checkInclusion(proof, trust));
  await step('log-signature', () => isSignedBy(readNote(proof.checkpoint), readVerifierKey(trust.logKey)));
  await step('witness', () => checkWitnesses(proof, trust));
  if (proof.timestamp) {
    await step('timestamp', async () => (await checkTimeStamp(fromBase64(proof.timestamp), fromHex(proof.batch.root), trust.timestampRoots)).at);
  }
}

/** Somebody else can have sent the same signature in another encoding first: the receipt names what was signed. */
function isAbout(core, statement) {
  return core.signed ? core.signed === hex(signedHash(readSigned(statement))) : core.statementHash === sha256Hex(statement);
}

/** The receipt names exactly the envelopes that were sent. */
function areThese(core, envelopes) {
  return core.envelopes.length === Object.keys(envelopes).length
    && core.envelopes.every(({ envelope, sha256 }) => envelopes[envelope] && sha256 === sha256Hex(envelopes[envelope]));
}

function checkLeaf({ leaf, batch }, kind, fact) {
  const value = H('opengeps/leaf/1', fromHex(leaf.salt), kind, fact);
  return includes(leafHash(value), leaf.index, batch.size, leaf.path.map(fromHex), fromHex(batch.root));
}

function checkInclusion({ batch, inclusion, checkpoint }, trust) {
  const entry = fromBase64(batch.entry);
  const { kind, data } = parseCanonical(entry);
  if (kind !== 'batch' || data.root !== batch.root || String(data.size) !== String(batch.size)) return false;
  const head = readCheckpoint(readNote(checkpoint).text);
  if (head.origin !== trust.origin) return false;
  return includes(leafHash(entry), batch.index, head.size, inclusion.map(fromHex), head.root);
}

function checkWitnesses({ checkpoint }, trust) {
  const note = readNote(checkpoint);
  const seen = trust.witnessKeys.map(readVerifierKey).filter((key) => isSignedBy(note, key));
  return seen.length > 0 && seen.map((key) => key.name).join(', ');
}
