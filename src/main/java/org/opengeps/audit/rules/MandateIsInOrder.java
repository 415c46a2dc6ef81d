package org.opengeps.audit.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.AuditMandate;

/**
 * A mandate is for an auditor of the body that gives it, names registered agencies, and lasts a
 * year at most: what is needed for longer is given anew, so that nobody forgets it.
 */
public final class MandateIsInOrder {
  /** Agencies of one mandate. */
  public static final int MOST_AGENCIES = 50;

  /** From its first instant to the first after it. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private MandateIsInOrder() {}

  /**
   * @param now when it is proposed
   * @param knownAuditor whether the body has a person of that id and certified name
   * @param auditorsRoles of that person
   * @param registered those of the named agencies that are in the register
   */
  public record Facts(
      AuditMandate mandate,
      Instant now,
      boolean knownAuditor,
      Set<Role> auditorsRoles,
      Set<String> registered) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.knownAuditor()) {
      return Optional.of(Refusal.of("foreign-person"));
    }
    if (!facts.auditorsRoles().contains(Role.AUDITOR)) {
      return Optional.of(Refusal.of("mandate-auditor"));
    }
    return times(facts.mandate(), facts.now()).or(() -> agencies(facts));
  }

  private static Optional<Refusal> times(AuditMandate mandate, Instant now) {
    boolean wrong =
        !mandate.from().isBefore(mandate.until())
            || !now.isBefore(mandate.until())
            || Duration.between(mandate.from(), mandate.until()).compareTo(LONGEST) > 0;
    return wrong
        ? Optional.of(
            Refusal.of("mandate-length")
                .with("from", mandate.from())
                .with("until", mandate.until())
                .with("most", LONGEST.toDays()))
        : Optional.empty();
  }

  private static Optional<Refusal> agencies(Facts facts) {
    List<String> named = facts.mandate().agencies();
    if (named.isEmpty() || named.size() > MOST_AGENCIES) {
      return Optional.of(Refusal.of("mandate-agencies").with("most", MOST_AGENCIES));
    }
    Set<String> unknown = new TreeSet<>(named);
    unknown.removeAll(facts.registered());
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("mandate-agencies.unknown").with("unknown", unknown));
  }
}
