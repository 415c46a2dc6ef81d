/**
 * Handing in sealed bytes, so that a lost answer does no harm: the bytes are kept on this device before they are sent, and a second try
 * sends the very same ones, to which the server answers with the same receipt, also after the deadline.
 */
import { NetworkFailure, request } from './dom.js';
import { untilOffline, whenOnline } from './line.js';
import { deleteDraft, forgetUploads, listBids, numberOf, placeAt, placeOf, saveBid } from './store.js';
import { tellOtherPages } from './tabs.js';

/** Answers that say "not now" and nothing about the bid. */
const NOT_NOW = [408, 425, 429];

function send(bid) {
  const body = new FormData();
  body.append('statement', new Blob([bid.statement], { type: 'application/pkcs7-mime' }), 'statement.p7s');
  for (const [name, der] of Object.entries(bid.envelopes)) body.append(name, new Blob([der], { type: 'application/pkcs7-mime' }), `${name}.p7m`);
  return request(`/api/v1/tenders/${numberOf(bid.tender)}/submissions`, { method: 'POST', body, signal: untilOffline() });
}

/**
 * Sends the bytes of a kept bid and keeps the receipt; what was a draft is one no more. Without a line it waits for it.
 *
 * @param {() => void} onOffline called when the line is lost
 */
export async function handIn(bid, onOffline = () => {}) {
  for (;;) {
    try {
      const answer = await send(bid);
      await saveBid({ ...bid, receipt: await answer.json(), typed: null });
      deleteDraft(placeOf(bid));
      await forgetUploads(placeOf(bid));
      tellOtherPages(placeOf(bid));
      return;
    } catch (e) {
      if (!(e instanceof NetworkFailure) || navigator.onLine) throw e;
      onOffline();
      await whenOnline();
    }
  }
}

/** Whether an answer is the last word about the bytes that were sent. */
export const isFinal = ({ status }) => status < 500 && !NOT_NOW.includes(status);

/** The bid of this order, lot and certificate that was sent without an answer: nobody knows yet whether it was received. */
export async function unanswered(ref, lot, signer) {
  const bids = await listBids();
  return bids.find((bid) => bid.tender === ref && placeOf(bid) === placeAt(numberOf(ref), lot) && bid.signer === signer && !bid.receipt && !bid.refused) ?? null;
}

/** The code of a bid that never arrived and was sealed anew. */
export const NEVER_ARRIVED = 'never-arrived';

/** The server has refused it with a code, or it never arrived: another one may be made. */
export const markRefused = (bid, code) => saveBid({ ...bid, refused: code });

/** Whether the server knows a submission. */
export async function wasReceived(submission) {
  try {
    await request(`/api/v1/receipts/${submission}`);
    return true;
  } catch (e) {
    if (e.status === 404) return false;
    throw e;
  }
}
