package org.opengeps.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.DecideUnsuccessful;
import org.opengeps.award.usecase.EnterScore;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.kernel.Won;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Buyer.Agency;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.registry.Debarring;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Noticed under today's limit rate of the test clock, 86.745 % before July 2025. */
@ExtendWith(ArquillianExtension.class)
class AwardIT {
  @Inject private Buyer buyer;
  @Inject private Opening opening;
  @Inject private EnterScore enterScore;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private DecideUnsuccessful decideUnsuccessful;
  @Inject private FindAward findAward;
  @Inject private FindNotice findNotice;
  @Inject private Debarring debarring;
  @Inject private Documents documents;
  @Inject private InTransaction inTransaction;
  @PersistenceContext private EntityManager entities;

  private static String outcome(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().code() : "accepted";
  }

  private NoticeView tender(Agency agency) {
    return buyer.publish(
        agency, buyer.draft("낙찰 " + UUID.randomUUID()).build(), buyer.readyCeremony(agency, 1));
  }

  private TenderState state(NoticeView tender) {
    return findNotice.current(tender.number()).orElseThrow().state();
  }

  private AwardView ranked(NoticeView tender) {
    return findAward.find(tender.ref(), "0").orElseThrow();
  }

  /** Full marks but for the experience: 30 points of the sheet together, and 70 of the price. */
  private static JsonObject score(AwardView award, int rank, String performance) {
    return JsonObject.ofType(CandidateScore.TYPE)
        .put("tender", award.tender().toString())
        .put("lot", "0")
        .put("rankingHash", award.rankingHash())
        .put("submission", award.ranking().bids().get(rank - 1).submission())
        .put("scores", Sheets.with(award, Sheets.PERFORMANCE, performance), Award.Score::toJson)
        .build();
  }

  @Test
  void theOpeningRanksTheBidsAndThePlatformSigns() {
    NoticeView tender = tender(buyer.agency());
    opening.open(tender, 1_600_000_000L, 1_100_000_000L, 1_590_000_000L, 1_773_240_951L);
    AwardView award = ranked(tender);
    assertThat(award.ranking().bids())
        .extracting(Ranking.Bid::exclusion)
        .containsExactly(null, null, "below-limit", "above-estimate");
    assertThat(award.ranking().bids().get(0).amount()).isEqualTo(Won.of(1_590_000_000L));
    SignedDocument signed = SignedDocument.read(documents.get(award.signedRanking()));
    assertThat(signed.isSignatureValid()).isTrue();
    assertThat(signed.json().hash()).isEqualTo(award.rankingHash());
    assertThat(state(tender)).isEqualTo(TenderState.OPENED);
  }

  /** 1,650,000,000 x 1,773,240,950 / 1,797,931,000 rounded up, times 0.98 rounded up. */
  @Test
  void aBidOneWonBelow98PercentOfTheCostSumIsPassedOverAndOneOfExactlyThatMuchIsFirst() {
    Agency agency = buyer.agency();
    JsonObject draft =
        Sections.with(buyer.draft("순공사원가"), "award", "costSum", "1650000000").build();
    NoticeView tender = buyer.publish(agency, draft, buyer.readyCeremony(agency, 1));
    opening.open(tender, 1_594_794_581L, 1_594_794_582L, 1_600_000_000L);
    AwardView award = ranked(tender);
    assertThat(award.ranking().bids())
        .extracting(Ranking.Bid::exclusion)
        .containsExactly(null, null, "below-price-floor");
    assertThat(award.ranking().bids().get(0).amount()).isEqualTo(Won.of(1_594_794_582L));
    assertThat(award.ranking().steps())
        .extracting(step -> step.code() + " " + step.value())
        .contains("price-floor 1594794582");
    assertThat(
            outcome(
                enterScore.enter(tender.number(), agency.officer().sign(score(award, 3, "15")))))
        .isEqualTo("not-its-turn");
  }

  @Test
  void withoutACandidateTheTenderFails() {
    NoticeView tender = tender(buyer.agency());
    opening.open(tender, 1_100_000_000L, 1_773_240_951L);
    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
  }

  @Test
  void theFirstCandidateIsScoredFirstAndTheAwardIsSigned() {
    Agency agency = buyer.agency();
    NoticeView tender = tender(agency);
    opening.open(tender, 1_600_000_000L, 1_590_000_000L);
    AwardView award = ranked(tender);
    assertThat(
            outcome(
                enterScore.enter(tender.number(), agency.officer().sign(score(award, 2, "15")))))
        .isEqualTo("not-its-turn");
    assertThat(
            outcome(
                enterScore.enter(
                    tender.number(), buyer.agency().officer().sign(score(award, 1, "15")))))
        .isEqualTo("foreign-tender");
    JsonObject sent = score(award, 1, "15");
    assertThat(outcome(enterScore.enter(tender(agency).number(), agency.officer().sign(sent))))
        .isEqualTo("tender-differs");
    JsonObject stale =
        sent.toBuilder().replace("rankingHash", Sha256.ofText("an earlier one").hex()).build();
    assertThat(outcome(enterScore.enter(tender.number(), agency.officer().sign(stale))))
        .isEqualTo("ranking-differs");
    ScoreSheet sheet =
        enterScore.enter(tender.number(), agency.officer().sign(score(award, 1, "15"))).orThrow();
    assertThat(sheet.passed()).isTrue();
    assertThat(state(tender)).isEqualTo(TenderState.EVALUATING);
    assertThat(ranked(tender).sheets()).as("confidential until the decision").isEmpty();

    Award prepared =
        prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    assertThat(prepared.amount()).isEqualTo(Won.of(1_590_000_000L));
    assertThat(prepared.supplier()).isEqualTo("0000000002");
    JsonObject dearer = prepared.toJson().toBuilder().replace("amount", "1600000000").build();
    assertThat(outcome(decideAward.decide(tender.number(), agency.officer().sign(dearer))))
        .isEqualTo("award-differs");
    assertThat(
            outcome(decideAward.decide(tender.number(), agency.approver().sign(prepared.toJson()))))
        .isEqualTo("role-missing");
    AwardView decided =
        decideAward.decide(tender.number(), agency.officer().sign(prepared.toJson())).orThrow();
    assertThat(decided.decision().orElseThrow().award()).isEqualTo(prepared);
    assertThat(state(tender)).isEqualTo(TenderState.AWARDED);
    assertThat(ranked(tender).sheets()).hasSize(1);
    assertThat(
            outcome(decideAward.decide(tender.number(), agency.officer().sign(prepared.toJson()))))
        .as("again the same")
        .isEqualTo("accepted");
  }

  @Test
  void afterAFailureTheNextCandidateIsCalledAndAfterTheLastAnotherOfficerDecides() {
    Agency agency = buyer.agency();
    NoticeView tender = tender(agency);
    opening.open(tender, 1_600_000_000L, 1_590_000_000L);
    AwardView award = ranked(tender);
    ScoreSheet failed =
        enterScore.enter(tender.number(), agency.officer().sign(score(award, 1, "5"))).orThrow();
    assertThat(failed.passed()).isFalse();
    assertThat(outcome(prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED)))
        .isEqualTo("not-decidable");
    assertThat(outcome(prepareAward.prepareUnsuccessful(tender.ref(), "0")))
        .as("while somebody waits for a score")
        .isEqualTo("not-decidable");
    enterScore.enter(tender.number(), agency.officer().sign(score(award, 2, "5"))).orThrow();
    assertThat(state(tender)).as("one officer ends no tender").isEqualTo(TenderState.EVALUATING);
    assertThat(outcome(prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED)))
        .isEqualTo("not-decidable");
    assertThat(ranked(tender).sheets()).as("confidential until the decision").isEmpty();
    decideUnsuccessful(agency, tender);
    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
    assertThat(ranked(tender).sheets()).as("public with the decision").hasSize(2);
    assertThat(
            outcome(
                enterScore.enter(tender.number(), agency.officer().sign(score(award, 2, "15")))))
        .isEqualTo("not-its-turn");
  }

  private void decideUnsuccessful(Agency agency, NoticeView tender) {
    JsonObject prepared = prepareAward.prepareUnsuccessful(tender.ref(), "0").orThrow().toJson();
    assertThat(prepared.objects("examined"))
        .extracting(one -> one.string("submission"))
        .containsExactlyElementsOf(
            ranked(tender).ranking().bids().stream()
                .map(bid -> bid.submission().toString())
                .toList());
    assertThat(unsuccessful(tender, agency.officer().sign(prepared)))
        .as("who scored")
        .isEqualTo("four-eyes");
    assertThat(unsuccessful(tender, buyer.agency().approver().sign(prepared)))
        .isEqualTo("foreign-tender");
    JsonObject other =
        prepared.toBuilder().replace("rankingHash", Sha256.ofText("another").hex()).build();
    assertThat(unsuccessful(tender, agency.approver().sign(other))).isEqualTo("award-differs");
    byte[] signed = agency.approver().sign(prepared);
    assertThat(unsuccessful(tender, signed)).isEqualTo("accepted");
    assertThat(unsuccessful(tender, signed)).as("again the same").isEqualTo("accepted");
  }

  private String unsuccessful(NoticeView tender, byte[] cms) {
    return outcome(decideUnsuccessful.decide(tender.number(), cms));
  }

  @Test
  void aWinnerWhoWasDebarredSinceItBidIsNotAwardedTheContract() {
    Agency agency = buyer.agency();
    NoticeView tender = tender(agency);
    TestPerson winner = TestPerson.supplier().registered();
    opening.openWith(winner.identifier(), tender, 1_590_000_000L, 1_600_000_000L);
    enterScore
        .enter(tender.number(), agency.officer().sign(score(ranked(tender), 1, "15")))
        .orThrow();
    debarring.debar(winner.identifier());
    JsonObject awarded =
        prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award().toJson();
    assertThat(outcome(decideAward.decide(tender.number(), agency.officer().sign(awarded))))
        .isEqualTo("winner-debarred");
    assertThat(state(tender)).isEqualTo(TenderState.EVALUATING);
    TestClock.INSTANCE.advance(Duration.ofMinutes(10));
    JsonObject later =
        prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award().toJson();
    decideAward.decide(tender.number(), agency.officer().sign(later)).orThrow();
    assertThat(state(tender)).as("once the debarment has ended").isEqualTo(TenderState.AWARDED);
  }

  @Test
  void theDatabaseRefusesToRewriteARanking() {
    Agency agency = buyer.agency();
    NoticeView tender = tender(agency);
    opening.open(tender, 1_600_000_000L, 1_590_000_000L);
    for (String sql :
        List.of(
            "UPDATE award_ranking SET ranking_hash = UNHEX(REPEAT('00', 32)) LIMIT 1",
            "DELETE FROM award_ranking LIMIT 1")) {
      assertThatThrownBy(
              () -> inTransaction.run(() -> entities.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .hasMessageContaining("rankings are never");
    }
  }

  @Test
  void anIntendedAwardIsFollowedByTheAwardAndAnOldTextIsRefused() {
    Agency agency = buyer.agency();
    NoticeView tender = tender(agency);
    opening.open(tender, 1_600_000_000L, 1_590_000_000L);
    enterScore
        .enter(tender.number(), agency.officer().sign(score(ranked(tender), 1, "15")))
        .orThrow();
    JsonObject intended =
        prepareAward
            .prepare(tender.ref(), "0", Award.Result.AWARD_INTENDED)
            .orThrow()
            .award()
            .toJson();
    decideAward.decide(tender.number(), agency.officer().sign(intended)).orThrow();
    assertThat(state(tender)).isEqualTo(TenderState.AWARD_INTENDED);
    JsonObject awarded =
        prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award().toJson();
    TestClock.INSTANCE.advance(Duration.ofMinutes(16));
    assertThat(outcome(decideAward.decide(tender.number(), agency.officer().sign(awarded))))
        .isEqualTo("prepared-too-old");
    JsonObject again =
        prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award().toJson();
    decideAward.decide(tender.number(), agency.officer().sign(again)).orThrow();
    assertThat(state(tender)).isEqualTo(TenderState.AWARDED);
  }

  @Test
  void overHttpTheAnswerToTheScoreCarriesTheAwardToSign() {
    Agency agency = buyer.agency();
    NoticeView tender = tender(agency);
    String path = "/api/v1/tenders/" + tender.ref().number();
    assertThat(Http.get(path + "/award").outcome()).isEqualTo("404 ranking-unknown");
    opening.open(tender, 1_600_000_000L, 1_590_000_000L);
    JsonObject open = Http.get(path + "/award").json();
    assertThat(open.isNull("decision")).isTrue();
    assertThat(open.strings("toScore"))
        .containsExactly(ranked(tender).ranking().bids().get(0).submission().toString());
    assertThat(Http.get(path + "/award/draft").outcome()).isEqualTo("403 login-missing");
    Http.Answer scored =
        Http.post(
            path + "/scores", Http.CMS, agency.officer().sign(score(ranked(tender), 1, "15")));
    assertThat(scored.status()).isEqualTo(201);
    JsonObject award = scored.json().object("award");
    assertThat(Http.get(path + "/award").json().list("toScore")).isEmpty();
    Http.Answer decided = Http.post(path + "/award", Http.CMS, agency.officer().sign(award));
    assertThat(decided.status()).isEqualTo(201);
    assertThat(Sha256.of(decided.json().object("decision").object("award").canonical()))
        .isEqualTo(award.hash());
    assertThat(Http.get(path + "/award").json().list("sheets")).hasSize(1);
  }
}
