package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code with which something is refused is asserted by a test. The codes are read from the
 * source, where each stands as the first text of a refusal, as a constant, or as a word of one of
 * the lists of refusals.
 */
class RefusalCodesTest {
  /** Texts first: what looks like a comment inside of one is none. */
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'"
              + "|`.*?`|/\\*.*?\\*/|//[^\\n]*");

  private static final Pattern CONSTANT = Pattern.compile("String (\\w+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern CALL =
      Pattern.compile(
          "(?:new Refusal|new Finding|costs|refuse|refused|refusal|finding|unlisted|problem|later)"
              + "\\(\\s*(?:[\\w.()]+,\\s*)?(?:\"([a-z][a-z0-9-]*)\"|([A-Z][A-Z_]*))\\s*,");
  private static final Pattern WORD = Pattern.compile("(?m)^  ([A-Z][A-Z_]+)\\(");
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");

  /** Every code has a case by now. */
  private static final int MOST_WITHOUT_CASE = 0;

  /** Lists of refusals, with what their codes begin with. */
  private static final Map<String, String> LISTS =
      Map.of("BidRefusals", "", "UploadRefusals", "", "KeyFault", "key-");

  @Test
  void everyCodeOfARefusalIsAssertedByATest() {
    Set<String> missing = new TreeSet<>(missing());
    missing.removeAll(Set.copyOf(withoutCase()));
    assertThat(missing).as("codes of refusals that no test asserts").isEmpty();
  }

  @Test
  void theListOfCodesWithoutACaseOnlyGetsShorter() {
    Set<String> covered = new TreeSet<>(withoutCase());
    covered.removeAll(missing());
    assertThat(covered).as("have a case now, or are gone: strike them off").isEmpty();
  }

  @Test
  void theListOfCodesWithoutACaseIsNotAddedTo() {
    assertThat(withoutCase()).hasSizeLessThanOrEqualTo(MOST_WITHOUT_CASE);
  }

  @Test
  void theCodesAreFoundWhereverTheyAreWritten() {
    assertThat(codes().keySet())
        .as("a text, a constant, a word of each list, a word of the doors")
        .contains(
            "four-eyes", "picks-invalid", "late", "upload-hash", "key-password-wrong", "busy");
  }

  private static Set<String> missing() {
    String tests =
        texts(Path.of("src/test/java"), ".java")
            + texts(Path.of("src/main/frontend/test"), ".mjs")
            + texts(Path.of("src/test/resources/cases"), ".json");
    Set<String> missing = new TreeSet<>();
    codes()
        .forEach(
            (code, names) -> {
              String texts = "[\"'](?:\\d{3} )?" + code + "[\"']";
              String known = names.isEmpty() ? "" : "|\\b(?:" + String.join("|", names) + ")\\b";
              if (!Pattern.compile(texts + known).matcher(tests).find()) {
                missing.add(code);
              }
            });
    return missing;
  }

  /** The codes, each with the names of its constants as a test would write them. */
  private static Map<String, Set<String>> codes() {
    Map<String, Set<String>> codes = new TreeMap<>();
    sources(Path.of("src/main/java"), name -> name.endsWith(".java"))
        .forEach((type, source) -> collect(type, source, codes));
    ofTheServer().forEach(code -> codes.computeIfAbsent(code, any -> new TreeSet<>()));
    return codes;
  }

  /** What the build lists for the OpenAPI document: findings and what the doors say, too. */
  private static List<String> ofTheServer() {
    try {
      return Files.readAllLines(Path.of("target/generated-resources/openapi/refusal-codes.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(String type, String source, Map<String, Set<String>> codes) {
    if (LISTS.containsKey(type)) {
      WORD.matcher(source)
          .results()
          .map(found -> found.group(1))
          .forEach(
              word ->
                  codes
                      .computeIfAbsent(LISTS.get(type) + hyphens(word), code -> new TreeSet<>())
                      .add(type + "\\." + word));
      return;
    }
    Map<String, String> constants = new HashMap<>();
    CONSTANT.matcher(source).results().forEach(m -> constants.put(m.group(1), m.group(2)));
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      String code = call.group(1) == null ? constants.get(call.group(2)) : call.group(1);
      if (code != null && CODE.matcher(code).matches()) {
        Set<String> names = codes.computeIfAbsent(code, any -> new TreeSet<>());
        if (call.group(2) != null) {
          names.add(type + "\\." + call.group(2));
        }
      }
    }
  }

  private static String hyphens(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Sources without comments, by the simple name of their type. */
  private static Map<String, String> sources(Path folder, Predicate<String> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> sources = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .filter(file -> wanted.test(file.toString()))
          .filter(file -> !file.endsWith("RefusalCodesTest.java"))
          .forEach(file -> sources.put(name(file, sources.keySet()), read(file)));
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String texts(Path folder, String ending) {
    return String.join("\n", sources(folder, name -> name.endsWith(ending)).values());
  }

  private static String name(Path file, Collection<String> taken) {
    String name = file.getFileName().toString().replaceAll("\\..*", "");
    return taken.contains(name) ? file.toString() : name;
  }

  private static String read(Path file) {
    try {
      return TEXT_OR_COMMENT
          .matcher(Files.readString(file))
          .replaceAll(
              found ->
                  found.group().startsWith("/") ? "" : Matcher.quoteReplacement(found.group()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What no test asserts yet. */
  private static List<String> withoutCase() {
    try {
      return Files.readAllLines(Path.of("src/test/resources/refusals/without-case.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
