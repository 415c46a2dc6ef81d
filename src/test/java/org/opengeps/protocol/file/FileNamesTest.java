package org.opengeps.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opengeps.protocol.json.JsonObject;

/** Which names of files may be sealed, and how others are shown; the page reads the same cases. */
class FileNamesTest {
  private static JsonObject vectors() throws IOException {
    try (InputStream in = FileNamesTest.class.getResourceAsStream("/vectors/file-names.json")) {
      return JsonObject.parse(in.readAllBytes());
    }
  }

  @TestFactory
  Stream<DynamicTest> namesThatNobodyCouldTellApartAreRefused() throws IOException {
    return vectors().objects("cases").stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.string("about"),
                    () ->
                        assertThat(fault(one.strings("names")))
                            .isEqualTo(one.stringOrNull("fault"))));
  }

  @TestFactory
  Stream<DynamicTest> whatWasSealedElsewhereIsShownSoThatItCanBeToldApart() throws IOException {
    return vectors().objects("shown").stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.strings("shown").toString(),
                    () ->
                        assertThat(FileNames.shown(one.strings("names")))
                            .isEqualTo(one.strings("shown"))));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(FileNames.judge(List.of(new FileNames.Named("내역서.pdf", 0))))
        .hasValue(new FileNames.Found(FileNames.Fault.EMPTY, "내역서.pdf"));
  }

  private static String fault(List<String> names) {
    return FileNames.judge(names.stream().map(name -> new FileNames.Named(name, 1)).toList())
        .map(found -> found.fault().code())
        .orElse(null);
  }
}
