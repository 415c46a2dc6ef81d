package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TenderStateTest {
  @Test
  void theWayFromNoticeToAwardIsOpen() {
    TenderState[] way = {
      TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING, TenderState.CLOSED,
      TenderState.OPENING, TenderState.OPENED, TenderState.EVALUATING, TenderState.AWARD_INTENDED,
      TenderState.AWARDED
    };
    for (int i = 1; i < way.length; i++) {
      assertThat(way[i - 1].next()).contains(way[i]);
    }
  }

  @Test
  void aTenderBeingOpenedCannotBeCancelledOrReceiveAgain() {
    assertThat(TenderState.OPENING.next())
        .containsExactlyInAnyOrder(TenderState.OPENED, TenderState.ADMITTED, TenderState.FAILED);
    assertThat(TenderState.DRAINING.next())
        .containsExactlyInAnyOrder(TenderState.CLOSED, TenderState.FAILED);
  }

  @Test
  void whatHasEndedStaysEnded() {
    assertThat(TenderState.AWARDED.next()).isEmpty();
    assertThat(TenderState.FAILED.next()).isEmpty();
    assertThat(TenderState.CANCELLED.next()).isEmpty();
  }

  @Test
  void aTenderIsWhereTheEarliestOfItsLotsThatGoOnIs() {
    assertThat(TenderState.of(List.of(TenderState.FAILED, TenderState.OPENED)))
        .isEqualTo(TenderState.OPENED);
    assertThat(TenderState.of(List.of(TenderState.AWARDED, TenderState.CLOSED)))
        .isEqualTo(TenderState.CLOSED);
    assertThat(TenderState.of(List.of(TenderState.EVALUATING, TenderState.OPENING)))
        .isEqualTo(TenderState.OPENING);
  }

  @Test
  void aLotWhoseStageIsOverWaitsForTheNextOneAndEndsWhenItIsAskedFor() {
    assertThat(TenderState.ADMITTED.next())
        .containsExactlyInAnyOrder(
            TenderState.CONTINUED, TenderState.FAILED, TenderState.CANCELLED);
    assertThat(TenderState.ADMITTED.isUnopened()).isFalse();
    assertThat(TenderState.CONTINUED.isEnd()).isTrue();
    assertThat(TenderState.of(List.of(TenderState.CONTINUED, TenderState.NOTICED)))
        .isEqualTo(TenderState.NOTICED);
    assertThat(TenderState.of(List.of(TenderState.CONTINUED, TenderState.FAILED)))
        .isEqualTo(TenderState.FAILED);
  }

  @Test
  void aTenderIsAwardedIfOneLotIsAndNoneGoesOn() {
    assertThat(TenderState.of(List.of(TenderState.FAILED, TenderState.AWARDED)))
        .isEqualTo(TenderState.AWARDED);
    assertThat(TenderState.of(List.of(TenderState.FAILED, TenderState.CANCELLED)))
        .isEqualTo(TenderState.CANCELLED);
    assertThat(TenderState.of(List.of(TenderState.FAILED, TenderState.FAILED)))
        .isEqualTo(TenderState.FAILED);
    assertThat(TenderState.of(List.of(TenderState.CANCELLED))).isEqualTo(TenderState.CANCELLED);
    assertThatThrownBy(() -> TenderState.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyStateHasAWordThatReadsBack() {
    for (TenderState state : TenderState.values()) {
      assertThat(TenderState.ofWord(state.word())).isEqualTo(state);
    }
    assertThat(TenderState.AWARD_INTENDED.word()).isEqualTo("award-intended");
  }

  @Test
  void aNumberHasYearAndEightDigits() {
    assertThat(TenderNumber.of(2026, 7).value()).isEqualTo("R26BK00000007");
    assertThat(TenderNumber.of(2026, 7).order(2)).hasToString("R26BK00000007-002");
    assertThatThrownBy(() -> new TenderNumber("R26BK1")).isInstanceOf(RuntimeException.class);
  }
}
