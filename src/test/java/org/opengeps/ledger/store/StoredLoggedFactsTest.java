package org.opengeps.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.ledger.FactQuery;

class StoredLoggedFactsTest {
  @Test
  void eachConditionHasItsPlaceAndItsValueInTheSameOrder() {
    Instant from = Instant.parse("2026-03-01T00:00:00Z");
    List<Object> values = new ArrayList<>(List.of(9L));
    String statement =
        StoredLoggedFacts.statement(
            new FactQuery(
                Set.of("tender-opened"),
                Optional.of(Set.of("R26BK00000001")),
                Optional.of(from),
                Optional.of(from.plusSeconds(1)),
                Long.MAX_VALUE,
                26),
            values);
    assertThat(statement)
        .endsWith(
            "WHERE f.position < ? AND f.kind IN (?) AND f.about IN (?) AND f.happened_at >= ?"
                + " AND f.happened_at < ? ORDER BY f.position DESC LIMIT ?");
    assertThat(values)
        .containsExactly(
            9L,
            "tender-opened",
            "R26BK00000001",
            LocalDateTime.parse("2026-03-01T00:00:00"),
            LocalDateTime.parse("2026-03-01T00:00:01"),
            26);
  }

  @Test
  void withoutConditionsTheNewestAreRead() {
    List<Object> values = new ArrayList<>(List.of(9L));
    assertThat(StoredLoggedFacts.statement(FactQuery.newest(FactQuery.WHOLE + 1), values))
        .endsWith("WHERE f.position < ? ORDER BY f.position DESC LIMIT ?");
    assertThat(values).containsExactly(9L, FactQuery.WHOLE);
  }

  @Test
  void allOrdersOfATenderAreOneThing() {
    assertThat(StoredLoggedFacts.about("R26BK00000001-003")).isEqualTo("R26BK00000001");
    assertThat(StoredLoggedFacts.about("fact 1")).isEqualTo("fact 1");
  }
}
