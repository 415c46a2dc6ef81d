package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.opengeps.ledger.BatchRhythm;

/** A tender that accepts bids while a test says so. */
@ApplicationScoped
class TestRhythm implements BatchRhythm {
  private volatile boolean beating;

  void beat(boolean on) {
    beating = on;
  }

  @Override
  public boolean mustBeat(Instant now) {
    return beating;
  }
}
