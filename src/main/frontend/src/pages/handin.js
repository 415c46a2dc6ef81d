/**
 * Handing in sealed bytes, so that a lost answer does no harm: the bytes are kept on this device before they are sent, and a second try
 * sends the very same ones, to which the server answers with the same receipt, also after the deadline.
 */
import { request } from './dom.js';
import { listBids, saveBid } from './store.js';

/** Sends the bytes of a kept bid and keeps the receipt. */
export async function handIn(bid) {
  const body = new FormData();
  body.append('statement', new Blob([bid.statement], { type: 'application/pkcs7-mime' }), 'statement.p7s');
  body.append('envelope', new Blob([bid.envelope], { type: 'application/pkcs7-mime' }), 'envelope.p7m');
  const answer = await request(`/api/v1/tenders/${bid.tender.slice(0, 13)}/submissions`, { method: 'POST', body });
  await saveBid({ ...bid, receipt: await answer.json(), typed: null });
}

/** The bid of this tender and certificate that was sent without an answer: nobody knows yet whether it was received. */
export async function unanswered(ref, signer) {
  const bids = await listBids();
  return bids.find((bid) => bid.tender === ref && bid.signer === signer && !bid.receipt && !bid.refused) ?? null;
}

/** The server has refused it, so another one may be made. */
export const markRefused = (bid) => saveBid({ ...bid, refused: true });

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
