package org.opengeps.contract.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.Eligibility;
import org.opengeps.registry.usecase.FindDebarments;
import org.opengeps.registry.usecase.FindOrganisation;

/** A firm that was debarred since its award gets no contract (지방계약법 시행령 제92조제9항). */
@Dependent
class PartyMayContract {
  @Inject private FindOrganisation organisations;
  @Inject private Eligibility eligibility;
  @Inject private FindDebarments debarments;

  /**
   * @param supplier business number
   * @return {@code winner-debarred}, or empty
   */
  Optional<Refusal> debarred(String supplier, Instant at) {
    return organisations
        .findByIdentifier(OrganisationKind.SUPPLIER, supplier)
        .flatMap(firm -> eligibility.obstacle(firm.id(), at))
        .map(obstacle -> Refusal.of("winner-debarred").with("because", obstacle));
  }

  /** Whether a debarment held at any time since its award. */
  boolean wasDebarred(String supplier, Instant awarded, Instant now) {
    return organisations
        .findByIdentifier(OrganisationKind.SUPPLIER, supplier)
        .map(firm -> debarments.list(firm.id()))
        .orElse(List.of())
        .stream()
        .anyMatch(one -> !one.from().isAfter(now) && one.until().isAfter(awarded));
  }
}
