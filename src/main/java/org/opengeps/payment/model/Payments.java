package org.opengeps.payment.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * Claims, orders and reports of the bank. Nothing is ever changed or removed. Each addition also
 * keeps {@link PaymentWork}, the list of what waits, in step.
 */
public interface Payments {
  /**
   * @param agency that pays
   */
  void add(KeptClaim claim, TenderRef tender, String lot, OrganisationId agency);

  void sendBack(Sha256 claim, KeptClaim.Act act);

  void add(Sha256 claim, KeptClaim.KeptOrder order);

  /**
   * From then on the bank is asked about it.
   *
   * @param order hash of its JSON
   * @param until after it nobody asks whether the money came back
   */
  void approve(Sha256 claim, Sha256 order, KeptClaim.Act act, Instant until);

  /**
   * @param order hash of its JSON
   * @return false if the bank had reported that before
   */
  boolean report(Sha256 claim, Sha256 order, KeptClaim.KeptReport report);

  /** Under one contract, by number. */
  List<KeptClaim> list(Sha256 contract);
}
