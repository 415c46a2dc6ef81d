/** Which of a firm's bids got an award. */
import { stands } from './worth.js';

/**
 * The contract about the lot of a bid that counts, or null; a firm has one such bid for a lot.
 *
 * @param contracts as GET /api/v1/firm/contracts lists them
 */
export function contractOf(contracts, { tender, lot }, worth) {
  const named = worth.lot?.lot ?? lot ?? '0';
  const number = tender.split('-')[0];
  return stands(worth) ? contracts.find((one) => one.tender.split('-')[0] === number && one.lot === named) ?? null : null;
}
