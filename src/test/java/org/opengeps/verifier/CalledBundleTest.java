package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Papers;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.SelfScore;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.opening.SealedBid;

/** The bundle of a tender whose candidates were called and had thirty seconds; the second won. */
class CalledBundleTest {
  private static final Instant AT = TenderScene.OPENS.plusSeconds(120);
  private static final Instant FIRST = TenderScene.OPENS.plusSeconds(20);
  private static final Instant SECOND = TenderScene.OPENS.plusSeconds(60);
  private static final int TIME = 30;

  /** What happens between ranking and scores. */
  private record Round(BundleScene scene) {
    Ranking ranking() {
      return Ranking.from(SignedDocument.read(scene.files.get("ranking.p7s")).json());
    }

    UUID candidate(int place) {
      return ranking().candidates().get(place).submission();
    }

    CandidateScore sheet(int place) {
      return CandidateScore.from(Outcome.sheets(ranking()).get(place));
    }

    CandidateRequest call(int place, Instant askedAt, int seconds) {
      CandidateRequest call =
          Papers.request(Kind.CALL, sheet(place), askedAt, askedAt.plusSeconds(seconds));
      keep("candidate-called", scene.tender.officer, call.toJson());
      return call;
    }

    void answer(int place, CandidateRequest call, TestAuthority.Identity signer) {
      SelfScore answer = Papers.answer(call, sheet(place));
      keep("candidate-answered", signer, answer.toJson());
    }

    CandidateRequest supplement(int place, Instant askedAt, Instant dueAt) {
      CandidateRequest supplement = Papers.request(Kind.SUPPLEMENT, sheet(place), askedAt, dueAt);
      keep("supplement-asked", scene.tender.officer, supplement.toJson());
      return supplement;
    }

    /** A sheet of its own, before those of all others. */
    void scored(int place, Instant at) {
      keep("candidate-scored", scene.tender.officer, sheet(place).toJson(), at);
      scene.unscored.add(candidate(place));
    }

    /** The candidate does not want the contract. */
    void waive(int place) {
      CandidateScore sheet = sheet(place);
      Waiver waiver =
          new Waiver(sheet.tender(), sheet.lot(), sheet.rankingHash(), sheet.submission());
      keep("candidate-waived", bidder(place), waiver.toJson());
      scene.unscored.add(candidate(place));
    }

    private void keep(String kind, TestAuthority.Identity signer, JsonObject message) {
      keep(kind, signer, message, AT.minusSeconds(20));
    }

    private void keep(String kind, TestAuthority.Identity signer, JsonObject message, Instant at) {
      scene.papers.add(message);
      scene.log.batch(kind, List.of(signer.signer().sign(message, at)), at);
    }

    /** Who handed in a candidate's bid. */
    TestAuthority.Identity bidder(int place) {
      for (SealedBid bid : scene.tender.bids) {
        if (bid.reception().submission().equals(candidate(place))) {
          var signer = SignedDocument.read(bid.statementDer()).signer();
          return scene.tender.bidders.stream()
              .filter(one -> one.certificate().equals(signer))
              .findFirst()
              .orElseThrow();
        }
      }
      throw new AssertionError("no bid of candidate " + place);
    }

    void answered(int place, Instant askedAt) {
      answer(place, call(place, askedAt, TIME), bidder(place));
    }

    void silent(int place, Instant askedAt) {
      call(place, askedAt, TIME);
      scene.unscored.add(candidate(place));
    }
  }

  private static BundleScene played(Consumer<Round> round) {
    return BundleScene.called(scene -> round.accept(new Round(scene)));
  }

  private static Report verify(BundleScene played) throws Exception {
    return VerifyBundle.verify(BundleScene.zip(played.files), Optional.of(played.trust()));
  }

  private static Report verify(Consumer<Round> round) throws Exception {
    return verify(played(round));
  }

  @Test
  void whoWasCalledAndAnsweredIsExamined() throws Exception {
    Report report =
        verify(
            round -> {
              round.answered(0, FIRST);
              round.answered(1, SECOND);
            });
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.contains("0 candidates were silent"));
  }

  @Test
  void whoWasSilentUntilItsTimeWasOverGivesWayToTheNext() throws Exception {
    BundleScene played =
        played(
            round -> {
              round.silent(0, FIRST);
              round.answered(1, SECOND);
            });
    Report report = verify(played);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.contains("1 candidate was silent"));
    JsonObject evaluated =
        ReadEvaluation.of(BundleScene.zip(played.files)).evaluate(AwardMethods.ALL).orThrow();
    assertThat(evaluated.string("state")).isEqualTo("decidable");
    assertThat(evaluated.objects("steps").get(0).string("code")).isEqualTo("silent");
  }

  @Test
  void whoWaivesAfterItsCallGivesWayAtOnceAndWasNotSilent() throws Exception {
    BundleScene played =
        played(
            round -> {
              round.call(0, FIRST, TIME);
              round.waive(0);
              round.answered(1, FIRST.plusSeconds(TIME / 2));
            });
    Report report = verify(played);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.confirmed()).anyMatch(line -> line.contains("0 candidates were silent"));
    JsonObject evaluated =
        ReadEvaluation.of(BundleScene.zip(played.files)).evaluate(AwardMethods.ALL).orThrow();
    assertThat(evaluated.objects("steps"))
        .extracting(step -> step.string("code"))
        .contains("waived")
        .doesNotContain("silent");
  }

  @Test
  void aScoreBeforeTheSupplementCameOrItsTimeWasOverIsRefuted() throws Exception {
    Instant asked = TenderScene.OPENS.plusSeconds(80);
    Instant due = AT.minusSeconds(2);
    Report early =
        verify(
            round -> {
              round.answered(0, FIRST);
              round.answered(1, FIRST);
              round.supplement(0, asked, due);
              round.scored(0, due.minusMillis(1));
            });
    assertThat(early.findings())
        .singleElement()
        .matches(one -> one.expected().contains("supplement"));
    Report silent =
        verify(
            round -> {
              round.answered(0, FIRST);
              round.answered(1, FIRST);
              round.supplement(0, asked, due);
              round.scored(0, due);
            });
    assertThat(silent.findings()).as(silent.toString()).isEmpty();
    Report answered =
        verify(
            round -> {
              round.answered(0, FIRST);
              round.answered(1, FIRST);
              round.answer(0, round.supplement(0, asked, due), round.bidder(0));
              round.scored(0, due.minusMillis(1));
            });
    assertThat(answered.findings()).as(answered.toString()).isEmpty();
  }

  @Test
  void aCallBeforeTheOneAheadHadItsTimeIsRefuted() throws Exception {
    assertThat(
            verify(
                    round -> {
                      round.silent(0, FIRST);
                      round.answered(1, FIRST.plusSeconds(TIME).minusMillis(1));
                    })
                .findings())
        .singleElement()
        .matches(one -> one.where().endsWith("askedAt"));
  }

  @Test
  void aShorterTimeThanTheRuleSetGivesIsRefuted() throws Exception {
    assertThat(
            verify(
                    round -> {
                      round.call(0, FIRST, TIME - 1);
                      round.scene().unscored.add(round.candidate(0));
                      round.answered(1, SECOND);
                    })
                .findings())
        .singleElement()
        .matches(one -> one.where().endsWith("dueAt"));
  }

  @Test
  void anAnswerOfAnotherFirmIsNoneAndTheAwardIsRefuted() throws Exception {
    assertThat(
            verify(
                    round -> {
                      round.answered(0, FIRST);
                      round.answer(1, round.call(1, SECOND, TIME), round.bidder(0));
                    })
                .findings())
        .anyMatch(one -> one.check().equals("signer"))
        .anyMatch(one -> one.where().startsWith("award.p7s"));
  }

  @Test
  void aCallThatTheBundleLeavesOutIsMissedByRootAndCount() throws Exception {
    BundleScene played =
        played(
            round -> {
              round.silent(0, FIRST);
              round.answered(1, SECOND);
            });
    played.log.leaveOut("candidate-called");
    played.files.putAll(played.log.files());
    played.files.put("manifest.json.p7s", played.manifest(played.files));
    assertThat(verify(played).findings())
        .anyMatch(one -> one.where().equals("award.p7s actsRoot"))
        .anyMatch(one -> one.where().equals("award.p7s actsCount"));
  }
}
