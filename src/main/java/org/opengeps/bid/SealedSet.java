package org.opengeps.bid;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.ReceiptCore;

/**
 * What stood sealed when a lot closed, in close order: by instant of submission, then by submission
 * id. The sealed bytes are read beside it, page by page.
 *
 * @param close the close document; its hash is the close hash
 * @param salt hides the commitment until the opening reveals it
 * @param receptions accepted and provisional ones, the withdrawn and superseded ones included
 */
public record SealedSet(CloseStatement close, Sha256 salt, List<ReceiptCore> receptions) {
  public SealedSet {
    receptions = List.copyOf(receptions);
  }

  public int count() {
    return receptions.size();
  }

  public Sha256 closeHash() {
    return close.hash();
  }

  /** Whether CLOSE commits to exactly these receptions: else a row was changed, added or lost. */
  public boolean isCommittedTo() {
    List<byte[]> cores = receptions.stream().map(core -> core.toJson().canonical()).toList();
    Sha256 root = MerkleTree.ofValues(cores).root();
    return close.commitment().equals(CloseStatement.commitment(salt, cores.size(), root));
  }

  /** The document that opens the commitment, to be published with the opening and not before. */
  public CloseReveal reveal() {
    return new CloseReveal(close.tender(), close.lot(), closeHash(), salt, receptions);
  }
}
