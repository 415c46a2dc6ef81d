package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Notices;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** A notice that publishes an earlier tender once more. */
class RenoticeTest {
  private static final Notice NOTICE = Notices.of(Drafts.works().build(), Drafts.NOTICED);
  private static final String EARLIER = "R24BK00000009-001";

  private static JsonBuilder again() {
    return NOTICE.toJson().toBuilder().replace("kind", "re-notice").put("follows", EARLIER);
  }

  @Test
  void itNamesTheEarlierTenderAndItsLaterOrdersKeepThat() {
    Notice again = Notice.from(again().build());
    assertThat(again.follows()).hasToString(EARLIER);
    assertThat(again.kind()).isEqualTo(Notice.Kind.RE_NOTICE);
    assertThat(Notice.from(again.toJson()).hash()).isEqualTo(again.hash());
    assertThat(again.with(again.lots()).follows()).isEqualTo(again.follows());
    Notice forgets = later(NOTICE, again);
    assertThat(NoticeOrder.after(List.of(again), forgets))
        .get()
        .extracting(Refusal::key)
        .isEqualTo("notice-chain.follows");
    assertThat(NoticeOrder.after(List.of(again), later(again, again))).isEmpty();
  }

  /** A correction of the second with the terms of the first. */
  private static Notice later(Notice terms, Notice before) {
    return terms.as(
        Notice.Kind.CORRECTION,
        new org.opengeps.kernel.TenderRef(before.ref().number(), "001"),
        before.schedule(),
        new NoticeTerms.Revision(
            before.hash(), NoticeTerms.SealedBids.KEEP, List.of(), new LocalText("사유", "Reason")));
  }

  @Test
  void aNoticeThatFollowsNothingHasNoSuchMember() {
    assertThat(NOTICE.toJson().has("follows")).isFalse();
    refused(NOTICE.toJson().toBuilder().putNull("follows").build());
  }

  @Test
  void kindAndMemberGoTogether() {
    refused(again().replace("kind", "notice").build());
    refused(NOTICE.toJson().toBuilder().replace("kind", "re-notice").build());
    refused(again().replace("follows", NOTICE.ref().toString()).build());
  }

  private static void refused(JsonObject json) {
    assertThatThrownBy(() -> Notice.from(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("follows");
  }
}
