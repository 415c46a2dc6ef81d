package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opengeps.opening.TechnicalScene.PRICE;
import static org.opengeps.opening.TechnicalScene.TECHNICAL;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.opening.usecase.OpenDueTenders;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** Officers stop a round and let it go on: its clocks stand still with it, and nothing is done. */
@ExtendWith(ArquillianExtension.class)
class SuspensionIT {
  @Inject private TechnicalScene scenes;
  @Inject private SuspensionScene pauses;
  @Inject private OpeningScene scene;
  @Inject private FindSuspensions suspensions;
  @Inject private OpenDueTenders due;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  /** Technical bids are opened, and nobody has decided yet. */
  private record Examined(Tender tender, OpeningRecord record, List<UUID> bids) {
    TestPerson officer() {
      return tender.agency().officer();
    }

    TestPerson second() {
      return tender.agency().approver();
    }

    String number() {
      return tender.ref().number();
    }
  }

  private Examined examined() {
    Tender tender = scene.tender(scenes.draft().build());
    List<UUID> bids =
        Stream.of("800000000.00", "900000000.00")
            .map(amount -> scene.bidAll(tender, "0", TechnicalScene.offer(amount, "30")))
            .toList();
    scene.openingTime(tender, TECHNICAL);
    return new Examined(tender, scenes.open(tender, TECHNICAL), bids);
  }

  @Test
  void pricesOpenLaterByTheTimeThatTheRoundStoodStillAndNothingHappensMeanwhile() throws Exception {
    Examined at = examined();
    TechnicalDecision decision = scenes.decision(at.record(), at.bids(), List.of(), null);
    scenes.decide(at.tender(), decision);
    OpeningScene.await(() -> scene.find(at.tender(), PRICE).isPresent());
    pauses.suspend(at.tender().ref(), "0", at.officer(), at.second());
    TechnicalDecision other =
        scenes.decision(
            at.record(), at.bids().subList(0, 1), at.bids().subList(1, 2), decision.hash());
    assertThat(scenes.propose(at.tender(), at.officer(), other)).isEqualTo("409 round-suspended");
    OpeningScene.reach(decision.pricesOpenAt().plusSeconds(60));
    due.openDue();
    assertThat(scenes.view(at.tender(), PRICE).stage()).isEqualTo(OpeningStage.CLOSED);
    shown(at);

    pauses.resume(at.tender().ref(), "0", at.officer(), at.second());
    Instant later = pauses.prolonged("0", decision);
    assertThat(scenes.view(at.tender(), PRICE).opensAt()).isEqualTo(later);
    assertThat(Duration.between(decision.pricesOpenAt(), later))
        .isGreaterThan(Duration.ofMinutes(1));
    due.openDue();
    assertThat(scenes.view(at.tender(), PRICE).stage()).isEqualTo(OpeningStage.CLOSED);
    OpeningScene.reach(later);
    OpeningScene.await(() -> scenes.view(at.tender(), PRICE).stage() == OpeningStage.OPENING);

    pauses.suspend(at.tender().ref(), "0", at.second(), at.officer());
    assertThat(at.tender().committee().officers.get(0).open(at.tender().ref(), PRICE).refused())
        .get()
        .extracting(Refusal::code)
        .isEqualTo("round-suspended");
    pauses.resume(at.tender().ref(), "0", at.second(), at.officer());
    OpeningScene.await(
        () -> !Http.get(path(at) + "/opening-package").outcome().contains("close-not-witnessed"));
    scenes.open(at.tender(), PRICE);
    awarded(at);
    assertThat(verified(at.tender()).confirmed())
        .anyMatch(line -> line.contains("4 acts by which the round stood still or went on"));
  }

  /** That it stands still is public at once, with its reason. */
  private void shown(Examined at) {
    String path = path(at);
    JsonObject answer = Http.get(path + "/suspensions").json();
    assertThat(answer.isNull("suspendedSince")).isFalse();
    assertThat(answer.objects("suspensions")).hasSize(1);
    assertThat(Http.get(path + "/suspensions?lot=7").outcome()).isEqualTo("404 lot-unknown");
    assertThat(Http.get("/api/v1/tenders/R26BK99999999/suspensions").outcome())
        .isEqualTo("404 tender-unknown");
    assertThat(Http.get(path).json().objects("lots").get(0).string("suspendedSince"))
        .isEqualTo(answer.string("suspendedSince"));
    for (String page : List.of("", "/result")) {
      assertThat(Http.get("/tenders/" + at.number() + page).text())
          .contains("절차가 중지되어 있습니다")
          .contains(SuspensionScene.REASON.ko());
    }
    assertThat(Http.get("/tenders/" + at.number() + "/result").text())
        .contains("가격 개찰 일시는 재개된 뒤에 정해집니다");
  }

  private static String path(Examined at) {
    return "/api/v1/tenders/" + at.number();
  }

  private void awarded(Examined at) {
    Award award =
        prepareAward.prepare(at.tender().ref(), "0", Award.Result.AWARDED).orThrow().award();
    decideAward
        .decide(
            at.tender().notice().number(),
            at.tender().committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    Suspension late = pauses.next(at.tender().ref(), "0", Suspension.Kind.SUSPEND);
    assertThat(pauses.post(late.tender(), "", at.officer().sign(late.toJson())))
        .isEqualTo("422 round-over");
  }

  private Report report(Tender tender) {
    byte[] zip = bundles.of(tender.notice().number(), "0").orThrow();
    try {
      return VerifyBundle.verify(
          ByteBuffer.wrap(zip), Optional.of(trust.trust()), Optional.empty(), ToyMethods.ALL);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private Report verified(Tender tender) {
    AtomicReference<Report> report = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          report.set(report(tender));
          assertThat(report.get().findings()).as(report.get().toString()).isEmpty();
          return report.get().exitCode() == Report.VERIFIED;
        });
    return report.get();
  }

  @Test
  void anEngineThatForgetsTheTimeThatTheRoundStoodStillIsRefutedAndNoMemberOpensForIt()
      throws Exception {
    Examined at = examined();
    Instant prices =
        TestClock.INSTANCE.instant().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MILLIS);
    TechnicalDecision decision = scenes.decision(at.record(), at.bids(), List.of(), null, prices);
    scenes.decide(at.tender(), decision);
    OpeningScene.await(() -> scene.find(at.tender(), PRICE).isPresent());
    pauses.suspend(at.tender().ref(), "0", at.officer(), at.second());
    OpeningScene.reach(prices.minus(Duration.ofMinutes(10)));
    pauses.resume(at.tender().ref(), "0", at.officer(), at.second());
    transaction.run(
        () ->
            entities
                .createNativeQuery(
                    "UPDATE opening_envelope SET opens_at = ? WHERE tender = ? AND decision IS NOT"
                        + " NULL")
                .setParameter(1, LocalDateTime.ofInstant(prices, ZoneOffset.UTC))
                .setParameter(2, at.number())
                .executeUpdate());
    scenes.release(at.tender(), decision);
    AtomicReference<Refusal> refused = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          refused.set(
              at.tender()
                  .committee()
                  .officers
                  .get(0)
                  .open(at.tender().ref(), PRICE)
                  .refused()
                  .orElseThrow());
          return !refused.get().code().equals("close-not-witnessed");
        });
    assertThat(refused.get().code()).isEqualTo("too-early");
    assertThat(refused.get().english()).contains("by the time that it stood still");
    OpeningScene.await(() -> report(at.tender()).toString().contains("the release of the prices"));
    assertThat(report(at.tender()).findings())
        .as(report(at.tender()).toString())
        .anyMatch(
            one ->
                one.where().equals("gate-values.json")
                    && one.expected()
                        .equals("logged not before " + pauses.prolonged("0", decision)));
  }

  @Test
  void whatDoesNotFitIsRefusedAndWhatIsSentTwiceIsDoneOnce() throws Exception {
    Tender early = scene.tender(scenes.draft().build());
    Suspension first = pauses.next(early.ref(), "0", Suspension.Kind.SUSPEND);
    assertThat(pauses.post(early.ref(), "", early.agency().officer().sign(first.toJson())))
        .isEqualTo("409 not-opened");

    Examined at = examined();
    Suspension suspend = pauses.next(at.tender().ref(), "0", Suspension.Kind.SUSPEND);
    var resume =
        new Suspension(
            suspend.tender(), "0", Suspension.Kind.RESUME, suspend.hash(), SuspensionScene.REASON);
    assertThat(pauses.post(suspend.tender(), "", at.officer().sign(resume.toJson())))
        .isEqualTo("409 not-suspended");
    assertThat(pauses.post(suspend.tender(), "", early.agency().officer().sign(suspend.toJson())))
        .isEqualTo("422 foreign-tender");
    JsonObject blank =
        suspend.toJson().toBuilder().replace("reason", new LocalText(" ", "").toJson()).build();
    assertThat(pauses.post(suspend.tender(), "", at.officer().sign(blank)))
        .isEqualTo("422 text-unfit");
    JsonObject elsewhere =
        suspend.toJson().toBuilder().replace("follows", Sha256.ofText("x").hex()).build();
    assertThat(pauses.post(suspend.tender(), "", at.officer().sign(elsewhere)))
        .isEqualTo("422 act-outdated");
    byte[] signed = at.officer().sign(suspend.toJson());
    assertThat(pauses.post(suspend.tender(), "", signed)).isEqualTo("201");
    assertThat(pauses.post(suspend.tender(), "", signed)).as("sent again").isEqualTo("201");
    assertThat(pauses.approve(at.officer(), suspend, signed)).isEqualTo("422 four-eyes");
    assertThat(pauses.approve(at.second(), suspend, new byte[] {1})).isEqualTo("404 act-unknown");
    assertThat(suspensions.current(at.number(), "0")).as("not approved yet").isEmpty();

    List<CompletableFuture<String>> both =
        Stream.of(1, 2)
            .map(
                any ->
                    CompletableFuture.supplyAsync(
                        () -> pauses.approve(at.second(), suspend, signed)))
            .toList();
    for (CompletableFuture<String> one : both) {
      assertThat(one.get(30, TimeUnit.SECONDS)).as("two at one moment").isEqualTo("201");
    }
    assertThat(suspensions.list(at.number(), "0")).hasSize(1);
    Suspension again = pauses.next(suspend.tender(), "0", Suspension.Kind.SUSPEND);
    assertThat(pauses.post(again.tender(), "", at.officer().sign(again.toJson())))
        .isEqualTo("409 already-suspended");
    for (String sql :
        List.of(
            "UPDATE opening_suspension SET approved_at = NOW() WHERE approved_at IS NOT NULL",
            "UPDATE opening_suspension SET suspends = FALSE",
            "DELETE FROM opening_suspension")) {
      assertThatThrownBy(
              () -> transaction.run(() -> entities.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .hasStackTraceContaining("never");
    }
  }
}
