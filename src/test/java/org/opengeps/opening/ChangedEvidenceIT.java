package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.usecase.ListSealedBids;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.usecase.OpeningAlarms;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;

/**
 * One flipped byte in anything that an opening needs holds it up while everything is still sealed,
 * is named to the operator, and after the repair all goes on by itself.
 */
@ExtendWith(ArquillianExtension.class)
class ChangedEvidenceIT {
  private static final String FLIP =
      " = INSERT(%1$s, 70, 1, CHAR(ASCII(SUBSTRING(%1$s, 70, 1)) ^ 1)) WHERE ";

  private static final String OF_FIRST_BID =
      "reception = (SELECT id FROM bid_reception WHERE tender = ? ORDER BY received_at LIMIT 1)";

  @Inject private OpeningScene scene;
  @Inject private ListSealedBids sealedBids;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  @Test
  void aChangedEnvelopeHoldsTheOpeningBeforeTheGateKeyGoesOut() {
    Tender tender = closed("바뀐 봉투");
    holdsUntilRepaired(
        tender, "envelope of submission " + first(tender), () -> flip(tender, "envelope"));
  }

  @Test
  void aChangedStatementHoldsTheOpeningBeforeTheGateKeyGoesOut() {
    Tender tender = closed("바뀐 진술");
    holdsUntilRepaired(
        tender, "statement of submission " + first(tender), () -> flip(tender, "statement"));
  }

  @Test
  void aChangedShareOfAMemberHoldsTheOpeningBeforeTheGateKeyGoesOut() {
    Tender tender = closed("바뀐 몫");
    holdsUntilRepaired(
        tender,
        "has changed in the store",
        () ->
            run(
                "UPDATE document SET content"
                    + FLIP.formatted("content")
                    + "sha256 = (SELECT document FROM custody_message WHERE ceremony = ?"
                    + " AND step = 'ROUND_1' AND member = 2)",
                tender.terms().committeeKey().ceremony().toString()));
  }

  @Test
  void aChangedNoticeHoldsTheOpeningBeforeTheGateKeyGoesOut() {
    Tender tender = closed("바뀐 공고");
    Sha256 signed = tender.notice().signedHash();
    holdsUntilRepaired(
        tender,
        "document " + signed + " has changed in the store",
        () ->
            run(
                "UPDATE document SET content" + FLIP.formatted("content") + "sha256 = ?",
                (Object) signed.bytes()));
  }

  @Test
  void aBidChangedAfterTheGateKeyIsNotVoidButHoldsTheOpening() {
    Tender tender = closed("나중에 바뀐 봉투");
    scene.openingTime(tender);
    flip(tender, "envelope");
    assertThat(refusal(open(tender, 0))).isEqualTo("evidence-changed");
    flip(tender, "envelope");
    open(tender, 0).orThrow();
    flip(tender, "statement");
    assertThat(refusal(open(tender, 2))).isEqualTo("evidence-changed");
    assertThat(scene.view(tender).record()).isEmpty();
    flip(tender, "statement");
    open(tender, 2).orThrow();
    assertThat(scene.finished(tender).record().orElseThrow().counts())
        .isEqualTo(new OpeningRecord.Counts(2, 2, 0, 0, 0, 0, 0));
  }

  @Test
  void aTenderThatCannotCloseKeepsNoOtherOpen() {
    Tender broken = scene.tender("닫히지 않는 공고");
    Tender sound = scene.tender("닫히는 공고");
    scene.bid(broken, 1_620_000_000, List.of(3, 11));
    scene.bid(sound, 1_620_000_000, List.of(3, 11));
    Runnable change =
        () ->
            run(
                "UPDATE document SET content"
                    + FLIP.formatted("content")
                    + "sha256 = (SELECT core_hash FROM bid_reception WHERE tender = ?)",
                broken.ref().number());
    change.run();
    try {
      OpeningScene.reach(broken.notice().closesAt());
      scene.close(sound);
      OpeningScene.await(() -> ready().contains("closing of " + broken.ref().number()));
      assertThat(scene.find(broken)).isEmpty();
    } finally {
      change.run();
    }
    scene.close(broken);
    OpeningScene.await(() -> !ready().contains(broken.ref().number()));
  }

  private Tender closed(String title) {
    Tender tender = scene.tender(title);
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(1, 2));
    scene.close(tender);
    return tender;
  }

  private String first(Tender tender) {
    return sealedBids
        .of(new LotRef(tender.ref(), "0"))
        .orElseThrow()
        .receptions()
        .get(0)
        .submission()
        .toString();
  }

  /**
   * @param change undoes itself when it is made again
   */
  private void holdsUntilRepaired(Tender tender, String named, Runnable change) {
    String number = tender.ref().number();
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Handler handler = severeLines(lines);
    Logger logger = Logger.getLogger(OpeningAlarms.class.getName());
    logger.addHandler(handler);
    try {
      change.run();
      OpeningScene.reach(tender.notice().opensAt());
      OpeningScene.await(() -> ready().contains(number));
      assertThat(Http.get("/health/ready").status()).isEqualTo(503);
      assertThat(ready()).contains(named);
      assertThat(lines).anyMatch(line -> line.contains(number) && line.contains(named));
      assertThat(
              entities
                  .createNativeQuery(
                      "SELECT COUNT(*) FROM custody_gate_publication WHERE key_id = ?")
                  .setParameter(1, tender.terms().committeeKey().id())
                  .getSingleResult())
          .as("gate keys published")
          .isEqualTo(0L);
    } finally {
      change.run();
      logger.removeHandler(handler);
    }
    OpeningScene.await(() -> scene.view(tender).stage() == OpeningStage.OPENING);
    OpeningScene.await(() -> !ready().contains(number));
    open(tender, 0).orThrow();
    open(tender, 2).orThrow();
    assertThat(scene.finished(tender).record().orElseThrow().counts())
        .isEqualTo(new OpeningRecord.Counts(2, 2, 0, 0, 0, 0, 0));
  }

  private static Handler severeLines(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel() == Level.SEVERE) {
          lines.add(line.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static String ready() {
    return Http.get("/health/ready").text();
  }

  private void flip(Tender tender, String part) {
    boolean statement = part.equals("statement");
    String column = statement ? part : "content";
    String table = statement ? "bid_sealed" : "bid_sealed_envelope";
    run(
        "UPDATE " + table + " SET " + column + FLIP.formatted(column) + OF_FIRST_BID,
        tender.ref().number());
  }

  private void run(String sql, Object parameter) {
    transaction.run(
        () -> {
          Query query = entities.createNativeQuery(sql).setParameter(1, parameter);
          assertThat(query.executeUpdate()).isEqualTo(1);
        });
  }

  private static Verdict<String> open(Tender tender, int officer) {
    return tender.committee().officers.get(officer).open(tender.ref(), Slot.ONLY_PRICE);
  }

  private static String refusal(Verdict<String> verdict) {
    return verdict instanceof Verdict.Refused<String> refused
        ? refused.refusal().code()
        : "accepted";
  }
}
