/** Signing, sealing and sending a bid from this device. */
import { systemRandom } from '../crypto/bytes.js';
import { sha256Hex } from '../crypto/hash.js';
import { certifiedName, certifies, isHidden, randomMember } from '../crypto/identity.js';
import { canonical } from '../crypto/json.js';
import { lotOf, priceEnvelope, sealSubmission } from '../crypto/submission.js';
import { certifiedIdentifier, fingerprint } from '../crypto/x509.js';
import { remember } from './believe.js';
import { filesByEnvelope } from './bidfiles.js';
import { contact, filled, offer } from './bidform.js';
import { officialTime } from './clock.js';
import { businessNumber, byId, getJson, Refused, show, t } from './dom.js';
import { resumableUpload } from './filekeys.js';
import { handIn, isFinal, markRefused, NEVER_ARRIVED, unanswered, wasReceived } from './handin.js';
import { heldFor, receiptAddress, standing } from './held.js';
import { placeAt, saveBid } from './store.js';
import { encryptFile, progressText, uploadAll } from './upload.js';

/** The files of the last attempt once encrypted and sent, so that a second try does not send them again. */
let sent = null;

/** Other files were chosen: those of the last attempt do not count any more. */
export function forgetSent() {
  sent = null;
}

function working(text, percent) {
  show(byId('working'));
  byId('working-text').textContent = text;
  byId('progress').value = percent;
}

/** Whom the bidder's own certificate names, if registered here; nothing that is signed is taken from the server. */
async function supplierOf({ certificate, random }) {
  const asked = isHidden(certificate)
    ? `certificate=${fingerprint(certificate)}` : `identifier=${encodeURIComponent(certifiedIdentifier(certificate) ?? '')}`;
  const { identifier } = await getJson(`/api/v1/organisations?kind=supplier&${asked}`);
  if (!certifies(certificate, identifier, random)) throw new Refused(0, { code: 'not-a-supplier', detail: t('bid.number.other', businessNumber(identifier)) });
  return { supplier: identifier, supplierName: certifiedName(certificate), ...randomMember({ certificate, random }) };
}

/** A later stage takes bids of those who passed; better said before anything is sealed or sent. */
function insistOnAdmission(notice, lot, supplier) {
  const { admitted } = lotOf(notice, lot);
  if (!admitted || admitted.suppliers.includes(supplier)) return;
  throw new Refused(0, { code: 'not-admitted', detail: t('bid.not-admitted', businessNumber(supplier)) });
}

async function prepareFiles({ number, lot, ref }, notice, signer) {
  const chosen = filesByEnvelope();
  const files = chosen.map(({ file }) => file);
  if (sent) return sent;
  if (files.length === 0) return {};
  const resumable = await resumableUpload(placeAt(number, lot), signer);
  const encrypted = [];
  const ofPrice = priceEnvelope(notice, lot);
  for (const [i, file] of files.entries()) {
    working(t('bid.work.encrypt', file.name), 5 + (15 * i) / files.length);
    const copy = files.slice(0, i).filter((other) => other.name === file.name && other.size === file.size).length;
    encrypted.push(await encryptFile(file, resumable.secret, copy, chosen[i].envelope === ofPrice));
  }
  await uploadAll(number, ref, encrypted, signer, resumable, (done, total, name, seconds, line) =>
    working(`${progressText(name, seconds, line)} ${Math.floor((100 * done) / total)} %`, 20 + (60 * done) / total));
  const of = (wanted) => encrypted.filter((_, i) => chosen[i].envelope === wanted).map(({ name, size, sha256, key }) => ({ name, size, sha256, key }));
  sent = Object.fromEntries([...new Set(chosen.map(({ envelope }) => envelope))].map((envelope) => [envelope, of(envelope)]));
  return sent;
}

/** Seals a bid and keeps it on this device; null if the tender could not be believed, and so nothing was sealed. */
async function sealBid(form, signer, believed) {
  working(t('bid.work.notice'), 2);
  const tender = await believed(); // once more: a correction may have come, or the server may answer otherwise now
  if (!tender) return null;
  const { notice, noticeHash } = tender;
  const { lot } = form.dataset;
  const supplier = await supplierOf(signer);
  insistOnAdmission(notice, lot, supplier.supplier);
  const filesInEnvelopes = await prepareFiles(form.dataset, notice, signer);
  working(t('bid.work.seal'), 85);
  const submission = crypto.randomUUID();
  const bid = {
    notice, noticeHash, tender: notice.ref, lot, submission, ...supplier,
    offer: offer(), files: filesInEnvelopes, contact: contact(), replaces: null,
  };
  const sealed = await sealSubmission(bid, signer, await officialTime(), systemRandom);
  remember(tender, placeAt(form.dataset.number, lot));
  const kept = {
    submission, typed: typed(), filled: filled(), tender: notice.ref, title: notice.title, ...(lot === '0' ? {} : { lot }), signer: fingerprint(signer.certificate),
    statement: sealed.statement, envelopes: sealed.envelopes, names: namesOf(filesInEnvelopes), receipt: null,
  };
  await saveBid(kept); // before sending: if the answer is lost, the same bytes are sent again
  return kept;
}

/** By which the bidder knows its files again when somebody has read them. */
const namesOf = (files) => Object.fromEntries(Object.values(files).flat().map(({ sha256, name }) => [sha256, name]));

/** Tells whether what is in the form is what was sealed. */
function typed() {
  const list = filesByEnvelope().map(({ file: { name, size }, envelope }) => ({ name: name.normalize('NFC'), size, envelope }));
  return sha256Hex(canonical({ offer: offer(), contact: contact(), files: list }));
}

/** Sends kept bytes; a refusal is final for them. */
async function deliver(bid, text) {
  working(text, 92);
  try {
    await handIn(bid, () => working(t('bid.work.offline'), 92));
  } catch (e) {
    if (e instanceof Refused && isFinal(e)) await markRefused(bid, e.code);
    throw e;
  }
}

/** The bid that this device has handed in with the same certificate, perhaps from another page, and that counts. */
async function earlierBid(place, signer) {
  const own = fingerprint(signer.certificate);
  return standing((await heldFor(place)).filter(({ bid, core }) => bid.signer === own && core))?.bid;
}

/**
 * Hands in what the form says, unless this device has done so already.
 *
 * @param {HTMLFormElement} form
 * @param {object} signer as of signer.js
 * @param {() => Promise<object|null>} believed the tender once every check holds
 * @returns {Promise<string|null>} address of the receipt once the server has answered; null if nothing was sealed
 */
export async function submitBid(form, signer, believed) {
  const { number, lot, ref } = form.dataset;
  const before = await earlierBid(placeAt(number, lot), signer);
  if (before) return `${receiptAddress(before.submission)}&earlier=1`;
  const lost = await unanswered(ref, lot, fingerprint(signer.certificate));
  if (lost?.typed === typed()) {
    await deliver(lost, t('bid.work.again'));
    return receiptAddress(lost.submission);
  }
  if (lost && (await wasReceived(lost.submission))) return `${receiptAddress(lost.submission)}&earlier=1`;
  if (lost) await markRefused(lost, NEVER_ARRIVED); // it never arrived, and the bidder has changed the form since
  const bid = await sealBid(form, signer, believed);
  if (!bid) return null;
  await deliver(bid, t('bid.work.send'));
  return receiptAddress(bid.submission);
}
