package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.law.outage.PostponementCheck;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OutageApproval;
import org.opengeps.protocol.message.OutageDeclaration;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** A network outside is down, which no log shows. */
@ExtendWith(ArquillianExtension.class)
class DeclaredOutageIT {
  @Inject private Bidding bidding;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  @Test
  void operatorAndOverseerTogetherMoveWhatTheOutageHitsAndNeitherOfThemAlone() {
    TestPerson operator = body("Z990003");
    TestPerson overseer = body("Z990002");
    Instant now = TestClock.INSTANCE.instant().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    TestClock.INSTANCE.holdAt(now);
    TenderNumber tender = TenderNumber.of(bidding.tender(Duration.ofSeconds(30), List.of()).ref());
    OutageDeclaration outage =
        new OutageDeclaration(
            UUID.randomUUID(),
            now.minusSeconds(20),
            now.plusSeconds(60),
            new LocalText("통신사 회선 장애", "Lines of a carrier"),
            Sha256.ofText("what the carrier wrote"));

    assertThat(code(declare(overseer, outage))).isEqualTo("signer-foreign");
    Http.Answer declared = declare(operator, outage);
    assertThat(declared.status()).as(declared.text()).isEqualTo(200);
    Sha256 hash = declared.json().hash("declarationHash");
    assertThat(notices.current(tender).orElseThrow().isPostponement()).isFalse();
    assertThat(code(approve(operator, outage.id(), hash))).isEqualTo("signer-foreign");
    assertThat(code(approve(overseer, outage.id(), Sha256.ofText("another"))))
        .isEqualTo("declaration-differs");
    assertThat(notices.current(tender).orElseThrow().isPostponement()).isFalse();

    Http.Answer approved = approve(overseer, outage.id(), hash);
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    NoticeView moved = notices.current(tender).orElseThrow();
    assertThat(moved.closesAt()).isEqualTo(outage.until().plusSeconds(60));
    assertThat(code(approve(overseer, outage.id(), hash))).isEqualTo("already-approved");

    shown(tender, outage.id());
    JsonObject shown = Http.get("/api/v1/outages/" + outage.id()).json();
    assertThat(shown.string("cause")).isEqualTo("declared");
    Incident incident = Incident.from(JsonObject.parseCanonical(shown.bytes("document")));
    Postponement order = Postponement.from(SignedDocument.read(moved.signed()).json());
    List<org.opengeps.protocol.message.Notice> chain =
        List.of(notices.history(tender).get(0).notice());
    RuleSet rules = ruleSets.of(moved.notice());
    assertThat(
            PostponementCheck.judge(
                chain, order, incident, rules.json(), rules.calendar(), Optional.empty()))
        .isEmpty();
  }

  /** What everybody can read of it, in the visitor's language. */
  private static void shown(TenderNumber tender, UUID outage) {
    String page = Http.get("/outages/" + outage + "?lang=ko").text();
    assertThat(page).contains("외부망의 장애를 운영자가 선언하고", tender.value() + "-001");
    assertThat(Http.get("/outages?lang=en").text()).contains("/outages/" + outage);
    assertThat(Http.get("/tenders/" + tender + "?lang=ko").text())
        .contains("장애로 연기된 공고", "이미 제출한 입찰서는 그대로 유효", "/outages/" + outage);
    assertThat(Http.get("/?lang=en&q=" + tender).text()).contains("/outages/" + outage);
  }

  private static TestPerson body(String code) {
    return TestPerson.administratorOf(code);
  }

  private static Http.Answer declare(TestPerson by, OutageDeclaration outage) {
    return Http.post("/api/v1/outages", Http.CMS, by.sign(outage.toJson()));
  }

  private static Http.Answer approve(TestPerson by, UUID id, Sha256 declaration) {
    return Http.post(
        "/api/v1/outages/" + id + "/approval",
        Http.CMS,
        by.sign(new OutageApproval(declaration).toJson()));
  }

  private static String code(Http.Answer answer) {
    return answer.json().string("code");
  }

  @Test
  void whatIsDeclaredAtNoPossibleTimeOrTwiceOrIsUnknownIsRefused() {
    TestPerson operator = body("Z990003");
    Instant now = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.SECONDS);
    UUID id = UUID.randomUUID();
    LocalText why = new LocalText("회선 장애", "Lines");
    Sha256 evidence = Sha256.ofText("a letter");
    OutageDeclaration future =
        new OutageDeclaration(id, now.plusSeconds(60), now.plusSeconds(90), why, evidence);
    assertThat(code(declare(operator, future))).isEqualTo("outage-times");
    OutageDeclaration one =
        new OutageDeclaration(id, now.minusSeconds(90), now.minusSeconds(60), why, evidence);
    assertThat(declare(operator, one).status()).isEqualTo(200);
    OutageDeclaration other =
        new OutageDeclaration(
            id, now.minusSeconds(90), now.minusSeconds(60), why, Sha256.ofText("another"));
    assertThat(code(declare(operator, other))).isEqualTo("declaration-reused");
    UUID unknown = UUID.randomUUID();
    assertThat(code(approve(body("Z990002"), unknown, evidence))).isEqualTo("declaration-unknown");
    assertThat(Http.get("/api/v1/outages/" + unknown).outcome()).isEqualTo("404 outage-unknown");
  }
}
