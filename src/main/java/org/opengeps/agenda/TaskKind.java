package org.opengeps.agenda;

import java.util.Locale;

/** What is to be done, is due, or goes wrong. */
public enum TaskKind {
  /** A draft of somebody else waits for the second officer. */
  APPROVE_DRAFT,
  /** A draft was sent back to the one who filed it. */
  REVISE_DRAFT,
  /** An approved draft waits for number and keys, or for its next order. */
  PREPARE_DRAFT,
  /** A written notice waits for its signature. */
  PUBLISH_DRAFT,
  /** Firms asked about a notice. */
  ANSWER_QUESTIONS,
  /** Bidders ask that bids be not opened. */
  GRANT_CANCELLATION,
  /** Technical bids are opened, and nobody has said who passes. */
  DECIDE_TECHNICAL,
  /** Another officer said who passes. */
  APPROVE_TECHNICAL,
  /** Another officer corrects a score, or passes a candidate over. */
  APPROVE_ACT,
  /** Another officer wants to stop a round. */
  APPROVE_SUSPENSION,
  /** Another officer wants to let a round go on. */
  APPROVE_RESUMPTION,
  /** A round stands still, and nobody has proposed that it goes on. */
  RESUME_ROUND,
  /** Bids are ranked: the candidate whose turn it is is to be called for its papers. */
  CALL,
  /** Bids are ranked: a candidate is to be examined, or the award to be signed. */
  EXAMINE,
  /** A candidate has passed: the award can be signed if the method wants nothing more. */
  DECIDE_AWARD,
  /** No candidate is left: an officer who examined none decides that nobody gets the contract. */
  DECIDE_UNSUCCESSFUL,
  /** All were examined and a score was corrected: whether anybody passed is said by the page. */
  DECIDE_CORRECTED,
  /** The award is announced and is to be made final. */
  CONFIRM_AWARD,
  /** A lot is awarded, and its contract is to be sent. */
  SEND_CONTRACT,
  /** The agency did not confirm a consent in time. */
  SEND_CONTRACT_AGAIN,
  /** The supplier consented to a contract that the agency has not confirmed. */
  CONFIRM_CONTRACT,
  /** A delivery waits for an inspection by an officer who signed nothing of its contract. */
  INSPECT_DELIVERY,
  /** A claim waits for an order. */
  ORDER_PAYMENT,
  /** An order to pay waits for another officer. */
  APPROVE_PAYMENT,
  /** Those who passed can be asked for the next stage. */
  ASK_NEXT_STAGE,
  /** Another officer wants to buy on one quote. */
  APPROVE_DIRECT_AWARD,
  /** Another person proposed a name for the agency. */
  APPROVE_NAME,
  /** A person asks for roles. */
  GIVE_ROLES,

  /** Bids are received until then. */
  CLOSES,
  /** Bids are opened. */
  OPENS,
  /** Prices are opened on a technical decision. */
  PRICES_OPEN,
  /** A technical decision binds, and the next stage can be asked for. */
  STAGE_ENDS,
  /** A candidate that was called, or asked for a supplement, can answer until then. */
  ANSWER_DUE,
  /** The base amount is to be said before. */
  BASE_AMOUNT,

  /** Past its closing time and not closed. */
  CLOSING_LATE,
  /** An outage hit it that only an order of its agency can heal. */
  ORDER_AWAITED,
  /** The opening time is over and there is no record. */
  OPENING_LATE,
  /** What is not opened until the latest opening, which is near, is never opened. */
  LATEST_OPENING_NEAR,
  /** The base amount was not said in time. */
  BASE_AMOUNT_LATE,
  /** Whoever got the award declined the contract, or did not consent in time. */
  CONTRACT_REFUSED,
  /** A delivery was not inspected in time. */
  INSPECTION_LATE,
  /** A claim was not paid in time. */
  PAYMENT_LATE,
  /** It failed, and neither an order of its number nor a draft of one follows. */
  LOT_FAILED,
  /** An approved draft needs more keys than the agency has. */
  NO_KEYS,
  /** The closing time that a draft says is over. */
  DRAFT_TOO_LATE,
  /** A draft waits for long. */
  DRAFT_OLD,
  /** The members of a committee do not go on with their keys. */
  CEREMONY_STUCK;

  /** In lower case with hyphens: {@code approve-draft}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
