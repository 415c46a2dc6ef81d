package org.opengeps.custody.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.opengeps.custody.Closing;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;

class GateKeyMayBePublishedTest {
  private static final Instant OPENS = Instant.parse("2025-07-01T05:00:00Z");

  private static final Instant LATEST = OPENS.plusSeconds(86_400);

  private static String judge(int count, Instant closedAt, Instant now) {
    var closing =
        new Closing(
            TenderRef.parse("R25BK00888538-000"),
            Slot.ONLY_PRICE,
            Sha256.ofText("close"),
            closedAt,
            OPENS,
            LATEST,
            count,
            2);
    return GateKeyMayBePublished.judge(closing, now).map(Refusal::code).orElse("published");
  }

  @Test
  void theGateOpensAtTheExactTickOfTheOpeningTime() {
    Instant closed = OPENS.minusSeconds(3600);
    assertThat(judge(2, closed, OPENS.minusNanos(1000))).isEqualTo("before-opening-time");
    assertThat(judge(2, closed, OPENS)).isEqualTo("published");
  }

  @Test
  void theGateStaysShutForEverFromTheExactTickOfTheLatestOpening() {
    Instant closed = OPENS.minusSeconds(3600);
    assertThat(judge(2, closed, LATEST.minusNanos(1000))).isEqualTo("published");
    assertThat(judge(2, closed, LATEST)).isEqualTo("opening-lapsed");
  }

  @Test
  void theGateStaysShutUntilTheSetOfBidsIsFixed() {
    assertThat(judge(2, OPENS.plusSeconds(5), OPENS.plusSeconds(4))).isEqualTo("before-close");
  }

  @Test
  void aSingleBidStaysSealed() {
    assertThat(judge(1, OPENS.minusSeconds(1), OPENS)).isEqualTo("too-few-bids");
    assertThat(judge(0, OPENS.minusSeconds(1), OPENS)).isEqualTo("too-few-bids");
  }
}
