package org.opengeps.opening.rules;

import java.util.Optional;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Verdict;

/** Who a bid says bids is who signed it. */
public final class SupplierSigned {
  /** Code of a bid whose public part names another supplier than its signer's. */
  public static final String SUPPLIER_DIFFERS = "supplier-differs";

  private SupplierSigned() {}

  /**
   * @param supplier organisation id of the public part
   * @param signature of the bid, as of its reception
   * @return empty, or the code why the bid is void
   */
  public static Optional<String> judge(String supplier, Verdict<SignedMessage> signature) {
    return signature instanceof Verdict.Accepted<SignedMessage> good
            && !good.value().actor().organisation().value().equals(supplier)
        ? Optional.of(SUPPLIER_DIFFERS)
        : Optional.empty();
  }
}
