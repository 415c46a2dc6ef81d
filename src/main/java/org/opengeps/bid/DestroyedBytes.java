package org.opengeps.bid;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.EnvelopeHash;

/**
 * What was destroyed in one go: whose it was is not said.
 *
 * @param isMore whether another go may destroy more
 * @param isAll whether nothing is left
 */
public record DestroyedBytes(
    List<EnvelopeHash> envelopes, List<Sha256> files, boolean isMore, boolean isAll) {
  public DestroyedBytes {
    envelopes = List.copyOf(envelopes);
    files = List.copyOf(files);
  }

  public boolean isEmpty() {
    return envelopes.isEmpty() && files.isEmpty();
  }
}
