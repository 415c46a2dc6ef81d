package org.opengeps.registry.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/** All debarments. */
public interface Sanctions {
  /**
   * @return false if the decision is already recorded
   */
  boolean add(
      OrganisationId organisation,
      SupplierIsNotDebarred.Period period,
      LocalText reason,
      Sha256 decision);

  /** Debarments that end after the instant. */
  List<SupplierIsNotDebarred.Period> listEndingAfter(OrganisationId organisation, Instant instant);
}
