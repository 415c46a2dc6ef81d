/** The stages of a lot's procedure, as the notice and the tender's answer say them. */
const ONE_STAGE = [['price']];

/** Envelopes of all stages; of a lot that says none there is one. */
export const stagesOf = ({ stages = ONE_STAGE }) => stages;

/** Which stage a lot is in, from 1. */
export function stageOf(lot) {
  const own = (lot.envelopes ?? []).map(({ envelope }) => envelope).join();
  return Math.max(1, stagesOf(lot).findIndex((names) => names.join() === own) + 1);
}

/** Whether those who pass are asked for what is behind this stage. */
export const isBeforeAnother = (lot) => stageOf(lot) < stagesOf(lot).length;
