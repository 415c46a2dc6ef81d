package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

class AuditMessagesTest {
  private static final UUID AUDITOR = UUID.fromString("c0de0000-0000-4000-8000-000000000002");
  private static final Sha256 HASH = Sha256.ofText("mandate");
  private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void aMandateIsReadAsItIsWritten() {
    AuditMandate mandate =
        new AuditMandate(
            AUDITOR,
            "감사 담당",
            List.of("6110000", "6120000"),
            AT,
            AT.plusSeconds(60),
            new LocalText("정기감사", "Yearly audit"));
    assertThat(AuditMandate.from(again(mandate.toJson()))).isEqualTo(mandate);
    assertThat(AuditMandateApproval.from(again(new AuditMandateApproval(HASH).toJson())))
        .isEqualTo(new AuditMandateApproval(HASH));
    assertThat(AuditMandateEnd.from(again(new AuditMandateEnd(HASH).toJson())))
        .isEqualTo(new AuditMandateEnd(HASH));
  }

  @Test
  void whatItDoesNotKnowIsNotSigned() {
    JsonObject more =
        new AuditMandateApproval(HASH).toJson().toBuilder().put("everything", "yes").build();
    assertThatThrownBy(() -> AuditMandateApproval.from(more))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void readsOfTheSameHaveOneSubjectWhateverTheTime() {
    AuditRead early = read(AT, Map.of("year", "2026"));
    assertThat(read(AT.plusSeconds(5), Map.of("year", "2026")).subject())
        .isEqualTo(early.subject());
    assertThat(read(AT, Map.of("year", "2025")).subject()).isNotEqualTo(early.subject());
    assertThat(early.toJson().object("asked").string("year")).isEqualTo("2026");
  }

  private static AuditRead read(Instant at, Map<String, String> asked) {
    return new AuditRead(HASH, AUDITOR, "6110000", "year", asked, at, at.plusSeconds(3600));
  }

  private static JsonObject again(JsonObject json) {
    return JsonObject.parseCanonical(json.canonical());
  }
}
