/** Requests that a bid be not opened, as the platform and this device know them. */
import { sha256Hex } from '../crypto/hash.js';
import { getJson, postSigned, Refused } from './dom.js';
import { numberOf } from './store.js';
import { whatBecame } from './worth.js';

const address = ({ tender, submission }) => `/api/v1/tenders/${numberOf(tender)}/submissions/${submission}/cancellation`;

/**
 * What the platform says of the request for a bid; null if there is none.
 *
 * @param {string} request hash of the one that is meant, where it is known: one that was refused is shown to nobody else
 */
export async function askPlatform(core, request = '') {
  try {
    return await getJson(address(core) + (request && `?request=${request}`));
  } catch (e) {
    if (e instanceof Refused && e.status === 404) return null;
    throw e;
  }
}

/** Sends a signed request; the same bytes sent again get the same answer. */
export async function sendRequest(core, der) {
  return (await postSigned(address(core), der)).json();
}

/**
 * What became of the request that this device has kept with a bid; what it last knew when the server cannot be asked. Nobody asks for bids
 * without one: the server need not learn which bids are held together.
 *
 * @returns {Promise<object|null>} the platform's answer; null if there is no request, or it never arrived
 */
export async function cancellationOf(core, kept) {
  if (!kept) return null;
  try {
    return whatBecame(kept.answer, await askPlatform(core, kept.answer?.request ?? (kept.request ? sha256Hex(kept.request) : '')));
  } catch {
    return kept.answer;
  }
}
