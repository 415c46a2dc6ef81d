package org.opengeps.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.model.Tenders;
import org.opengeps.opening.OpeningScene;
import org.opengeps.platform.DatabaseWatch;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.testing.Http;

/** Two who work on the same tender in the same moment, each with a lock that the other wants. */
@ExtendWith(ArquillianExtension.class)
class CollisionIT {
  @Inject private Buyer buyer;
  @Inject private Opening opening;
  @Inject private FindAward awards;
  @Inject private Tenders tenders;
  @Inject private Documents documents;
  @Inject private InTransaction transaction;
  @Inject private DatabaseWatch database;
  @PersistenceContext private EntityManager entities;

  @Test
  void whoeverTheDatabaseSendsAwayIsToldThatNothingWasRecordedAndCanSendTheSameAgain()
      throws Exception {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(agency, buyer.draft("부딪힌 심사").build(), buyer.readyCeremony(agency, 1));
    opening.open(tender, 1_600_000_000L, 1_590_000_000L);
    AwardView award = awards.find(tender.ref(), "0").orElseThrow();
    CandidateScore score =
        new CandidateScore(
            tender.ref(),
            "0",
            award.rankingHash(),
            award.ranking().bids().get(0).submission(),
            Sheets.full(award));
    byte[] cms = agency.officer().sign(score.toJson());
    String door = "/api/v1/tenders/" + tender.ref().number() + "/scores";

    AtomicReference<CompletableFuture<Http.Answer>> sent = new AtomicReference<>();
    assertThatThrownBy(() -> transaction.run(() -> standInTheWay(tender, door, cms, sent)))
        .hasStackTraceContaining("given up");
    Http.Answer answer = sent.get().get(30, TimeUnit.SECONDS);
    assertThat(answer.outcome()).isEqualTo("503 collided");
    assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(awards.find(tender.ref(), "0").orElseThrow().toScore()).isNotEmpty();
    assertThat(Http.post(door, Http.CMS, cms).status()).isEqualTo(201);
  }

  /** Locks the tender, waits for the other one to want it, and then wants what that one holds. */
  private void standInTheWay(
      NoticeView tender,
      String door,
      byte[] cms,
      AtomicReference<CompletableFuture<Http.Answer>> sent) {
    assertThat(tenders.lock(tender.number())).isPresent();
    for (int i = 0; i < 500; i++) {
      // of two the database ends the one that has done less
      documents.put(UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    sent.set(CompletableFuture.supplyAsync(() -> Http.post(door, Http.CMS, cms)));
    OpeningScene.await(database::somebodyWaitsForATender);
    entities
        .createNativeQuery("SELECT lot FROM award_ranking WHERE tender = ? FOR UPDATE")
        .setParameter(1, tender.number().value())
        .getResultList();
    throw new IllegalStateException("given up");
  }
}
