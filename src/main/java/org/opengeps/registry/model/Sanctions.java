package org.opengeps.registry.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.DebarmentPeriod;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/** All debarments, proposed ones too. */
public interface Sanctions {
  /** Adds a proposed debarment; the same decision again changes nothing. */
  void propose(Debarment proposed);

  /** The debarment, locked until the transaction ends. */
  Optional<Debarment> lock(Sha256 decision);

  /** Puts a proposed debarment into force. */
  void approve(Sha256 decision, PersonId approver, Sha256 approval, Instant at);

  /**
   * Debarments in force that end after the instant. None begins before its approval: what was
   * allowed when it was done stays so.
   */
  List<SupplierIsNotDebarred.Period> listEndingAfter(OrganisationId organisation, Instant instant);

  /** Debarments in force, over or to come with who decided them, the latest first. */
  List<DebarmentPeriod> listOf(OrganisationId organisation, int most);
}
