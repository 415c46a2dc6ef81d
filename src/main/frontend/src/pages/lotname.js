/** What lots are called for people: `2` is lot 2 when it is bid for first, `2.1` its first re-bid; `0` the only one of a tender. */
import { t } from './dom.js';

const ONLY = '0';


/** Whether its tender has no other lot. */
export const isOfOneLot = (name) => name.split('.')[0] === ONLY;

/** Whether it is a re-bid. */
export const isRebid = (name) => name.includes('.');

/** `로트 2 재입찰 1`, or `재입찰 1` where there is one lot. */
export function lotName(name) {
  const [lot, round] = name.split('.');
  if (lot === ONLY) return round ? t('lots.round', round) : t('lots.first');
  return round ? t('lots.named.round', lot, round) : t('lots.named', lot);
}

/** The same of what a firm bids for: empty for a tender that has one lot, bid for first. */
export const placeName = (lot = ONLY) => (lot === ONLY ? '' : lotName(lot));

/** `R26BK00000001 재입찰 1`: a place as drafts and keys are kept for it. */
export function placeTitle(place) {
  const [number, lot] = place.split('/');
  return [number, placeName(lot)].filter(Boolean).join(' ');
}
