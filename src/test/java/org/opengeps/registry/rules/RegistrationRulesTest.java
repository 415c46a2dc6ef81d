package org.opengeps.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.pki.CertifiedIdentifier.Shortcoming;
import org.opengeps.registry.AgencyCodes;
import org.opengeps.registry.OrganisationKind;

class RegistrationRulesTest {
  private static final Instant NOW = Instant.parse("2025-06-02T01:00:00Z");

  private static String code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code).orElse("accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "SUPPLIER, 1234567890, 1234567890, accepted",
    "SUPPLIER, 1234567890, 1234567891, identifier-not-certified",
    "SUPPLIER, 1234567890, , identifier-not-certified",
    "SUPPLIER, 123-45-67890, 123-45-67890, identifier-format",
    "SUPPLIER, 123456789, 123456789, identifier-format",
    "SUPPLIER, １２３４５６７８９０, １２３４５６７８９０, identifier-format",
    "AGENCY, 6480000, 6480000, accepted",
    "AGENCY, B551011, B551011, accepted",
    "AGENCY, b551011, b551011, identifier-format",
    "AGENCY, 1234567890, 1234567890, identifier-format",
    "AGENCY, 12345678901, 12345678901, accepted",
  })
  void theIdentifierIsTheOneThatTheAuthorityCertified(
      OrganisationKind kind, String claimed, String certified, String outcome) {
    Optional<Shortcoming> shortcoming =
        claimed.equals(certified) ? Optional.empty() : Optional.of(Shortcoming.OTHER);
    var facts =
        new IdentifierIsCertified.Facts(kind, claimed, Optional.ofNullable(certified), shortcoming);
    assertThat(code(IdentifierIsCertified.judge(facts))).isEqualTo(outcome);
  }

  @Test
  void aNumberHiddenUnderAWeakHashIsNotBelieved() {
    var facts =
        new IdentifierIsCertified.Facts(
            OrganisationKind.SUPPLIER,
            "1234567890",
            Optional.empty(),
            Optional.of(Shortcoming.HASH_WEAK));
    assertThat(code(IdentifierIsCertified.judge(facts))).isEqualTo("identifier-hash-weak");
  }

  @ParameterizedTest
  @CsvSource({
    "AGENCY, 6480000, accepted",
    "AGENCY, 6480001, agency-not-named",
    "AGENCY, B551011, accepted",
    "AGENCY, C551011, agency-not-named",
    "SUPPLIER, 1234567890, accepted",
  })
  void anAgencyIsOneThatTheOperatorNames(OrganisationKind kind, String code, String outcome) {
    AgencyCodes named = AgencyCodes.parse("6480000, B*,");
    var facts = new AgencyIsNamed.Facts(kind, code, named.name(code));
    assertThat(code(AgencyIsNamed.judge(facts))).isEqualTo(outcome);
  }

  @Test
  void namesOfAgenciesNeverNameEverybodyNorABusinessNumber() {
    assertThat(AgencyCodes.parse("").name("6480000")).isFalse();
    assertThat(AgencyCodes.parse("1*").name("1234567890")).isFalse();
    for (String slip : List.of("*", "648 0000", "6480000;B551011", "b5510*", "**")) {
      assertThatThrownBy(() -> AgencyCodes.parse(slip))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + slip + "'");
    }
  }

  @Test
  void rolesAreThoseOfTheKindAndOversightIsNamedByTheInstallation() {
    for (OrganisationKind kind : OrganisationKind.values()) {
      for (Role role : Role.values()) {
        boolean oversightRole = role == Role.AUDITOR || role == Role.OPERATOR;
        boolean open =
            kind == OrganisationKind.SUPPLIER
                ? role == Role.SUPPLIER_BIDDER
                : role != Role.SUPPLIER_BIDDER;
        assertThat(code(RolesAreOpen.judge(new RolesAreOpen.Facts(kind, Set.of(role), false))))
            .isEqualTo(open && !oversightRole ? "accepted" : "role-not-open");
        assertThat(code(RolesAreOpen.judge(new RolesAreOpen.Facts(kind, Set.of(role), true))))
            .isEqualTo(open ? "accepted" : "role-not-open");
      }
    }
    assertThat(
            code(
                RolesAreOpen.judge(
                    new RolesAreOpen.Facts(OrganisationKind.AGENCY, Set.of(), true))))
        .isEqualTo("role-none");
    Set<Role> oneTooMany = EnumSet.of(Role.EVALUATOR, Role.SUPPLIER_BIDDER);
    assertThat(
            code(
                RolesAreOpen.judge(
                    new RolesAreOpen.Facts(OrganisationKind.AGENCY, oneTooMany, false))))
        .isEqualTo("role-not-open");
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M, accepted",
    "PT10M0.001S, registration-stale",
    "-PT10M, accepted",
    "-PT10M0.001S, registration-stale"
  })
  void aRegistrationIsFreshForTenMinutesEitherWay(Duration age, String outcome) {
    assertThat(code(RegistrationIsFresh.judge(new RegistrationIsFresh.Facts(NOW.minus(age), NOW))))
        .isEqualTo(outcome);
  }

  @Test
  void aDebarmentHoldsFromItsFirstInstantUntilBeforeItsEnd() {
    var periods = List.of(new SupplierIsNotDebarred.Period(NOW, NOW.plusSeconds(60)));
    assertThat(
            code(
                SupplierIsNotDebarred.judge(
                    new SupplierIsNotDebarred.Facts(periods, NOW.minusNanos(1)))))
        .isEqualTo("accepted");
    assertThat(code(SupplierIsNotDebarred.judge(new SupplierIsNotDebarred.Facts(periods, NOW))))
        .isEqualTo("supplier-debarred");
    assertThat(
            code(
                SupplierIsNotDebarred.judge(
                    new SupplierIsNotDebarred.Facts(periods, NOW.plusSeconds(60)))))
        .isEqualTo("accepted");
  }

  @Test
  void aDebarmentLastsFromOneMonthToTwoYearsOfTheCalendar() {
    // nine in the morning in Seoul: the day does not count, and the last one counts whole
    Instant from = Instant.parse("2025-01-31T00:00:00Z");
    assertThat(debarment(from, "2025-02-28T15:00:00Z")).isEmpty();
    assertThat(debarment(from, "2025-02-28T14:59:59.999Z")).contains("sanction-length");
    assertThat(debarment(from, "2027-01-31T15:00:00Z")).isEmpty();
    assertThat(debarment(from, "2027-01-31T15:00:00.001Z")).contains("sanction-length");
    assertThat(debarment(from, "2024-12-31T00:00:00Z")).contains("sanction-length");
  }

  @Test
  void aDebarmentFromMidnightCountsItsFirstDay() {
    Instant from = Instant.parse("2025-02-28T15:00:00Z");
    assertThat(debarment(from, "2025-03-31T15:00:00Z")).isEmpty();
    assertThat(debarment(from, "2025-03-31T14:59:59.999Z")).contains("sanction-length");
  }

  private static Optional<String> debarment(Instant from, String until) {
    RuleSet law = RuleSets.carried().get("kr-local-works");
    return DebarmentLastsAsLongAsTheLawSays.judge(
            new DebarmentLastsAsLongAsTheLawSays.Facts(
                from,
                Instant.parse(until),
                law.shortestDebarment(),
                law.end(law.shortestDebarment(), from),
                law.longestDebarment(),
                law.end(law.longestDebarment(), from)))
        .map(Refusal::code);
  }
}
