package org.opengeps.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.usecase.KeepSessions;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.protocol.message.SanctionApproval;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** What ends a log-in, besides logging out. */
@ExtendWith(ArquillianExtension.class)
class SessionEndsIT {
  private static final int TOKEN_DIGITS = 64;
  @Inject private KeepSessions keepSessions;

  private static String state(String cookie) {
    return Http.get("/api/v1/session", "Cookie", cookie).outcome();
  }

  @Test
  void theSessionIsKnownByTwoHundredAndFiftySixRandomBits() {
    TestPerson person = TestPerson.supplier().registered();
    String one = person.logIn().split("=")[1];
    String other = person.logIn().split("=")[1];
    assertThat(one).matches("[0-9a-f]{" + TOKEN_DIGITS + "}").isNotEqualTo(other);
  }

  @Test
  void anHourOfSilenceEndsIt() {
    String session = TestPerson.supplier().registered().logIn();
    TestClock.INSTANCE.advance(Duration.ofMinutes(59));
    assertThat(state(session)).isEqualTo("200");
    TestClock.INSTANCE.advance(Duration.ofMinutes(59));
    assertThat(state(session)).isEqualTo("200");
    TestClock.INSTANCE.advance(Duration.ofMinutes(61));
    assertThat(state(session)).isEqualTo("204");
  }

  @Test
  void twelveHoursEndItHoweverBusyItIs() {
    String session = TestPerson.supplier().registered().logIn();
    for (int i = 0; i < 14; i++) {
      TestClock.INSTANCE.advance(Duration.ofMinutes(50));
      assertThat(state(session)).isEqualTo("200");
    }
    TestClock.INSTANCE.advance(Duration.ofMinutes(50));
    assertThat(state(session)).isEqualTo("204");
  }

  @Test
  void aRevokedCertificateKeepsNoSession() throws IOException {
    TestPerson revoked = TestPerson.supplier().registered();
    TestPerson good = TestPerson.supplier().registered();
    String session = revoked.logIn();
    String other = good.logIn();
    TestPerson.authorities()
        .revoke("hangang", revoked.credential().certificate(), TestClock.INSTANCE.instant(), 1);
    TestClock.INSTANCE.advance(Duration.ofMinutes(6));
    keepSessions.keep();
    assertThat(state(session)).isEqualTo("204");
    assertThat(state(other)).isEqualTo("200");
  }

  @Test
  void aDebarmentEndsTheSessionsOfTheSuppliersPeople() {
    TestPerson supplier = TestPerson.supplier().registered();
    String code = TestPerson.debarringAgencyCode();
    TestPerson officer =
        TestPerson.named("agency", code, "김기안", "CONTRACTING_OFFICER").registered();
    TestPerson second = TestPerson.named("agency", code, "이결재", "APPROVING_OFFICER").registered();
    String session = supplier.logIn();
    Instant from = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
    Sanction sanction =
        new Sanction(
            supplier.identifier(), from, from.plusSeconds(600), new LocalText("담합", "Collusion"));
    JsonObject proposed =
        Http.post("/api/v1/sanctions", Http.CMS, officer.sign(sanction.toJson())).json();
    assertThat(state(session)).isEqualTo("200");
    JsonObject approval = new SanctionApproval(proposed.hash("sanction")).toJson();
    Http.post("/api/v1/sanctions/approvals", Http.CMS, second.sign(approval));
    assertThat(state(session)).isEqualTo("204");
  }

  @Test
  void anOperatorEndsThemAndNobodyElseDoes() {
    TestPerson lost = TestPerson.supplier().registered();
    TestPerson operator =
        TestPerson.named("agency", TestPerson.oversightAgencyCode(), "오운영", "OPERATOR")
            .registered();
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    String session = lost.logIn();
    String person = Http.get("/api/v1/session", "Cookie", session).json().string("person");
    JsonObject order =
        JsonObject.ofType("opengeps/session-end/1")
            .put("person", person)
            .put("reason", "노트북 분실 신고")
            .build();
    assertThat(end(officer, order).outcome()).isEqualTo("403 role-missing");
    assertThat(state(session)).isEqualTo("200");
    assertThat(end(operator, order).json().integer("ended")).isEqualTo(1);
    assertThat(state(session)).isEqualTo("204");
  }

  @Test
  void anOrderWithoutItsFormOrForNobodyEndsNothing() {
    TestPerson operator =
        TestPerson.named("agency", TestPerson.oversightAgencyCode(), "오운영", "OPERATOR")
            .registered();
    JsonObject half =
        JsonObject.ofType("opengeps/session-end/1")
            .put("person", UUID.randomUUID().toString())
            .build();
    Http.Answer formless = end(operator, half);
    assertThat(formless.outcome()).isEqualTo("400 json-format");
    assertThat(formless.text()).as("says which member").contains("reason");
    JsonObject nobody = half.toBuilder().put("reason", "분실").build();
    assertThat(end(operator, nobody).json().string("code")).isEqualTo("person-unknown");
  }

  private static Http.Answer end(TestPerson signer, JsonObject order) {
    return Http.post("/api/v1/session/endings", Http.CMS, signer.sign(order));
  }
}
