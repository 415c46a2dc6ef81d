package org.opengeps.opening;

import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;

/**
 * A read of a bid, as its bidder sees it.
 *
 * @param who empty while a lot of the tender is underway
 * @param proof empty until a published checkpoint covers it
 */
public record BidReadView(BidRead read, Optional<Who> who, Optional<BidReadProof> proof) {
  /**
   * Who it was.
   *
   * @param person in the register
   * @param name as certified
   * @param salt shows that the fact named this person from the beginning
   */
  public record Who(String person, String name, Sha256 salt) {}
}
