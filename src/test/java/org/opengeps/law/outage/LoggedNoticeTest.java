package org.opengeps.law.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Notice;

/** What members' programs read of a tender's orders in the log. */
class LoggedNoticeTest {
  private static final TenderScene SCENE = TenderScene.rebid(TenderScene.Rebid.SAME_CEREMONY);

  private static LedgerEntry entry(String kind, Notice said) {
    JsonObject data =
        JsonObject.builder()
            .put("notice", said.hash())
            .put("receiptOpensAt", said.schedule().receiptOpensAt())
            .put("closesAt", said.schedule().closesAt())
            .put("opensAt", said.schedule().opensAt())
            .put("ruleSet", said.ruleSet().hash())
            .put("calendar", said.calendar().hash())
            .build();
    return new LedgerEntry(
        kind, said.ref().toString(), TenderScene.REBID, Sha256.ofText("서명"), data);
  }

  @Test
  void aReBidIsAnOrderWithTimesOfItsOwn() {
    LoggedNotice order = LoggedNotice.in(entry("re-bid-published", SCENE.notice)).orElseThrow();
    assertThat(order.ref()).isEqualTo(SCENE.ref);
    assertThat(order.isCancelled()).isFalse();
    assertThat(order.isPostponed()).isFalse();
    assertThat(order.says(SCENE.notice)).isTrue();
    assertThat(order.says(SCENE.earlier.get(0))).isFalse();
    assertThat(order.dates().at()).isEqualTo(TenderScene.REBID);
    assertThat(order.dates().times().closesAt()).isEqualTo(TenderScene.CLOSES);
    assertThat(LoggedNotice.from(order.toJson())).isEqualTo(order);
  }

  @Test
  void aReBidWithoutTheHashOfItsNoticeIsNoEntryOfThisKind() {
    LedgerEntry bare =
        new LedgerEntry(
            "re-bid-published",
            SCENE.ref.toString(),
            TenderScene.REBID,
            Sha256.ofText("서명"),
            JsonObject.builder().build());
    assertThatThrownBy(() -> LoggedNotice.in(bare)).isInstanceOf(JsonFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tender-failed", "tender-closed", "re-bid", "rebid-published"})
  void otherKindsSayNothingOfANotice(String kind) {
    assertThat(List.of(LoggedNotice.in(entry(kind, SCENE.notice)))).allMatch(one -> one.isEmpty());
  }
}
