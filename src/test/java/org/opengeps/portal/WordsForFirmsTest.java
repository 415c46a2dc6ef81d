package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the system speaks to people: one form of address, and the terms that firms know. */
class WordsForFirmsTest {
  private static final Path SOURCES = Path.of("src/main");
  private static final List<String> READ =
      List.of(".java", ".properties", ".ftlh", ".xhtml", ".js", ".json", ".yaml");

  @Test
  void everyRequestIsPutInTheSamePoliteForm() throws IOException {
    assertThat(filesWith("십시")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"열쇠 생성 의식", "열쇠 의식", "관문 ", "몫", "나그네", "나쁜 마음", "거둘 수", "물릴 수", "본떠", "추첨 번호"})
  void noPageUsesWordsThatNoTenderUses(String word) throws IOException {
    assertThat(filesWith(word)).isEmpty();
  }

  private static List<Path> filesWith(String word) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> !file.toString().contains("node_modules"))
          .filter(file -> READ.stream().anyMatch(file.toString()::endsWith))
          .filter(file -> text(file).contains(word))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
