package org.opengeps.notice;

import java.time.Instant;

/**
 * A lot of an agency that is not at its end, or came there lately, with what its tender says.
 *
 * @param tender as its current order says it
 * @param latestOpening of that order: from here on nothing is opened any more
 * @param awaitsOrder whether an outage hit the tender that only an order of its agency can heal: it
 *     does not close before
 * @param lot as the notice names it
 * @param state of the lot
 * @param since when it came into that state
 */
public record LotUnderway(
    TenderSummary tender,
    Instant latestOpening,
    boolean awaitsOrder,
    String lot,
    TenderState state,
    Instant since) {
  public TenderNumber number() {
    return TenderNumber.of(tender.ref());
  }
}
