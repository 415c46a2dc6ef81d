package org.opengeps.audit.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.audit.Mandate;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;

/**
 * An auditor reads what is not public of an agency that a mandate in force names. The role alone
 * reads nothing more than everybody.
 */
public final class MandateCovers {
  private MandateCovers() {}

  /**
   * @param mandates of the auditor
   * @param agency code
   */
  public record Facts(Set<Role> roles, List<Mandate> mandates, String agency, Instant now) {}

  /** The mandate under which it is read; empty if there is none. */
  public static Optional<Mandate> find(Facts facts) {
    return facts.roles().contains(Role.AUDITOR)
        ? facts.mandates().stream()
            .filter(one -> one.isInForceAt(facts.now()))
            .filter(one -> one.content().agencies().contains(facts.agency()))
            .findFirst()
        : Optional.empty();
  }

  public static Refusal refusal(String agency) {
    return Refusal.of("no-mandate").with("agency", agency);
  }
}
