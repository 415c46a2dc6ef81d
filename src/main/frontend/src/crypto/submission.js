/** All layers of a submission (docs/protocol.md section 6): parts, inner signatures, sealing, gate layer, statement. */
import { concat, equal, fromBase64, fromHex, hex, u32, readU32 } from './bytes.js';
import { compressed, randomScalar } from './curve.js';
import { readEnvelope, recipientOf, seal, splitFirst } from './envelope.js';
import { fileReference } from './files.js';
import { sha256Hex } from './hash.js';
import { canonical } from './json.js';
import { offerProblem } from './offer.js';
import { checkKnowledge, ephemeralContext, proveKnowledge } from './proof.js';
import { signData } from './signed.js';

export const SIZE_CLASSES = [8192, 65536, 262144];

/** u32(length), both sealed parts, zeros up to the smallest size class that holds them. */
export function gatedPayload(sealedPublic, sealedConfidential) {
  const length = sealedPublic.length + sealedConfidential.length;
  const size = SIZE_CLASSES.find((limit) => length + 4 <= limit);
  if (!size) throw new RangeError('the sealed parts are larger than the largest size class');
  return concat(u32(length), sealedPublic, sealedConfidential, new Uint8Array(size - length - 4));
}

/** The two sealed parts of a payload; throws when the padding or the framing is not exactly as specified. */
export function readGatedPayload(payload) {
  const length = readU32(payload);
  if (!SIZE_CLASSES.includes(payload.length) || length + 4 > payload.length) throw new RangeError('a broken gate layer');
  if (SIZE_CLASSES.find((limit) => length + 4 <= limit) !== payload.length) throw new RangeError('a larger size class than needed');
  if (payload.subarray(4 + length).some((b) => b !== 0)) throw new RangeError('padding that is not zero');
  const [sealedPublic, rest] = splitFirst(payload.subarray(4, 4 + length));
  const [sealedConfidential, nothing] = splitFirst(rest);
  if (nothing.length) throw new RangeError('more than two sealed parts');
  return { sealedPublic, sealedConfidential };
}

/** The envelope of the notice to which a bid is sealed. */
export function envelopeOf(notice, lot = '0', name = 'price') {
  const found = notice.lots.find((l) => l.lot === lot)?.envelopes.find((e) => e.envelope === name);
  if (!found) throw new RangeError(`the notice has no envelope ${name} in lot ${lot}`);
  return found;
}

/**
 * The two recipients. Their certificates must carry exactly the keys that stand in the signed notice: a certificate swapped by anyone
 * who does not hold the officer's signing key is refused here.
 */
export function recipientsOf(envelope) {
  const committee = recipientOf(fromBase64(envelope.sealingCertificates.committee));
  const gate = recipientOf(fromBase64(envelope.sealingCertificates.gate));
  if (!equal(compressed(committee.point), fromHex(envelope.committeeKey.y)) || !equal(compressed(gate.point), fromHex(envelope.gateKey))) {
    throw new Error('a sealing certificate carries another key than the signed notice');
  }
  return { committee, gate };
}

async function sealPart(context, part, content, signer, random) {
  const inner = await signData(signer, canonical(content), context.at);
  const ephemeral = randomScalar(random);
  const bound = ephemeralContext({ ...context, part, spkiHash: signer.certificate.spkiHash });
  const ukm = proveKnowledge(ephemeral, bound, random);
  return seal(inner, context.recipients.committee, ephemeral, ukm, random);
}

/** What a bidder's own check would do to a sealed part before it leaves the device: read it back and check its proof. */
function selfTest(sealed, context, part, signer) {
  const envelope = readEnvelope(sealed);
  const bound = ephemeralContext({ ...context, part, spkiHash: signer.certificate.spkiHash });
  if (!checkKnowledge(envelope.originator, bound, envelope.ukm)) throw new Error(`the sealed ${part} part failed its own check`);
}

/**
 * Seals a bid.
 *
 * @param {object} bid {notice (parsed JSON), noticeHash (hex), tender (reference), lot, envelope, submission (UUID), supplier,
 *     supplierName, identifierRandom (hex; only where the certificate hides the number), offer (values by the codes of the notice's offer form),
 *     files [{name, size, sha256, key}] as of files.js, contact {name, phone, email}, replaces (hex or null)}
 * @param {object} signer as of signer.js
 * @param {Date} at client time
 * @param {(length: number) => Uint8Array} random salts of both parts first, then part by part ephemeral key, proof nonce, content
 *     key, nonce; then the same without proof for the gate layer
 * @returns {Promise<{statement: Uint8Array, envelope: Uint8Array, statementJson: object}>} DER of both files to be submitted
 */
export async function sealSubmission(bid, signer, at, random) {
  const keys = envelopeOf(bid.notice, bid.lot, bid.envelope);
  const unfit = offerProblem(bid.notice.lots.find(({ lot }) => lot === bid.lot).offer, bid.offer, bid.envelope);
  if (unfit) throw new Error(`the notice does not ask for this: ${unfit}`);
  const recipients = recipientsOf(keys);
  const context = {
    suite: keys.suite, noticeHash: fromHex(bid.noticeHash), lot: bid.lot, envelope: bid.envelope, submission: bid.submission,
    recipients, at,
  };
  const common = { tender: bid.tender, noticeHash: bid.noticeHash, lot: bid.lot, envelope: bid.envelope, submission: bid.submission };
  const hidden = bid.identifierRandom ? { identifierRandom: bid.identifierRandom } : {};
  const publicSalt = hex(random(32));
  const confidentialSalt = hex(random(32));
  const publicPart = {
    type: 'opengeps/public-part/1', ...common, supplier: bid.supplier, supplierName: bid.supplierName, ...hidden,
    offer: bid.offer, salt: publicSalt,
  };
  const confidentialPart = {
    type: 'opengeps/confidential-part/1', ...common, files: bid.files, contact: bid.contact, salt: confidentialSalt,
  };
  const sealedPublic = await sealPart(context, 'public', publicPart, signer, random);
  const sealedConfidential = await sealPart(context, 'confidential', confidentialPart, signer, random);
  selfTest(sealedPublic, context, 'public', signer);
  selfTest(sealedConfidential, context, 'confidential', signer);
  const payload = gatedPayload(sealedPublic, sealedConfidential);
  const envelope = await seal(payload, recipients.gate, randomScalar(random), null, random);
  const statementJson = statementOf(bid, common, envelope, at);
  return { envelope, statementJson, statement: await signData(signer, canonical(statementJson), at) };
}

function statementOf(bid, common, envelope, at) {
  return {
    type: 'opengeps/statement/1', ...common, envelopeHash: sha256Hex(envelope),
    files: bid.files.map(fileReference),
    replaces: bid.replaces ?? null, clientTime: at.toISOString(),
  };
}

