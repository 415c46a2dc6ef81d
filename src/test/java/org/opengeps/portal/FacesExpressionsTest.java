package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the expressions of Faces pages must leave to Java, so that they mean the same everywhere.
 */
class FacesExpressionsTest {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*\\}");

  /** Jakarta Expression Language 6 hands out what is in an Optional, version 5 the Optional. */
  @Test
  void noExpressionAsksAnOptionalWhetherSomethingIsInIt() throws IOException {
    Pattern asking = Pattern.compile("\\.(isPresent|orElse\\w*|isEmpty|get)\\(\\)");
    assertThat(expressions())
        .hasSizeGreaterThan(100)
        .noneMatch(expression -> asking.matcher(expression).find());
  }

  private static List<String> expressions() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(PAGES)) {
      all.filter(page -> page.toString().endsWith(".xhtml")).forEach(page -> collect(page, found));
    }
    return found;
  }

  private static void collect(Path page, List<String> found) {
    try {
      Matcher matcher = EXPRESSION.matcher(Files.readString(page));
      while (matcher.find()) {
        found.add(page.getFileName() + " " + matcher.group());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
