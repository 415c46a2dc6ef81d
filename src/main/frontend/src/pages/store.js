/**
 * What stays on this device: drafts, public keys that were sealed to and a trust file of the bidder's own (localStorage), receipts with
 * their sealed files (IndexedDB). No private key, no password, no file content is ever kept. The server has no list of who has bid, so
 * this is the only one.
 */

/** Number of a tender without its order. */
export const numberOf = (ref) => ref.slice(0, 13);

/** What a firm bids for: a tender, or one of its lots if there are several, each time it is bid for. Drafts, bids and uploads belong to it. */
export const placeAt = (number, lot = '0') => (lot === '0' ? number : `${number}/${lot}`);

/** The same of a bid or of the core of a receipt. */
export const placeOf = ({ tender, lot }) => placeAt(numberOf(tender), lot);

function address(place, part) {
  const [number, lot] = place.split('/');
  return `/tenders/${number}${part}?lot=${lot ?? '0'}`; // without it the page shows what is bid for now
}

/** Where everybody reads about it. */
export const tenderAddress = (place) => address(place, '');

/** Where one bids for it. */
export const bidAddress = (place) => address(place, '/bid');

/** Where a candidate gives up its turn. */
export const waiverAddress = (place, submission) => `${address(place, '/waiver')}&submission=${submission}`;

/** Where a firm reads what it is asked for, and answers. */
export const answerAddress = (place, submission) => `${address(place, '/answer')}&submission=${submission}`;

const DRAFT = 'opengeps-draft-';

export function saveDraft(place, draft) {
  localStorage.setItem(DRAFT + place, JSON.stringify(draft));
}

export function loadDraft(place) {
  try {
    return JSON.parse(localStorage.getItem(DRAFT + place));
  } catch {
    return null;
  }
}

export function deleteDraft(place) {
  localStorage.removeItem(DRAFT + place);
}

/** Places with a draft. */
export function listDrafts() {
  return Object.keys(localStorage).filter((key) => key.startsWith(DRAFT)).map((key) => key.slice(DRAFT.length)).sort();
}

const SEEN = 'opengeps-seen-keys';

function seenKeys() {
  try {
    return JSON.parse(localStorage.getItem(SEEN)) ?? {};
  } catch {
    return {};
  }
}

/** The place for which this device has sealed to the key; undefined if it never has. */
export const placeOfKey = (key) => seenKeys()[key];

/** Remembers public keys (66 digits) with the place they were sealed to for. */
export function rememberKeys(keys, place) {
  localStorage.setItem(SEEN, JSON.stringify({ ...Object.fromEntries(keys.map((key) => [key, place])), ...seenKeys() }));
}

const TRUST = 'opengeps-trust';

/** The text of a trust file that the bidder loaded, or null. */
export const loadOwnTrust = () => localStorage.getItem(TRUST);
export const keepOwnTrust = (text) => localStorage.setItem(TRUST, text);
export const forgetOwnTrust = () => localStorage.removeItem(TRUST);

function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('opengeps', 2);
    opening.onupgradeneeded = () => {
      const { objectStoreNames } = opening.result;
      if (!objectStoreNames.contains('bids')) opening.result.createObjectStore('bids', { keyPath: 'submission' });
      if (!objectStoreNames.contains('uploads')) opening.result.createObjectStore('uploads', { keyPath: 'id' });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore(name, mode, work) {
  const db = await database();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(name, mode);
      const asked = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

/**
 * {submission, tender, lot (undefined if there is one), title, signer, statement (bytes), envelopes (bytes by name), receipt (object or null), refused (code, if it is final that it
 * does not count), typed (hash of the form while unanswered), filled (what was typed, as long as a correction may ask for it anew),
 * cancellation ({request (bytes as signed, null if another device sent it), answer (of the platform, null while there is none)} or null)}
 */
export const saveBid = (bid) => inStore('bids', 'readwrite', (store) => store.put(bid));
export const loadBid = (submission) => inStore('bids', 'readonly', (store) => store.get(submission));
/** Other members of a kept bid, and nothing else of it, whatever other pages of this device write meanwhile. */
export const changeBid = (submission, members) => inStore('bids', 'readwrite', (store) => {
  const kept = store.get(submission);
  kept.onsuccess = () => kept.result && store.put({ ...kept.result, ...members });
  return kept;
});
export const listBids = () => inStore('bids', 'readonly', (store) => store.getAll());

/** {id, secret (CryptoKey that scripts cannot read), upload (UUID), files (fingerprint of the list)}: an upload that may be resumed */
export const saveUpload = (upload) => inStore('uploads', 'readwrite', (store) => store.put(upload));
export const loadUpload = (id) => inStore('uploads', 'readonly', (store) => store.get(id));
/** All uploads for a place: their ids begin with it. */
export const forgetUploads = (place) =>
  inStore('uploads', 'readwrite', (store) => store.delete(IDBKeyRange.bound(`${place} `, `${place}!`)));
