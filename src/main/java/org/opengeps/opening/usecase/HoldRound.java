package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;

/**
 * Who acts in a round holds it: whether it stands still cannot change until that transaction ends,
 * so that nothing is ever logged within a suspension.
 */
@ApplicationScoped
public class HoldRound {
  @Inject private Openings openings;
  @Inject private FindSuspensions suspensions;

  /**
   * Holds the round of a lot, before anything else of it is locked.
   *
   * @param tender number of the notice
   * @return {@code round-suspended} while it stands still
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Refusal> hold(String tender, String lot) {
    lock(tender, lot);
    return suspensions.refusal(tender, lot);
  }

  /** The first envelope of the lot, alone until the transaction ends; empty before the closing. */
  Optional<Opening> lock(String tender, String lot) {
    return openings.lockFirst(tender, lot);
  }
}
