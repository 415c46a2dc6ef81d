package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.TimeStamps;
import org.opengeps.ledger.model.Batches;

/**
 * Has each batch time-stamped by an outside authority before it is published; without an answer it
 * is published unstamped.
 */
@ApplicationScoped
public class StampBatches {
  private static final int MOST = 20;
  @Inject private Batches batches;
  @Inject private TimeStamps timeStamps;

  /** Stamps batches from the entry index on; the first one that gets no answer ends the round. */
  void stampNew(long fromEntry) {
    for (Batches.Unstamped batch : batches.listUnstamped(fromEntry, MOST)) {
      Optional<byte[]> token = timeStamps.stamp(batch.root());
      if (token.isEmpty()) {
        return;
      }
      batches.addTimestamp(batch.entry(), token.get());
    }
  }
}
