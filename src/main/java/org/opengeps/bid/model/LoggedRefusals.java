package org.opengeps.bid.model;

import org.opengeps.kernel.Sha256;

/**
 * Which refusals stand in the log already. Whoever has a bidder's statement can send it as often as
 * he likes; the log takes the same refusal once.
 */
public interface LoggedRefusals {
  /**
   * Notes the refusal in the caller's transaction.
   *
   * @param tag keyed, of what was signed, by whom, and of the code
   * @return false if the same one was logged before
   */
  boolean isFirst(Sha256 tag, Reception reception);
}
