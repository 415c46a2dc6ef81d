package org.opengeps.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidWaiver;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.kernel.Won;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.SuspensionScene;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundActApproval;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Unsuccessful;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;
import org.opengeps.verifier.ReadEvaluation;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** Officers correct a score and pass candidates over, over HTTP and with two signatures. */
@ExtendWith(ArquillianExtension.class)
class RoundActsIT {
  private static final LocalText REASON =
      new LocalText("시공경험 점수를 잘못 옮겨 적음", "The score was copied wrong");

  @Inject private Buyer buyer;
  @Inject private Opening opening;
  @Inject private OpeningScene scene;
  @Inject private SuspensionScene pauses;
  @Inject private FindAward awards;
  @Inject private FindNotice notices;
  @Inject private PrepareAward prepareAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  /** An opened tender with two candidates and its officers. */
  private record Round(NoticeView tender, TestPerson officer, TestPerson second) {
    String path(String rest) {
      return "/api/v1/tenders/" + tender.ref().number() + rest;
    }

    String post(String rest, byte[] cms) {
      Http.Answer answer = Http.post(path(rest), Http.CMS, cms);
      return answer.status() == 201 ? "201" : answer.outcome();
    }
  }

  private Round round(long... amounts) {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(
            agency,
            buyer.draft("심사 변경 " + UUID.randomUUID()).build(),
            buyer.readyCeremony(agency, 1));
    opening.open(tender, amounts);
    return new Round(tender, agency.officer(), agency.approver());
  }

  private AwardView view(Round round) {
    return notices
        .agencyOf(round.tender().number())
        .flatMap(agency -> awards.findFor(agency, round.tender().ref(), "0"))
        .orElseThrow();
  }

  private UUID candidate(Round round, int rank) {
    return view(round).ranking().bids().get(rank - 1).submission();
  }

  private TenderState state(Round round) {
    return notices.current(round.tender().number()).orElseThrow().state();
  }

  private List<Score> scores(Round round, String performance) {
    return Sheets.with(view(round), Sheets.PERFORMANCE, performance);
  }

  private CandidateScore score(Round round, int rank, String performance) {
    return new CandidateScore(
        round.tender().ref(),
        "0",
        view(round).rankingHash(),
        candidate(round, rank),
        scores(round, performance));
  }

  private RoundAct correction(Round round, int rank, Sha256 of, String performance) {
    return new RoundAct(
        round.tender().ref(),
        "0",
        view(round).rankingHash(),
        RoundAct.Kind.CORRECT,
        candidate(round, rank),
        of,
        scores(round, performance),
        REASON);
  }

  private RoundAct annulment(Round round, int rank) {
    return new RoundAct(
        round.tender().ref(),
        "0",
        view(round).rankingHash(),
        RoundAct.Kind.ANNUL,
        candidate(round, rank),
        null,
        List.of(),
        REASON);
  }

  private static byte[] approval(Round round, byte[] act, Function<JsonObject, byte[]> signer) {
    return signer.apply(new RoundActApproval(round.tender().ref(), "0", Sha256.of(act)).toJson());
  }

  @Test
  void aScoreThatWasEnteredWrongIsCorrectedByTwoOfficersAndTheRoundGoesOnFromThere() {
    Round round = round(1_600_000_000L, 1_590_000_000L);
    CandidateScore wrong = score(round, 1, "1");
    assertThat(round.post("/scores", round.officer().sign(wrong.toJson()))).isEqualTo("201");
    assertThat(view(round).toScore()).containsExactly(candidate(round, 2));

    byte[] act = round.officer().sign(correction(round, 1, wrong.hash(), "15").toJson());
    assertThat(round.post("/award/acts", act)).isEqualTo("201");
    assertThat(round.post("/award/acts", act)).as("sent again").isEqualTo("201");
    assertThat(view(round).toScore()).as("not approved yet").containsExactly(candidate(round, 2));
    assertThat(view(round).changes()).singleElement().matches(RoundChange::isPending);
    assertThat(awards.find(round.tender().ref(), "0").orElseThrow().changes())
        .as("for the public")
        .isEmpty();
    assertThat(round.post("/award/acts/approvals", approval(round, act, round.officer()::sign)))
        .isEqualTo("422 four-eyes");
    assertThat(round.post("/award/acts/approvals", approval(round, act, round.second()::sign)))
        .isEqualTo("201");
    assertThat(view(round).toScore()).isEmpty();
    ScoreSheet sheet = view(round).sheets().get(0);
    assertThat(sheet.passed()).isTrue();
    assertThat(sheet.act()).isNotEqualTo(wrong.hash());

    byte[] again = round.officer().sign(correction(round, 1, wrong.hash(), "14").toJson());
    assertThat(round.post("/award/acts", again)).isEqualTo("422 act-outdated");
    byte[] second = round.officer().sign(correction(round, 1, sheet.act(), "2").toJson());
    assertThat(round.post("/award/acts", second)).isEqualTo("201");
    assertThat(round.post("/award/acts/approvals", approval(round, second, round.second()::sign)))
        .isEqualTo("201");
    assertThat(view(round).toScore()).containsExactly(candidate(round, 2));
  }

  @Test
  void aCandidateWhoIsPassedOverGivesWayToTheNextAndAfterTheLastTheTenderCanBeEnded() {
    Round round = round(1_600_000_000L, 1_590_000_000L);
    assertThat(round.post("/scores", round.officer().sign(score(round, 1, "15").toJson())))
        .isEqualTo("201");
    approved(round, annulment(round, 1));
    assertThat(view(round).toScore()).containsExactly(candidate(round, 2));
    assertThat(view(round).sheets()).isEmpty();
    assertThat(round.post("/award/acts", round.officer().sign(annulment(round, 1).toJson())))
        .as("the same act again")
        .isEqualTo("201");
    approved(round, annulment(round, 2));
    assertThat(state(round)).isEqualTo(TenderState.EVALUATING);
    JsonObject nobody = unsuccessful(round);
    assertThat(nobody.objects("examined")).hasSize(2).allMatch(one -> one.isNull("total"));
    assertThat(round.post("/award/unsuccessful", round.second().sign(nobody))).isEqualTo("201");
    assertThat(state(round)).isEqualTo(TenderState.FAILED);
    RoundAct late = correction(round, 1, Sha256.ofText("whatever"), "15");
    assertThat(round.post("/award/acts", round.officer().sign(late.toJson())))
        .isEqualTo("422 round-over");
  }

  @Test
  void theScoreByWhichTheLastCandidateFailedIsCorrectedBeforeAnybodyEndsTheTender() {
    Round round = round(1_600_000_000L, 1_100_000_000L);
    CandidateScore wrong = score(round, 1, "1");
    assertThat(round.post("/scores", round.officer().sign(wrong.toJson()))).isEqualTo("201");
    JsonObject nobody = unsuccessful(round);
    approved(round, correction(round, 1, wrong.hash(), "15"));
    assertThat(round.post("/award/unsuccessful", round.second().sign(nobody)))
        .as("prepared before the correction")
        .isEqualTo("422 not-decidable");
    assertThat(round.post("/award", round.officer().sign(prepared(round)))).isEqualTo("201");
    assertThat(state(round)).isEqualTo(TenderState.AWARDED);
    assertThat(round.post("/award/unsuccessful", round.second().sign(nobody)))
        .isEqualTo("422 round-over");
  }

  private JsonObject unsuccessful(Round round) {
    return prepareAward.prepareUnsuccessful(round.tender().ref(), "0").orThrow().toJson();
  }

  private void approved(Round round, RoundAct act) {
    byte[] signed = round.officer().sign(act.toJson());
    assertThat(round.post("/award/acts", signed)).isEqualTo("201");
    assertThat(round.post("/award/acts/approvals", approval(round, signed, round.second()::sign)))
        .isEqualTo("201");
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsReason() {
    Round round = round(1_600_000_000L, 1_590_000_000L, 1_100_000_000L);
    assertThat(round.post("/award/acts", round.second().sign(annulment(round, 1).toJson())))
        .isEqualTo("403 role-missing");
    assertThat(
            round.post("/award/acts", buyer.agency().officer().sign(annulment(round, 1).toJson())))
        .isEqualTo("422 foreign-tender");
    assertThat(round.post("/award/acts", round.officer().sign(annulment(round, 3).toJson())))
        .as("below the limit")
        .isEqualTo("422 not-a-candidate");
    Sha256 nothing = Sha256.ofText("nothing");
    assertThat(
            round.post(
                "/award/acts", round.officer().sign(correction(round, 1, nothing, "15").toJson())))
        .isEqualTo("422 act-outdated");
    JsonObject blank =
        annulment(round, 1).toJson().toBuilder()
            .replace("reason", new LocalText(" ", "").toJson())
            .build();
    assertThat(round.post("/award/acts", round.officer().sign(blank))).isEqualTo("422 text-unfit");
    assertThat(
            round.post(
                "/award/acts/approvals", approval(round, new byte[] {1}, round.second()::sign)))
        .isEqualTo("404 act-unknown");
  }

  @Test
  void theDatabaseRefusesToRewriteAnAct() {
    Round round = round(1_600_000_000L, 1_100_000_000L);
    approved(round, annulment(round, 1));
    assertThat(round.post("/award/unsuccessful", round.second().sign(unsuccessful(round))))
        .isEqualTo("201");
    for (String sql :
        List.of(
            "UPDATE award_unsuccessful SET decided_at = NOW()",
            "DELETE FROM award_unsuccessful",
            "UPDATE award_act SET kind = 'correct'",
            "DELETE FROM award_act",
            "UPDATE award_act_approval SET approved_at = NOW()",
            "DELETE FROM award_act_approval")) {
      assertThatThrownBy(
              () -> transaction.run(() -> entities.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .hasStackTraceContaining("are never");
    }
  }

  @Test
  void theBundleShowsScoreChangeAndConsentAndTheVerifierFollowsThemToTheAward() throws Exception {
    Round round = reallyOpened("바뀐 심사 묶음");
    CandidateScore wrong = score(round, 1, "1");
    assertThat(round.post("/scores", round.officer().sign(wrong.toJson()))).isEqualTo("201");
    approved(round, correction(round, 1, wrong.hash(), "15"));
    JsonObject meanwhile = prepared(round);
    byte[] proposed = round.officer().sign(annulment(round, 1).toJson());
    assertThat(round.post("/award/acts", proposed)).isEqualTo("201");
    pauses.suspend(round.tender().ref(), "0", round.officer(), round.second());
    whileItStandsStill(round, proposed, meanwhile);
    pauses.resume(round.tender().ref(), "0", round.officer(), round.second());
    assertThat(round.post("/award/acts/approvals", approval(round, proposed, round.second()::sign)))
        .isEqualTo("201");
    CandidateScore next = score(round, 2, "15");
    assertThat(round.post("/scores", round.officer().sign(next.toJson()))).isEqualTo("201");
    JsonObject award = prepared(round);
    assertThat(award.string("submission")).isEqualTo(candidate(round, 2).toString());
    assertThat(round.post("/award", round.officer().sign(award))).isEqualTo("201");

    byte[] zip = bundleWithAward(round);
    Report report = VerifyBundle.verify(zip, Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .anyMatch(line -> line.contains("A second officer approved: correct"))
        .anyMatch(line -> line.contains("A second officer approved: annul"))
        .anyMatch(line -> line.contains("2 acts by which the round stood still or went on"));
    JsonObject evaluated = ReadEvaluation.of(zip).evaluate(AwardMethods.ALL).orThrow();
    assertThat(evaluated.object("winner").string("total")).isEqualTo(award.string("total"));
    assertThat(evaluated.objects("steps"))
        .extracting(step -> step.string("code"))
        .contains("annulled");
    assertThat(Http.get(resultPage(round)).text()).contains("심사 변경").contains(REASON.ko());
  }

  /** No score, no change, no consent, no decision. */
  private void whileItStandsStill(Round round, byte[] proposed, JsonObject award) {
    byte[] score = round.officer().sign(score(round, 2, "15").toJson());
    assertThat(round.post("/scores", score)).isEqualTo("409 round-suspended");
    assertThat(round.post("/award/acts", round.officer().sign(annulment(round, 2).toJson())))
        .isEqualTo("409 round-suspended");
    assertThat(round.post("/award/acts/approvals", approval(round, proposed, round.second()::sign)))
        .isEqualTo("409 round-suspended");
    assertThat(round.post("/award", round.officer().sign(award))).isEqualTo("409 round-suspended");
    assertThat(prepareAward.prepare(round.tender().ref(), "0", Award.Result.AWARDED).refused())
        .get()
        .matches(refusal -> refusal.korean().contains(SuspensionScene.REASON.ko()));
    JsonObject nobody =
        new Unsuccessful(
                round.tender().ref(),
                "0",
                view(round).rankingHash(),
                List.of(),
                ActsRoot.NONE,
                buyer.now())
            .toJson();
    assertThat(round.post("/award/unsuccessful", round.second().sign(nobody)))
        .isEqualTo("409 round-suspended");
  }

  @Test
  void theBundleOfATenderInWhichNobodyQualifiedShowsEveryScoreAndWhoDecidedSo() throws Exception {
    Round round = reallyOpened("모두 부적격 묶음");
    int candidates = 0;
    while (!view(round).toScore().isEmpty()) {
      candidates++;
      byte[] score = round.officer().sign(score(round, candidates, "1").toJson());
      assertThat(round.post("/scores", score)).isEqualTo("201");
    }
    approved(round, annulment(round, 1));
    String draft = round.path("/award/draft?result=unsuccessful");
    assertThat(Http.get(draft).status()).as("for the public").isEqualTo(403);
    JsonObject nobody = unsuccessful(round);
    assertThat(round.post("/award/unsuccessful", round.second().sign(nobody))).isEqualTo("201");

    byte[] zip = bundleWithAward(round);
    Report report = VerifyBundle.verify(zip, Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .contains(
            candidates
                + " candidates were examined and none qualified; an officer who scored none of"
                + " them decided so.");
    JsonObject evaluated = ReadEvaluation.of(zip).evaluate(AwardMethods.ALL).orThrow();
    assertThat(evaluated.string("state")).isEqualTo("failed");
    assertThat(evaluated.objects("examined"))
        .extracting(one -> one.string("total"))
        .containsExactlyElementsOf(
            nobody.objects("examined").stream()
                .filter(one -> !one.isNull("total"))
                .map(one -> one.string("total"))
                .toList());
    assertThat(Http.get(round.path("/award")).json().objects("sheets")).hasSize(candidates - 1);
    assertThat(Http.get(resultPage(round)).text()).contains("심사 결과").contains("시공경험 1/15");
  }

  private static String resultPage(Round round) {
    return "/tenders/" + round.tender().ref().number() + "/result";
  }

  @Test
  void aCandidateWhoWaivesGivesWayToTheNextAndTheBundleSaysSo() throws Exception {
    OpeningScene.Tender tender = scene.tender("포기한 업체가 있는 공사");
    Map<UUID, TestPerson> bidders = new HashMap<>();
    for (long amount : List.of(1_650_000_000L, 1_660_000_000L, 1_670_000_000L)) {
      TestPerson firm = TestPerson.supplier();
      bidders.put(
          scene.bidAll(tender, "0", firm, Offer.of(Won.text(amount), List.of(3, 11))), firm);
    }
    Round round = opened(tender);
    TestPerson first = bidders.get(candidate(round, 1));
    TestPerson second = bidders.get(candidate(round, 2));
    assertThat(
            new BidWaiver(new Engine(TestServer.baseUrl()), trust.trust())
                .prepare(round.tender().ref().number(), "0", candidate(round, 1)))
        .as("what the command line signs")
        .isEqualTo(
            Verdict.accept(
                new Waiver(
                    round.tender().ref(), "0", view(round).rankingHash(), candidate(round, 1))));
    assertThat(waive(round, 2, second)).as("not its turn").isEqualTo("422 not-its-turn");
    assertThat(waive(round, 1, second)).as("another firm").isEqualTo("422 foreign-bid");
    assertThat(waive(round, 1, round.officer())).as("an officer").isEqualTo("422 foreign-bid");
    pauses.suspend(round.tender().ref(), "0", round.officer(), round.second());
    assertThat(waive(round, 1, first)).isEqualTo("409 round-suspended");
    pauses.resume(round.tender().ref(), "0", round.officer(), round.second());
    List<CompletableFuture<String>> both =
        Stream.of(1, 2)
            .map(any -> CompletableFuture.supplyAsync(() -> waive(round, 1, first)))
            .toList();
    for (CompletableFuture<String> one : both) {
      assertThat(one.get(30, TimeUnit.SECONDS)).as("twice at one moment").isEqualTo("201");
    }
    assertThat(view(round).waivers()).hasSize(1);
    assertThat(view(round).toScore()).containsExactly(candidate(round, 2));
    AwardView forThePublic = awards.find(round.tender().ref(), "0").orElseThrow();
    assertThat(forThePublic.waivers()).as("for the public").isEmpty();
    assertThat(forThePublic.toScore()).as("a later turn would tell").isEmpty();
    assertThat(round.post("/scores", round.officer().sign(score(round, 1, "15").toJson())))
        .isEqualTo("422 not-its-turn");
    byte[] score = round.officer().sign(score(round, 2, "15").toJson());
    assertThat(round.post("/scores", score)).isEqualTo("201");
    assertThat(waive(round, 2, second)).as("the winner, before the award").isEqualTo("201");
    byte[] last = round.officer().sign(score(round, 3, "15").toJson());
    assertThat(round.post("/scores", last)).isEqualTo("201");
    JsonObject award = prepared(round);
    assertThat(award.string("submission")).isEqualTo(candidate(round, 3).toString());
    assertThat(round.post("/award", round.officer().sign(award))).isEqualTo("201");
    assertThat(waive(round, 3, bidders.get(candidate(round, 3)))).isEqualTo("422 round-over");

    byte[] zip = bundleWithAward(round);
    Report report = VerifyBundle.verify(zip, Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .contains("A candidate waived the contract: " + candidate(round, 1) + ".");
    JsonObject evaluated = ReadEvaluation.of(zip).evaluate(AwardMethods.ALL).orThrow();
    assertThat(evaluated.object("winner").string("submission"))
        .isEqualTo(award.string("submission"));
    assertThat(Http.get(round.path("/award")).json().objects("waivers")).hasSize(2);
    assertThat(Http.get(resultPage(round)).text()).contains("포기");
    for (String sql :
        List.of("UPDATE award_waiver SET waived_at = NOW()", "DELETE FROM award_waiver")) {
      assertThatThrownBy(
              () -> transaction.run(() -> entities.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .hasStackTraceContaining("are never");
    }
  }

  private String waive(Round round, int rank, TestPerson signer) {
    var waiver =
        new Waiver(round.tender().ref(), "0", view(round).rankingHash(), candidate(round, rank));
    return round.post("/award/waivers", signer.sign(waiver.toJson()));
  }

  /** With sealed bids and a committee, so that there is a bundle to verify. */
  private Round reallyOpened(String title) {
    OpeningScene.Tender tender = scene.tender(title);
    scene.bid(tender, 1_650_000_000, List.of(3, 11));
    scene.bid(tender, 1_660_000_000, List.of(1, 2));
    scene.bid(tender, 1_670_000_000, List.of(5, 5));
    return opened(tender);
  }

  private Round opened(OpeningScene.Tender tender) {
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    return new Round(
        tender.notice(), tender.committee().contractingOfficer, tender.agency().approver());
  }

  private JsonObject prepared(Round round) {
    return prepareAward
        .prepare(round.tender().ref(), "0", Award.Result.AWARDED)
        .orThrow()
        .award()
        .toJson();
  }

  private byte[] bundleWithAward(Round round) {
    byte[][] zip = new byte[1][];
    OpeningScene.await(
        () -> {
          zip[0] = bundles.of(round.tender().number()).orThrow();
          try {
            return !ReadEvaluation.of(zip[0]).acts().isEmpty();
          } catch (UnreadableException e) {
            return false;
          }
        });
    return zip[0];
  }
}
