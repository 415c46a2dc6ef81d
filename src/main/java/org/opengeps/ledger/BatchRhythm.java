package org.opengeps.ledger;

import java.time.Instant;

/**
 * Says whether the log must beat although nothing waits. The context that knows which tenders
 * accept bids implements it as a CDI bean; with any bean saying yes, every heartbeat appends a
 * batch, empty or not, so that nobody can count bids by watching the log grow.
 */
public interface BatchRhythm {
  boolean mustBeat(Instant now);
}
