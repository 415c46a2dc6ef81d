package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/**
 * Whether an organisation may bid at all. What a tender requires beyond that is judged where the
 * bid is.
 */
@ApplicationScoped
public class Eligibility {
  @Inject private FindOrganisation findOrganisation;
  @Inject private Sanctions sanctions;

  /**
   * @param at instant of the act
   * @return empty if it may; {@code supplier-unregistered} or {@code supplier-debarred}
   */
  public Optional<Refusal> obstacle(OrganisationId organisation, Instant at) {
    return unregistered(organisation).or(() -> debarment(organisation, at));
  }

  /** {@code supplier-unregistered}, or empty for a registered supplier. */
  public Optional<Refusal> unregistered(OrganisationId organisation) {
    Optional<Organisation> found = findOrganisation.find(organisation);
    return found.filter(one -> one.kind() == OrganisationKind.SUPPLIER).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("supplier-unregistered"));
  }

  /** {@code supplier-debarred}, or empty for one that is not at the instant. */
  public Optional<Refusal> debarment(OrganisationId organisation, Instant at) {
    return SupplierIsNotDebarred.judge(
        new SupplierIsNotDebarred.Facts(sanctions.listEndingAfter(organisation, at), at));
  }
}
