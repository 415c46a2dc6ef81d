package org.opengeps.audit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.audit.Mandate;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.AuditMandate;
import org.opengeps.protocol.message.LocalText;

class MandateRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final String AGENCY = "6110000";
  private static final OrganisationId BODY =
      new OrganisationId("c0de0000-0000-4000-8000-000000000009");
  private static final PersonId PROPOSER = new PersonId("c0de0000-0000-4000-8000-000000000001");
  private static final Set<Role> AUDITOR = Set.of(Role.AUDITOR);

  @Test
  void aMandateOfAYearIsInOrderAndOneOfADayMoreIsNot() {
    assertThat(order(content(NOW, NOW.plus(MandateIsInOrder.LONGEST)))).isEmpty();
    assertThat(code(order(content(NOW, NOW.plus(MandateIsInOrder.LONGEST).plusSeconds(1)))))
        .contains("mandate-length");
    assertThat(code(order(content(NOW.plusSeconds(1), NOW.plusSeconds(1)))))
        .contains("mandate-length");
    assertThat(code(order(content(NOW.minusSeconds(9), NOW)))).contains("mandate-length");
  }

  @Test
  void itIsForAnAuditorOfTheBodyItself() {
    AuditMandate mandate = content(NOW, NOW.plusSeconds(60));
    assertThat(code(order(mandate, false, AUDITOR, Set.of(AGENCY)))).contains("foreign-person");
    assertThat(code(order(mandate, true, Set.of(Role.OPERATOR), Set.of(AGENCY))))
        .contains("mandate-auditor");
  }

  @Test
  void itNamesRegisteredAgenciesAndNotTooMany() {
    AuditMandate mandate = content(NOW, NOW.plusSeconds(60));
    assertThat(order(mandate, true, AUDITOR, Set.of()).map(Refusal::key))
        .contains("mandate-agencies.unknown");
    AuditMandate none = content(List.of(), NOW, NOW.plusSeconds(60));
    assertThat(code(order(none))).contains("mandate-agencies");
    List<String> many = Collections.nCopies(MandateIsInOrder.MOST_AGENCIES + 1, AGENCY);
    assertThat(code(order(content(many, NOW, NOW.plusSeconds(60))))).contains("mandate-agencies");
  }

  @Test
  void whoProposesWhoGetsItAndWhoApprovesAreThreePeopleOfOneBody() {
    assertThat(second(BODY, false, false)).isEmpty();
    assertThat(second(BODY, true, false)).contains("four-eyes");
    assertThat(second(BODY, false, true)).contains("four-eyes");
    assertThat(second(new OrganisationId(PROPOSER.value()), false, false))
        .contains("foreign-mandate");
  }

  @Test
  void itIsReadUnderItFromItsBeginningAndItsApprovalUntilItsEnd() {
    Instant from = NOW.plusSeconds(10);
    Instant until = NOW.plusSeconds(20);
    Mandate approved = mandate(from, until, Optional.of(NOW), Optional.empty());
    assertThat(covers(approved, from.minusMillis(1))).isFalse();
    assertThat(covers(approved, from)).isTrue();
    assertThat(covers(approved, until.minusMillis(1))).isTrue();
    assertThat(covers(approved, until)).isFalse();
    Mandate late = mandate(from, until, Optional.of(from.plusSeconds(5)), Optional.empty());
    assertThat(covers(late, from.plusSeconds(4))).isFalse();
    assertThat(covers(late, from.plusSeconds(5))).isTrue();
    Mandate ended = mandate(from, until, Optional.of(NOW), Optional.of(from.plusSeconds(3)));
    assertThat(covers(ended, from.plusSeconds(2))).isTrue();
    assertThat(covers(ended, from.plusSeconds(3))).isFalse();
    assertThat(covers(mandate(from, until, Optional.empty(), Optional.empty()), from)).isFalse();
  }

  @Test
  void neitherTheRoleWithoutAMandateNorAMandateWithoutTheRoleReadsMore() {
    Mandate mandate = mandate(NOW, NOW.plusSeconds(9), Optional.of(NOW), Optional.empty());
    assertThat(MandateCovers.find(facts(AUDITOR, List.of(), AGENCY, NOW))).isEmpty();
    assertThat(MandateCovers.find(facts(Set.of(Role.OPERATOR), List.of(mandate), AGENCY, NOW)))
        .isEmpty();
    assertThat(MandateCovers.find(facts(AUDITOR, List.of(mandate), "6120000", NOW))).isEmpty();
    assertThat(MandateCovers.find(facts(AUDITOR, List.of(mandate), AGENCY, NOW))).contains(mandate);
    assertThat(MandateCovers.refusal("6120000").code()).isEqualTo("no-mandate");
  }

  @Test
  void theStateIsSaidInAWord() {
    Instant until = NOW.plus(Duration.ofDays(1));
    assertThat(mandate(NOW, until, Optional.empty(), Optional.empty()).state(NOW))
        .isEqualTo("proposed");
    Mandate approved = mandate(NOW, until, Optional.of(NOW), Optional.empty());
    assertThat(approved.state(NOW)).isEqualTo("in-force");
    assertThat(approved.state(NOW.minusSeconds(1))).isEqualTo("coming");
    assertThat(approved.state(until)).isEqualTo("over");
    assertThat(mandate(NOW, until, Optional.of(NOW), Optional.of(NOW)).state(NOW))
        .isEqualTo("ended");
  }

  private static boolean covers(Mandate mandate, Instant at) {
    return MandateCovers.find(facts(AUDITOR, List.of(mandate), AGENCY, at)).isPresent();
  }

  private static MandateCovers.Facts facts(
      Set<Role> roles, List<Mandate> mandates, String agency, Instant at) {
    return new MandateCovers.Facts(roles, mandates, agency, at);
  }

  private static Optional<String> second(
      OrganisationId approvers, boolean proposer, boolean auditor) {
    return code(
        MandateIsBySecondPerson.judge(
            new MandateIsBySecondPerson.Facts(BODY, approvers, proposer, auditor)));
  }

  private static Optional<Refusal> order(AuditMandate mandate) {
    return order(mandate, true, AUDITOR, Set.of(AGENCY));
  }

  private static Optional<Refusal> order(
      AuditMandate mandate, boolean known, Set<Role> roles, Set<String> registered) {
    return MandateIsInOrder.judge(
        new MandateIsInOrder.Facts(mandate, NOW, known, roles, registered));
  }

  private static Optional<String> code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code);
  }

  private static AuditMandate content(Instant from, Instant until) {
    return content(List.of(AGENCY), from, until);
  }

  private static AuditMandate content(List<String> agencies, Instant from, Instant until) {
    return new AuditMandate(
        UUID.fromString("c0de0000-0000-4000-8000-000000000002"),
        "감사 담당",
        agencies,
        from,
        until,
        new LocalText("정기감사", "Yearly audit"));
  }

  private static Mandate mandate(
      Instant from, Instant until, Optional<Instant> approved, Optional<Instant> ended) {
    return new Mandate(
        Sha256.ofText("mandate"), BODY, PROPOSER, content(from, until), NOW, approved, ended);
  }
}
