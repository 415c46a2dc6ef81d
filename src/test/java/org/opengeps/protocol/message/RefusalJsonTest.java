package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Argument;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** What is signed of a refusal: code, variant and values, and no sentence. */
class RefusalJsonTest {
  private static final Instant AT = Instant.parse("2026-12-01T01:00:00Z");

  @Test
  void codeVariantAndValuesAreSigned() {
    Refusal late = Refusal.of("late.by").with("receivedAt", AT.plusSeconds(1)).with("closesAt", AT);
    assertThat(new String(RefusalJson.of(late).canonical(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"arguments\":{\"closesAt\":{\"instant\":\"2026-12-01T01:00:00.000Z\"},"
                + "\"receivedAt\":{\"instant\":\"2026-12-01T01:00:01.000Z\"}},"
                + "\"code\":\"late\",\"variant\":\"by\"}");
  }

  @Test
  void whoeverReadsItMakesTheSameSentenceOfIt() {
    Refusal refusal =
        Refusal.of("winner-debarred")
            .with("because", Refusal.of("supplier-debarred").with("from", AT).with("until", AT))
            .with("field", "로트")
            .with("count", 12_000)
            .with("hash", Sha256.of(new byte[0]))
            .with("id", new UUID(1, 2))
            .with("day", LocalDate.of(2026, 12, 1))
            .with("period", new Argument.Value(Argument.Kind.PERIOD, "P7D"))
            .with("tender", TenderRef.parse("R25BK00888539-000"));
    Refusal read = RefusalJson.from(JsonObject.parseCanonical(RefusalJson.of(refusal).canonical()));
    assertThat(read).isEqualTo(refusal);
    assertThat(read.korean()).isEqualTo(refusal.korean());
    assertThat(read.english()).isEqualTo(refusal.english());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"late\",\"variant\":\"\"}",
        "{\"arguments\":{},\"code\":\"Late!\",\"variant\":\"\"}",
        "{\"arguments\":{},\"code\":\"late\",\"variant\":\".\"}",
        "{\"arguments\":{\"a\":\"text\"},\"code\":\"late\",\"variant\":\"\"}",
        "{\"arguments\":{\"a\":{}},\"code\":\"late\",\"variant\":\"\"}",
        "{\"arguments\":{\"a\":{\"colour\":\"red\"}},\"code\":\"late\",\"variant\":\"\"}",
        "{\"arguments\":{\"a\":{\"id\":\"1\",\"text\":\"1\"}},\"code\":\"late\",\"variant\":\"\"}",
        "{\"arguments\":{\"A b\":{\"text\":\"1\"}},\"code\":\"late\",\"variant\":\"\"}"
      })
  void whatHasAnotherFormIsNoRefusal(String json) {
    JsonObject object = JsonObject.parse(json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> RefusalJson.from(object)).isInstanceOf(JsonFormatException.class);
  }
}
