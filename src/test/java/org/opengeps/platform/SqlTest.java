package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlTest {
  private static final Instant AT = Instant.parse("2026-11-30T15:04:05.123456Z");
  private static final LocalDateTime COLUMN = LocalDateTime.parse("2026-11-30T15:04:05.123456");

  private final List<Object> said = new ArrayList<>();
  private List<?> answer = List.of();

  @Test
  void aTimeIsReadAsItWasWrittenWhateverFormTheDriverGivesIt() {
    assertThat(Sql.utc(AT)).isEqualTo(COLUMN);
    assertThat(Sql.instant(COLUMN)).isEqualTo(AT);
    assertThat(Sql.instant(Timestamp.valueOf(COLUMN))).isEqualTo(AT);
    assertThat(Sql.maybe(COLUMN)).contains(AT);
    assertThat(Sql.maybe(null)).isEmpty();
  }

  @Test
  void valuesAreBoundInTheirOrderTimesInUtcIdsAsTexts() {
    UUID id = UUID.fromString("0f9d2c1e-5a44-4f0b-9a7e-3d1c2b4a5e6f");
    byte[] hash = {1, 2};
    Sql.run(entities(), "UPDATE 공고 SET a = ?, b = ?, c = ?, d = ?, e = ?", AT, id, hash, null, 7);
    assertThat(said)
        .containsExactly(
            "UPDATE 공고 SET a = ?, b = ?, c = ?, d = ?, e = ?",
            List.of(1, COLUMN),
            List.of(2, id.toString()),
            List.of(3, hash),
            Arrays.asList(4, null),
            List.of(5, 7));
    assertThat(Sql.id(id.toString())).isEqualTo(id);
  }

  @Test
  void aColumnOfNoRowAndAColumnThatIsNullAreBothNoValue() {
    assertThat(Sql.value(entities(), "SELECT MAX(a) FROM b")).isEmpty();
    answer = Arrays.asList((Object) null);
    assertThat(Sql.value(entities(), "SELECT MAX(a) FROM b")).isEmpty();
    answer = List.of("입찰", "낙찰");
    assertThat(Sql.value(entities(), "SELECT a FROM b")).contains("입찰");
    assertThat(Sql.column(entities(), "SELECT a FROM b")).isEqualTo(List.of("입찰", "낙찰"));
  }

  @Test
  void aCountIsANumberOfAnySizeAndNothingElse() {
    answer = List.of(3_000_000_000L);
    assertThat(Sql.count(entities(), "SELECT COUNT(*) FROM b")).isEqualTo(3_000_000_000L);
    answer = List.of("셋");
    assertThatThrownBy(() -> Sql.count(entities(), "SELECT a FROM b"))
        .isInstanceOf(ClassCastException.class);
  }

  /** One whose queries note what they are told and answer what this test says. */
  private EntityManager entities() {
    return proxy(
        EntityManager.class,
        (name, arguments) -> {
          said.add(arguments[0]);
          return query();
        });
  }

  private Query query() {
    Query[] self = new Query[1];
    self[0] =
        proxy(
            Query.class,
            (name, arguments) ->
                switch (name) {
                  case "setParameter" -> {
                    said.add(Arrays.asList(arguments));
                    yield self[0];
                  }
                  case "executeUpdate" -> 1;
                  case "getResultList" -> answer;
                  case "getSingleResult" -> answer.get(0);
                  default -> throw new UnsupportedOperationException(name);
                });
    return self[0];
  }

  private interface Answers {
    Object to(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.to(method.getName(), arguments)));
  }
}
