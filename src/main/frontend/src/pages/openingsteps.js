/** How far the opening of a lot has come, from what the server answers; opening.js shows it. */

/** States of a lot behind technical bids that are open: there the opening itself knows nothing more. */
const AFTER_TECHNICAL = ['admitted', 'continued', 'failed'];

/**
 * The openings of a lot: `first` opens at the opening time, `last` is the one that is opened for good. Where bids have one envelope they are
 * the same; of a lot with technical envelopes `last` is there from a decision on, and never in a stage of their own.
 *
 * @param {object[]} openings of the lot, as the server answers them
 * @param {boolean} twofold whether there are technical envelopes
 * @returns {{first: object, last: object|undefined}|null} null before the closing
 */
export function openingsOf(openings, twofold) {
  const named = (name) => openings.find(({ envelope }) => envelope === name);
  const [first, last] = twofold ? [named('technical'), named('price')] : [openings[0], openings[0]];
  return first ? { first, last } : null;
}

/** Whether the lot's own state says more than its openings: who waits for a decision, or fails, learns there how that ended. */
export const asksState = ({ first, last }) => (!last && first.stage === 'opened') || (last ?? first).stage === 'failed';

const wordOf = ({ passed }, some) => (passed.length ? some : 'nobody');

/**
 * The word that the page has a sentence for.
 *
 * @param {boolean} staged whether those who pass are asked for their prices in a stage of their own
 * @param {string} state of the lot, as its tender says it now
 */
export function stageOf({ first, last }, staged, state) {
  if (state === 'cancelled') return state;
  if (last) return last !== first && last.stage === 'closed' ? wordOf(last.decision, 'prices') : last.stage;
  if (first.stage !== 'opened') return first.stage;
  if (AFTER_TECHNICAL.includes(state)) return state;
  return staged && first.judgment ? wordOf(first.judgment, 'decided') : 'examining';
}

/** Which steps are done, in their order. */
export function stepsDone({ first, last }, k) {
  const opened = last?.stage === 'opened';
  return {
    close: Boolean(first.closeHash), gate: opened || Boolean(first.gateKey), technical: Boolean(first.record), decision: Boolean(last ?? first.judgment),
    prices: Boolean(last?.gateKey), partials: opened || (last?.partials ?? []).length >= k, draw: opened, record: opened,
  };
}
