package org.opengeps.ledger;

import java.util.Optional;
import org.opengeps.kernel.Sha256;

/** Where batches get their RFC 3161 time stamps from: a CDI bean that asks an authority. */
public interface BatchStamper {
  /**
   * A TimeStampToken (DER) over the root as message imprint; empty if no authority answers soon.
   */
  Optional<byte[]> stamp(Sha256 root);
}
