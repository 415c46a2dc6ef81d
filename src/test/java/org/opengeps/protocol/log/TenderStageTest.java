package org.opengeps.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;

/** How far the log says that a lot has come in each of its rounds. */
class TenderStageTest {
  private static LedgerEntry entry(String kind, String lot) {
    JsonObject data =
        lot == null ? JsonObject.builder().build() : JsonObject.builder().put("lot", lot).build();
    return new LedgerEntry(
        kind, TenderScene.REF.toString(), TenderScene.NOTICED, Sha256.ofText(kind), data);
  }

  private static final List<LedgerEntry> FAILED =
      List.of(
          entry("notice-published", null),
          entry("tender-closed", "1"),
          entry("tender-closed", "2"),
          entry("bids-ranked", "1"),
          entry("tender-failed", "2"),
          entry("re-bid-published", null));

  private static TenderStage of(String lot, LedgerEntry... later) {
    return TenderStage.furthest(Stream.concat(FAILED.stream(), Stream.of(later)).toList(), lot);
  }

  @Test
  void aReBidLeavesWhatCameOfTheOtherRoundsAndLots() {
    assertThat(of("1")).isEqualTo(TenderStage.RANKED);
    assertThat(of("2")).isEqualTo(TenderStage.FAILED);
    assertThat(of("2.1")).isEqualTo(TenderStage.NOTICED);
    assertThat(of("2.1", entry("tender-closed", "2.1"))).isEqualTo(TenderStage.CLOSED);
    assertThat(of("2", entry("tender-closed", "2.1"))).isEqualTo(TenderStage.FAILED);
    assertThat(of("2.1", entry("tender-closed", "2.10"))).isEqualTo(TenderStage.NOTICED);
  }

  @Test
  void theCancellationOfAReBidEndsItAndNothingThatHadEnded() {
    LedgerEntry cancelled = cancelled("2.1");
    assertThat(of("2.1", cancelled)).isEqualTo(TenderStage.CANCELLED);
    assertThat(of("2", cancelled)).isEqualTo(TenderStage.FAILED);
    assertThat(of("1", cancelled)).isEqualTo(TenderStage.RANKED);
  }

  @Test
  void aCancellationAfterTheClosingIsTheEndOfTheLotsThatItNames() {
    assertThat(of("3", entry("tender-closed", "3"), cancelled("3,4")))
        .isEqualTo(TenderStage.CANCELLED);
    assertThat(of("4", cancelled("3,4"))).isEqualTo(TenderStage.CANCELLED);
    assertThat(of("1", cancelled("11"))).isEqualTo(TenderStage.RANKED);
    assertThat(of("2", cancelled("2"))).as("it failed before").isEqualTo(TenderStage.FAILED);
  }

  private static LedgerEntry cancelled(String lots) {
    JsonObject data = JsonObject.builder().put("lots", lots).build();
    return new LedgerEntry(
        "notice-cancelled",
        TenderScene.REF.toString(),
        TenderScene.NOTICED,
        Sha256.ofText("취소공고"),
        data);
  }
}
