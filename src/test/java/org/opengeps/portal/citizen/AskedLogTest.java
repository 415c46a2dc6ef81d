package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.ledger.FactQuery;

class AskedLogTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Test
  void daysAreThoseOfTheZoneAndBothBelongToIt() {
    AskedLog asked = asked(Map.of("from", "2026-03-01", "until", "2026-03-01"));
    assertThat(asked.wrong()).isEmpty();
    assertThat(asked.from()).contains(Instant.parse("2026-02-28T15:00:00Z"));
    assertThat(asked.until()).contains(Instant.parse("2026-03-01T15:00:00Z"));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThat(asked(Map.of("from", "1. 3. 2026")).wrong()).containsExactly("from");
    assertThat(asked(Map.of("until", "2026-02-30")).wrong()).containsExactly("until");
    assertThat(asked(Map.of("from", "2026-03-02", "until", "2026-03-01")).wrong())
        .containsExactly("from", "until");
    assertThat(asked(Map.of("kind", "moon-landed")).wrong()).containsExactly("kind");
    assertThat(asked(Map.of("q", "가".repeat(301))).wrong()).containsExactly("q");
    assertThat(asked(Map.of("agency", "가".repeat(101))).wrong()).containsExactly("agency");
  }

  @Test
  void theNextPageGoesOnBelowTheLastEntry() {
    FactQuery query =
        asked(Map.of("kind", "tender-opened", "before", "77")).query(Optional.empty(), 26);
    assertThat(query.kinds()).isEqualTo(Set.of("tender-opened"));
    assertThat(query.below()).isEqualTo(77);
    assertThat(query.most()).isEqualTo(26);
    assertThat(asked(Map.of("before", "-1")).below()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void conditionsArePartOfTheAddressOfTheNextPage() {
    assertThat(asked(Map.of("q", " 하수  관로 ", "before", "5")).conditions())
        .isEqualTo("q=%ED%95%98%EC%88%98+%EA%B4%80%EB%A1%9C");
  }

  private static AskedLog asked(Map<String, String> parameters) {
    return AskedLog.of(name -> parameters.getOrDefault(name, ""), SEOUL);
  }
}
