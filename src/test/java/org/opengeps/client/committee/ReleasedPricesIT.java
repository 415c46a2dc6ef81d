package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.TechnicalScene;
import org.opengeps.opening.TechnicalScene.Released;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** What a member's program refuses before it touches a secret of the prices. */
@ExtendWith(ArquillianExtension.class)
class ReleasedPricesIT {
  private static final Slot PRICE = new Slot("0", "price");
  private static final String QUERY = "?lot=0&envelope=price";

  @Inject private TechnicalScene scenes;
  @Inject private TrustFile trust;

  private String door(Released released) {
    return "/api/v1/tenders/" + released.tender().ref().number() + "/opening-package";
  }

  private String outcome(Released released, UnaryOperator<JsonBuilder> change) {
    return outcome(released, change, TestClock.INSTANCE.instant());
  }

  /** What comes of the engine's package once it was changed. */
  private String outcome(Released released, UnaryOperator<JsonBuilder> change, Instant now) {
    JsonObject answer = Http.get(door(released) + QUERY).json();
    Verdict<OpeningDossier> dossier =
        OpeningDossier.check(
            change.apply(answer.toBuilder()).build(),
            PRICE,
            from ->
                Verdict.accept(Http.get(door(released) + "/bids" + QUERY + "&from=" + from).json()),
            trust.trust(),
            now);
    return dossier.refused().map(refusal -> refusal.code()).orElse("good");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void nothingIsComputedOnAForgedDecisionOrForOthersThanThosePassed() {
    Released released = scenes.released();
    assertThat(outcome(released, json -> json)).isEqualTo("good");
    TestPerson officer = released.tender().agency().officer();
    TestPerson approver = released.tender().agency().approver();
    TechnicalDecision decision = released.decision();
    TechnicalDecision all =
        scenes.decision(
            released.technical(),
            List.of(
                decision.passed().get(0),
                decision.passed().get(1),
                decision.failed().get(0).submission()),
            List.of(),
            decision.hash());
    byte[] other = officer.sign(all.toJson());
    byte[] consent = approver.sign(approval(released, other));
    assertThat(
            outcome(
                released,
                json ->
                    json.replace("decision", base64(other))
                        .replace("decisionApproval", base64(consent))))
        .as("a decision that the log does not name")
        .isEqualTo("evidence-broken");
    assertThat(
            outcome(
                released,
                json -> json.replace("decisionApproval", base64(officer.sign(own(released))))))
        .as("approved by the officer who decided")
        .isNotEqualTo("good");
    assertThat(
            outcome(
                released,
                json ->
                    json.replace(
                        "decisionApproval",
                        base64(TestPerson.supplier().registered().sign(own(released))))))
        .as("approved by somebody else")
        .isNotEqualTo("good");
    assertThat(outcome(released, json -> json, decision.pricesOpenAt().minusSeconds(3600)))
        .isEqualTo("too-early");
    JsonObject answer = Http.get(door(released) + QUERY).json();
    GateValues values = GateValues.from(JsonObject.parseCanonical(answer.bytes("gateValues")));
    GateValues fewer =
        new GateValues(
            values.tender(),
            values.slot(),
            values.closeHash(),
            values.decision(),
            values.points().subList(0, 2),
            values.values().subList(0, 2),
            values.proof());
    assertThat(
            outcome(
                released, json -> json.replace("gateValues", base64(fewer.toJson().canonical()))))
        .isEqualTo("gate-values-invalid");
  }

  @Test
  void whatStoppedTheRoundIsBelievedOfTwoOfficersOnlyAndItsEndOfNobodyElse() {
    Released released = scenes.released();
    TestPerson officer = released.tender().agency().officer();
    TestPerson approver = released.tender().agency().approver();
    TenderRef tender = released.tender().ref();
    byte[] act =
        officer.sign(
            new Suspension(tender, "0", Suspension.Kind.SUSPEND, null, new LocalText("이의신청 검토", ""))
                .toJson());
    JsonObject consent = new SuspensionApproval(tender, "0", Sha256.of(act)).toJson();
    assertThat(paused(released, act, approver.sign(consent))).isEqualTo("good");
    assertThat(paused(released, act, officer.sign(consent)))
        .as("approved by its proposer")
        .isEqualTo("member-twice");
    assertThat(paused(released, act, TestPerson.supplier().registered().sign(consent)))
        .as("approved by a firm")
        .isNotEqualTo("good");
    JsonObject other = new SuspensionApproval(tender, "0", Sha256.ofText("another")).toJson();
    assertThat(paused(released, act, approver.sign(other))).isEqualTo("evidence-broken");
    assertThat(outcome(released, json -> json.replace("suspensionApprovals", List.of(base64(act)))))
        .isEqualTo("evidence-broken");
  }

  private String paused(Released released, byte[] act, byte[] consent) {
    return outcome(
        released,
        json ->
            json.replace("suspensions", List.of(base64(act)))
                .replace("suspensionApprovals", List.of(base64(consent))));
  }

  private static JsonObject approval(Released released, byte[] decision) {
    return new TechnicalApproval(released.tender().ref(), "0", Sha256.of(decision)).toJson();
  }

  /** The approval of the decision in force, to be signed by whomever. */
  private JsonObject own(Released released) {
    return approval(released, Http.get(door(released) + QUERY).json().bytes("decision"));
  }

  @Test
  void nothingIsComputedOnADecisionToWhichNobodyCouldObject() {
    Released released =
        scenes.releasedAnyhow(
            tender -> List.of(tender.agency().officer(), tender.agency().approver()),
            Duration.ZERO);
    assertThat(
            released
                .tender()
                .committee()
                .officers
                .get(0)
                .open(released.tender().ref(), PRICE)
                .refused())
        .get()
        .matches(refusal -> refusal.code().equals("prices-early"));
    assertThat(outcome(released, json -> json.replace("rules", List.of())))
        .as("without the law nobody knows")
        .isEqualTo("calendar-missing");
  }

  @Test
  void nothingIsComputedOnADecisionOfAMember() {
    Released released =
        scenes.releasedAnyhow(
            tender -> List.of(tender.committee().people.get(2), tender.agency().approver()),
            Duration.ofMinutes(1));
    assertThat(outcome(released, json -> json)).as("but for the committee").isEqualTo("good");
    assertThat(
            released
                .tender()
                .committee()
                .officers
                .get(0)
                .open(released.tender().ref(), PRICE)
                .refused())
        .get()
        .matches(refusal -> refusal.code().equals("signer-is-member"));
  }

  @Test
  void theEngineHandsOverNoEnvelopeOfABidThatFailed() {
    Released released = scenes.released();
    List<JsonObject> bids =
        Http.get(door(released) + "/bids" + QUERY + "&from=0").json().objects("bids");
    assertThat(bids).hasSize(3);
    assertThat(bids.stream().filter(bid -> bid.isNull("envelope"))).hasSize(1);
  }
}
