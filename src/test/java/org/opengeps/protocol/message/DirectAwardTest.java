package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;
import org.opengeps.protocol.message.NoticeTerms.RuleSetRef;

class DirectAwardTest {
  static final DirectAward SAMPLE = sample(List.of("insolvent", "debarred"), 1);

  private static DirectAward sample(List<String> confirmed, long size) {
    return new DirectAward(
        UUID.fromString("c0de0000-0000-4000-8000-000000000003"),
        new LocalText("구청 복사용지 구매", "Copying paper"),
        new Business(BusinessType.GOODS, "ordinary-goods"),
        "womens-firm",
        Won.of(18_000_000),
        DirectAward.Vat.INCLUDED,
        "1234567891",
        Won.of(19_800_000),
        new Attachment("견적서.pdf", size, Sha256.ofText("견적")),
        Won.of(19_500_000),
        LocalDate.of(2026, 12, 10),
        LocalDate.of(2026, 12, 31),
        confirmed,
        List.of("integrity-pledge", "not-split"),
        new LocalText("시험 기간 급식소 옆 창고가 비어 있음", ""),
        new RuleSetRef("kr-local-quotation", "2026-06", Sha256.ofText("rules")));
  }

  @Test
  void itIsReadAsItIsWritten() {
    assertThat(DirectAward.from(again(SAMPLE.toJson()))).isEqualTo(SAMPLE);
    var approval = new DirectAwardApproval(Sha256.ofText("계약안"));
    assertThat(DirectAwardApproval.from(again(approval.toJson()))).isEqualTo(approval);
  }

  @Test
  void whatTheProgramDoesNotKnowIsNotSigned() {
    JsonObject more = SAMPLE.toJson().toBuilder().put("discount", "10").build();
    assertThatThrownBy(() -> DirectAward.from(more)).isInstanceOf(JsonFormatException.class);
    JsonObject other = SAMPLE.toJson().toBuilder().replace("contractDate", "2026-13-01").build();
    assertThatThrownBy(() -> DirectAward.from(other))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("contractDate");
  }

  @Test
  void aGroundIsConfirmedOnceAndAQuoteIsAFile() {
    assertThatThrownBy(() -> DirectAward.from(sample(List.of("debarred", "debarred"), 1).toJson()))
        .hasMessageContaining("confirmed");
    assertThatThrownBy(() -> DirectAward.from(sample(List.of(), 0).toJson()))
        .hasMessageContaining("quote");
  }

  private static JsonObject again(JsonObject json) {
    return JsonObject.parseCanonical(json.canonical());
  }
}
