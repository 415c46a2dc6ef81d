package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.RoundOrder;
import org.opengeps.protocol.message.Slot;

/** What an officer is handed to open a lot that is bid for once more (재입찰). */
class RebidDossierTest {
  private static final TenderScene SCENE = TenderScene.rebid(TenderScene.Rebid.SAME_CEREMONY);
  private static final Notice FIRST = SCENE.earlier.get(0);
  private static final Instant NOW = TenderScene.OPENS.plusSeconds(10);
  private static final Instant SEEN = TenderScene.CLOSES.plusSeconds(3);

  @BeforeAll
  static void twoBidsAndClose() {
    SCENE.bid(1, 1_540_000_000, List.of(1, 15));
    SCENE.bid(2, 1_550_000_000, List.of(2, 3));
    SCENE.close();
  }

  private static JsonObject handed() {
    return OpeningPackages.of(SCENE, SCENE.close, SEEN);
  }

  private static Verdict<OpeningDossier> checked(JsonObject answer, Slot slot, Instant now) {
    var trust = OpeningPackages.trust(SCENE, OpeningPackages.LOG, OpeningPackages.WITNESS);
    return OpeningPackages.checked(answer, slot, trust, now);
  }

  private static String code(JsonObject answer) {
    return OpeningPackages.code(checked(answer, SCENE.slot, NOW));
  }

  private static byte[] signed(Notice order) {
    return SCENE.officer.signer().sign(order.toJson(), TenderScene.REBID);
  }

  /** The same package with other orders, from the first. */
  private static JsonObject with(JsonObject answer, Notice... orders) {
    List<byte[]> signed = new ArrayList<>(Stream.of(orders).map(RebidDossierTest::signed).toList());
    byte[] last = signed.remove(signed.size() - 1);
    return answer.toBuilder()
        .replace("earlierNotices", signed.stream().map(OpeningPackages::base64).toList())
        .remove("notice")
        .putBytes("notice", last)
        .build();
  }

  @Test
  void aMemberOpensTheBidsOfAReBidOnTheOrderThatAsksForThem() {
    OpeningDossier dossier = checked(handed(), SCENE.slot, NOW).orThrow();
    assertThat(SCENE.slot).hasToString("0.1/price");
    assertThat(dossier.points().publicPoints()).isEqualTo(SCENE.points().publicPoints()).hasSize(3);
    assertThat(dossier.setting()).isEqualTo(SCENE.partialSetting());
    assertThat(dossier.foreignTo(SCENE.committee.transcript)).isEmpty();
    var first = new LoggedNotice(FIRST.ref(), "notice-published", FIRST.hash());
    var again = new LoggedNotice(SCENE.ref, "re-bid-published", SCENE.notice.hash());
    assertThat(dossier.outdated(List.of(first, again))).isEmpty();
    assertThat(dossier.outdated(List.of(first)).orElseThrow().code())
        .isEqualTo("notice-superseded");
  }

  @Test
  void theOrdersBeforeAReBidAreHandedToo() {
    assertThat(code(with(handed(), SCENE.notice))).isEqualTo(NoticeOrder.BROKEN);
    assertThat(code(with(handed(), FIRST, SCENE.notice))).isEqualTo("accepted");
  }

  @Test
  void aReBidWithAKeyOfTheRoundBeforeIsNotBelieved() {
    Notice repeated = SCENE.notice.with(List.of(FIRST.lot("0").again(FIRST.lot("0").envelopes())));
    assertThat(code(with(handed(), FIRST, repeated))).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aLaterReBidWithAKeyOfTheFirstRoundIsNotBelieved() {
    List<EnvelopeTerms> old = FIRST.lot("0").envelopes();
    Notice third =
        Rebids.of(
            List.of(FIRST, SCENE.notice),
            TenderScene.CLOSES.plus(Duration.ofDays(1)),
            SCENE.notice.lot("0.1").again(old));
    assertThat(code(with(handed(), FIRST, SCENE.notice, third))).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void theBidsOfALotThatIsBidForOnceMoreStaySealed() {
    Notice third =
        Rebids.of(
            List.of(FIRST, SCENE.notice),
            TenderScene.CLOSES.plus(Duration.ofDays(1)),
            Rebids.again(SCENE.notice.lot("0.1"), SCENE.sealingAuthority));
    JsonObject answer = with(handed(), FIRST, SCENE.notice, third);
    for (Duration later : List.of(Duration.ZERO, Duration.ofDays(2))) {
      assertThat(OpeningPackages.code(checked(answer, SCENE.slot, NOW.plus(later))))
          .isEqualTo("notice-superseded");
    }
  }

  @Test
  void aLotIsOpenedByItsOwnTimesWhenOthersAreBidForOnceMoreLater() {
    Notice both = Rebids.withLots(FIRST, SCENE.sealingAuthority, "1", "2");
    Instant closes = both.schedule().closesAt();
    Notice rebid =
        Rebids.of(
            List.of(both),
            closes.plus(Duration.ofDays(7)),
            Rebids.again(both.lot("2"), SCENE.sealingAuthority));
    var close =
        new CloseStatement(
            both.ref(), both.hash(), "1", closes, closes.plusSeconds(2), Sha256.ofText("봉인"));
    JsonObject answer = with(OpeningPackages.of(SCENE, close, closes.plusSeconds(3)), both, rebid);
    Slot slot = Slot.price("1");
    Instant opens = both.schedule().opensAt();
    assertThat(OpeningPackages.code(checked(answer, slot, opens.minusSeconds(301))))
        .isEqualTo("too-early");
    assertThat(OpeningPackages.code(checked(answer, slot, opens)))
        .as("judged on to its bids, which the closing does not name")
        .isEqualTo("bids-withheld");
    Instant latest = both.schedule().latestOpening();
    assertThat(OpeningPackages.code(checked(answer, slot, latest.plusSeconds(300))))
        .isEqualTo("opening-lapsed");
  }
}
