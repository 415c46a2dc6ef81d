package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.ledger.BatchStamper;
import org.opengeps.ledger.model.Batches;

/**
 * Has each batch time-stamped by an outside authority before it is published; without an answer it
 * is published unstamped.
 */
@ApplicationScoped
public class StampBatches {
  private static final int MOST = 20;
  @Inject private Batches batches;
  @Inject @Any private Instance<BatchStamper> stampers;

  /** Stamps batches from the entry index on; the first one that gets no answer ends the round. */
  void stampNew(long fromEntry) {
    for (Batches.Unstamped batch : batches.listUnstamped(fromEntry, MOST)) {
      Optional<byte[]> token =
          stampers.stream().flatMap(stamper -> stamper.stamp(batch.root()).stream()).findFirst();
      if (token.isEmpty()) {
        return;
      }
      batches.addTimestamp(batch.entry(), token.get());
    }
  }
}
