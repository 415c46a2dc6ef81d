package org.opengeps.watch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.watch.TenderNews;

class ToldFactsTest {
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03Z");

  private record Fact(FactKind kind, Map<String, String> data) implements DomainEvent {
    @Override
    public String subject() {
      return "R26BK00000001-001";
    }

    @Override
    public Instant at() {
      return AT;
    }

    @Override
    public Optional<Sha256> document() {
      return Optional.of(Sha256.ofText("document"));
    }
  }

  private static List<FactKind> told() {
    return Arrays.stream(FactKind.values())
        .filter(kind -> ToldFacts.news(new Fact(kind, Map.of())).isPresent())
        .toList();
  }

  @Test
  void whatHappensToATenderInPublicIsTold() {
    assertThat(told())
        .containsExactlyInAnyOrder(
            FactKind.NOTICE_PUBLISHED,
            FactKind.NOTICE_CORRECTED,
            FactKind.BASE_AMOUNT_PUBLISHED,
            FactKind.RE_BID_PUBLISHED,
            FactKind.NEXT_STAGE_PUBLISHED,
            FactKind.NOTICE_CANCELLED,
            FactKind.TENDER_POSTPONED,
            FactKind.TECHNICAL_DECIDED,
            FactKind.TENDER_OPENED,
            FactKind.TENDER_FAILED,
            FactKind.ROUND_SUSPENDED,
            FactKind.ROUND_RESUMED,
            FactKind.AWARD_DECIDED);
  }

  /** A mail about a hidden fact would tell a relay when somebody bids. */
  @Test
  void nothingHiddenIsTold() {
    assertThat(told()).noneMatch(FactKind::secret);
    assertThat(told()).allMatch(kind -> kind.subject() == FactKind.Subject.TENDER);
  }

  @Test
  void newsNameOrderLotAndResult() {
    TenderNews news =
        ToldFacts.news(
                new Fact(
                    FactKind.AWARD_DECIDED,
                    Map.of("lot", "2", "result", "award-intended", "award", "00")))
            .orElseThrow();
    assertThat(news.ref().toString()).isEqualTo("R26BK00000001-001");
    assertThat(news.lot()).isEqualTo("2");
    assertThat(news.word()).isEqualTo("award-decided.award-intended");
    assertThat(news.at()).isEqualTo(AT);
  }

  @Test
  void thatTechnicalBidsWereOpenedIsNotToldAsTheOpening() {
    Fact technical = new Fact(FactKind.TENDER_OPENED, Map.of("lot", "0", "envelope", "technical"));
    Fact price = new Fact(FactKind.TENDER_OPENED, Map.of("lot", "0", "envelope", "price"));
    assertThat(ToldFacts.news(technical).orElseThrow().word()).isEqualTo("tender-opened.technical");
    assertThat(ToldFacts.news(price).orElseThrow().word()).isEqualTo("tender-opened");
  }

  @Test
  void whyATenderFailedIsLeftToItsPage() {
    TenderNews news =
        ToldFacts.news(new Fact(FactKind.TENDER_FAILED, Map.of("lot", "0", "reason", "lapsed")))
            .orElseThrow();
    assertThat(news.word()).isEqualTo("tender-failed");
  }
}
