/**
 * What lots are called for people: `2` is lot 2 when it is bid for first, `2.1` when it is bid for next; `0` the only one of a tender.
 * A name alone does not say whether a later round is a re-bid or the next stage: then it is counted. Whoever has the lot, as the notice
 * or the tender's answer says it, gives that instead of its name.
 */
import { t } from './dom.js';
import { stageOf, stagesOf } from './stages.js';

const ONLY = '0';

/** Whether its tender has no other lot. */
export const isOfOneLot = (name) => name.split('.')[0] === ONLY;

/** Whether it was bid for before, in another round. */
export const isLater = (name) => name.includes('.');

function stageName({ stages }, stage) {
  return t('lots.stage', stage, stages[stage - 1].map((envelope) => t(`stage.${envelope}`)).join('·'));
}

/** In the first stage each later round is a re-bid. */
function again(round, stage) {
  if (stage === 1) return round ? t('lots.round', round) : '';
  return round > stage - 1 ? t('lots.time', round + 1) : '';
}

function roundName(lot, round) {
  const stage = stageOf(lot);
  const stages = stagesOf(lot).length > 1 ? [stageName(lot, stage)] : [];
  return [...stages, again(round, stage)].filter(Boolean).join(' – ');
}

/**
 * `로트 2 재입찰 1`, or `재입찰 1` where there is one lot.
 *
 * @param {string|{lot: string, stages: string[][], envelopes: {envelope: string}[]}} named a lot, or its name if nothing else is known
 */
export function lotName(named) {
  const isKnown = typeof named === 'object';
  const [lot, later] = (isKnown ? named.lot : named).split('.');
  const round = Number(later ?? 0);
  const isPlain = isKnown && stagesOf(named).length === 1;
  const counted = round ? t('lots.time', round + 1) : '';
  const name = isKnown ? roundName(named, round) : counted;
  if (lot === ONLY) return name || t('lots.first');
  if (!name) return t('lots.named', lot);
  return isPlain ? t('lots.named.round', lot, round) : t('lots.named.in', lot, name);
}

/** The same of what a firm bids for: empty for a tender that has one lot, bid for once. */
export function placeName(named = ONLY) {
  const name = typeof named === 'object' ? named.lot : named;
  return name === ONLY && !(named.stages?.length > 1) ? '' : lotName(named);
}

/** `R26BK00000001 2번째 입찰`: a place as drafts and keys are kept for it. */
export function placeTitle(place) {
  const [number, lot] = place.split('/');
  return [number, placeName(lot)].filter(Boolean).join(' ');
}
