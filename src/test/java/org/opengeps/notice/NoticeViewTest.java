package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.message.Notice;

class NoticeViewTest {
  private static NoticeView of(Map<String, TenderState> lots) {
    Notice notice = Notices.of(Drafts.works().build(), Drafts.NOTICED);
    return new NoticeView(
        notice,
        notice.hash(),
        new byte[0],
        notice.hash(),
        Drafts.NOTICED,
        TenderState.of(lots.values()),
        new TreeMap<>(lots),
        true,
        false);
  }

  @Test
  void aTenderThatFailedCanBePublishedOnceMore() {
    assertThat(of(Map.of("0", TenderState.FAILED)).isFollowable()).isTrue();
    assertThat(of(Map.of("0", TenderState.CANCELLED)).isFollowable()).isTrue();
    assertThat(of(Map.of("1", TenderState.AWARDED, "2", TenderState.FAILED)).isFollowable())
        .isTrue();
    assertThat(of(Map.of("0", TenderState.OPEN)).isFollowable()).isFalse();
  }

  @Test
  void anAwardedTenderCanBePublishedOnceMoreOnlyWhereTheWinnerDidNotConcludeTheContract() {
    NoticeView awarded = of(Map.of("0", TenderState.AWARDED));
    assertThat(awarded.isFollowable()).isFalse();
    assertThat(awarded.isFollowable(Set.of("0"))).isTrue();
    assertThat(awarded.termsOnceMore(Set.of("0")).lots()).hasSize(1);
    NoticeView halfOpen = of(Map.of("1", TenderState.AWARDED, "2", TenderState.OPEN));
    assertThat(halfOpen.isFollowable(Set.of("1"))).isFalse();
  }

  @Test
  void aLotThatFailedFirstAndWasAwardedWhenItWasBidForAgainIsNotPublishedOnceMore() {
    NoticeView awarded = of(Map.of("0", TenderState.FAILED, "0.1", TenderState.AWARDED));
    assertThat(awarded.isFollowable()).isFalse();
    assertThat(awarded.ended(TenderState.FAILED)).isEmpty();
    NoticeView failed = of(Map.of("0", TenderState.FAILED, "0.1", TenderState.FAILED));
    assertThat(failed.isFollowable()).isTrue();
    assertThat(failed.ended(TenderState.FAILED)).containsExactly("0.1");
  }

  @Test
  void whatWasAwardedIsLeftOutWhereTheRestComesOnceMore() {
    assertThat(of(Map.of("0", TenderState.FAILED)).termsOnceMore(Set.of()).lots()).hasSize(1);
    assertThat(DraftTerms.of(of(Map.of("0", TenderState.FAILED)).notice(), "1"::equals).lots())
        .as("all, where none would be left")
        .hasSize(1);
  }
}
