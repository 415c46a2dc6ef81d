package org.opengeps.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts of the tables promise, and whether something holds it. */
class SchemaTest {
  private static final Path SCRIPTS = Path.of("sql");
  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (\\w+) \\(\\n((?:[^\\n)][^\\n]*\\n)+)\\)([^\\n]*);");
  private static final Pattern COLUMN = Pattern.compile("(?m)^ {2}([a-z]\\w*) [A-Z].*$");
  private static final Pattern TRIGGER =
      Pattern.compile("CREATE TRIGGER \\w+ BEFORE (UPDATE|DELETE) ON (\\w+)");
  private static final Pattern UNCHANGING = Pattern.compile("never changed|only added|, once'");

  /** Rows that the law lets us destroy: what guards them is their hash. */
  private static final Set<String> DESTROYED_BY_PROCEDURE = Set.of("document");

  @Test
  void everyTableAndEveryColumnSaysWhatItHolds() throws IOException {
    List<String> silent =
        tables().entrySet().stream()
            .flatMap(
                table -> {
                  Matcher body = TABLE.matcher(table.getValue());
                  assertThat(body.find()).isTrue();
                  Stream<String> columns =
                      COLUMN
                          .matcher(body.group(2))
                          .results()
                          .filter(column -> !column.group().contains(" COMMENT '"))
                          .map(column -> table.getKey() + "." + column.group(1));
                  return body.group(3).contains("COMMENT='")
                      ? columns
                      : Stream.concat(columns, Stream.of(table.getKey()));
                })
            .toList();
    assertThat(silent).isEmpty();
    assertThat(tables()).hasSizeGreaterThan(30);
  }

  @Test
  void whereATableSaysThatItsRowsNeverChangeATriggerRefusesIt() throws IOException {
    Set<String> promised = new TreeSet<>();
    tables()
        .forEach(
            (name, text) -> {
              if (UNCHANGING.matcher(text.substring(text.lastIndexOf("\n)"))).find()) {
                promised.add(name);
              }
            });
    promised.removeAll(DESTROYED_BY_PROCEDURE);
    assertThat(promised)
        .contains("award_ranking", "award_score", "award_decision", "notice_move", "bid_close");
    for (String event : List.of("UPDATE", "DELETE")) {
      Set<String> unguarded = new TreeSet<>(promised);
      unguarded.removeAll(guarded(event));
      assertThat(unguarded).as("tables without a trigger before " + event).isEmpty();
    }
  }

  private static Map<String, String> tables() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    TABLE.matcher(scripts()).results().forEach(one -> tables.put(one.group(1), one.group()));
    return tables;
  }

  private static Set<String> guarded(String event) throws IOException {
    Set<String> guarded = new TreeSet<>();
    TRIGGER
        .matcher(scripts())
        .results()
        .filter(one -> one.group(1).equals(event))
        .forEach(one -> guarded.add(one.group(2)));
    return guarded;
  }

  private static String scripts() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file)).append('\n');
      }
    }
    return text.toString();
  }
}
