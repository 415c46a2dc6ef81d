/** All layers of a submission (docs/protocol.md section 6): parts, inner signatures, sealing, gate layer, statement. */
import { concat, equal, fromBase64, fromHex, hex, u32, readU32 } from './bytes.js';
import { compressed, randomScalar } from './curve.js';
import { readEnvelope, recipientOf, seal, splitFirst } from './envelope.js';
import { fileReference } from './files.js';
import { sha256Hex } from './hash.js';
import { canonical } from './json.js';
import { offerProblem } from './offer.js';
import { checkKnowledge, ephemeralContext, gateContext, proveKnowledge } from './proof.js';
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

/** The lot of the notice for which a bid is sealed. */
export function lotOf(notice, name) {
  const found = notice.lots.find((l) => l.lot === name);
  if (!found || found.envelopes.length === 0) throw new RangeError(`the notice has no lot ${name}`);
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

/** The envelope of the price: the last one. Its files are padded. */
export const priceEnvelope = (notice, lot) => lotOf(notice, lot).stages.at(-1).at(-1);

/** Of an offer for all envelopes what is sealed in one. */
function partOf(form, offer, envelope) {
  const codes = form.filter((member) => member.envelope === envelope).map(({ code }) => code);
  return Object.fromEntries(codes.map((code) => [code, offer[code]]));
}

/**
 * Seals one envelope.
 *
 * @param {object} keys of the notice
 * @param {boolean} onDecision whether it opens on a decision: then its gate layer carries a proof, too
 */
async function sealEnvelope(bid, form, keys, onDecision, signer, at, random) {
  const recipients = recipientsOf(keys);
  const { lot, submission } = bid;
  const { suite, envelope } = keys;
  const context = { suite, noticeHash: fromHex(bid.noticeHash), lot, envelope, submission, recipients, at };
  const common = { tender: bid.tender, noticeHash: bid.noticeHash, lot, envelope, submission };
  const hidden = bid.identifierRandom ? { identifierRandom: bid.identifierRandom } : {};
  const publicSalt = hex(random(32));
  const confidentialSalt = hex(random(32));
  const publicPart = {
    type: 'opengeps/public-part/1', ...common, supplier: bid.supplier, supplierName: bid.supplierName, ...hidden,
    offer: partOf(form, bid.offer, envelope), salt: publicSalt,
  };
  const confidentialPart = {
    type: 'opengeps/confidential-part/1', ...common, files: bid.files[envelope] ?? [], contact: bid.contact, salt: confidentialSalt,
  };
  const sealedPublic = await sealPart(context, 'public', publicPart, signer, random);
  const sealedConfidential = await sealPart(context, 'confidential', confidentialPart, signer, random);
  selfTest(sealedPublic, context, 'public', signer);
  selfTest(sealedConfidential, context, 'confidential', signer);
  const payload = gatedPayload(sealedPublic, sealedConfidential);
  const ephemeral = randomScalar(random);
  const ukm = onDecision ? proveKnowledge(ephemeral, gateContext(context), random) : null;
  return seal(payload, recipients.gate, ephemeral, ukm, random);
}

/**
 * Seals a bid: all envelopes of a lot.
 *
 * @param {object} bid {notice (parsed JSON), noticeHash (hex), tender (reference), lot, submission (UUID), supplier,
 *     supplierName, identifierRandom (hex; only where the certificate hides the number), offer (values by the codes of the notice's offer form),
 *     files (by envelope: [{name, size, sha256, key}] as of files.js), contact {name, phone, email}, replaces (hex or null)}
 * @param {object} signer as of signer.js
 * @param {Date} at client time
 * @param {(length: number) => Uint8Array} random envelope by envelope: salts of both parts first, then part by part ephemeral key, proof
 *     nonce, content key, nonce; then the same for the gate layer, with a proof nonce only where the envelope opens on a decision
 * @returns {Promise<{statement: Uint8Array, envelopes: Object<string, Uint8Array>, statementJson: object}>} DER of all files to be submitted
 */
export async function sealSubmission(bid, signer, at, random) {
  const { offer: form, envelopes: keys } = lotOf(bid.notice, bid.lot);
  const unfit = offerProblem(form, bid.offer);
  if (unfit) throw new Error(`the notice does not ask for this: ${unfit}`);
  const envelopes = {};
  for (const [i, one] of keys.entries()) envelopes[one.envelope] = await sealEnvelope(bid, form, one, i > 0, signer, at, random);
  const statementJson = statementOf(bid, envelopes, at);
  return { envelopes, statementJson, statement: await signData(signer, canonical(statementJson), at) };
}

function statementOf(bid, envelopes, at) {
  const { tender, noticeHash, lot, submission } = bid;
  const ofPrice = priceEnvelope(bid.notice, lot);
  return {
    type: 'opengeps/statement/1', submission, tender, noticeHash, lot,
    envelopes: Object.entries(envelopes).map(([envelope, der]) =>
      ({ envelope, sha256: sha256Hex(der), files: (bid.files[envelope] ?? []).map((file) => fileReference(file, envelope === ofPrice)) })),
    replaces: bid.replaces ?? null, clientTime: at.toISOString(),
  };
}
