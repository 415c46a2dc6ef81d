package org.opengeps.opening.usecase;

import org.opengeps.kernel.TenderRef;

/**
 * What a suspension must know of what follows an award. The context that contracts answers it: it
 * stands to the right of this one, so the question is asked here and answered there (ADR 48).
 */
public interface ContractAwaited {
  /**
   * Whether a contract about an awarded lot may still come about; asked while the round is held.
   *
   * @param tender any order of its notice
   */
  boolean isAwaited(TenderRef tender, String lot);
}
