package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.testing.Http;
import org.opengeps.testing.Http.Answer;

/** What a first visit weighs on the line, and what a second one asks for again. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FirstLoadIT {
  /** Of everything but the fonts, which the browser fetches when it has drawn the page. */
  private static final int LIMIT = 60_000;

  private static final Pattern PART =
      Pattern.compile("(?:<script[^>]* src|<link[^>]* href|<img[^>]* src)=\"([^\"]+)\"");
  private static final Pattern IN_SHEET = Pattern.compile("url\\(\"?([^)\"]+)\"?\\)");

  @Test
  void theFirstPageComesInAFewPackets() {
    List<String> parts = partsOf("/");
    assertThat(parts).hasSizeGreaterThan(2);
    int bytes = weight("/");
    for (String part : parts) {
      bytes += weight(part);
    }
    assertThat(bytes).as("bytes of " + parts).isLessThan(LIMIT);
  }

  @Test
  void whatAPageLoadsIsKeptForAYearUnderANameOfItsContent() {
    List<String> parts = partsOf("/");
    for (String part : parts) {
      assertThat(part).matches("/assets/(files/)?[\\w.-]+-[0-9A-Z]{8}\\.\\w+");
      assertThat(Http.get(part).response().headers().firstValue("Cache-Control"))
          .as(part)
          .contains("public, max-age=31536000, immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/log", "/api/v1/trust", "/openapi"})
  void whatCompressesIsCompressed(String path) {
    assertThat(compressed(path).response().headers().firstValue("Content-Encoding"))
        .contains("gzip");
  }

  @Test
  void theFontsAreOfTheWeightsInUseAndLetTheTextBeReadMeanwhile() {
    String sheet = Http.get(partsOf("/").get(0)).text();
    List<String> fonts =
        IN_SHEET
            .matcher(sheet)
            .results()
            .map(found -> found.group(1))
            .filter(address -> address.contains("woff"))
            .toList();
    assertThat(fonts).hasSize(2).allMatch(address -> address.endsWith(".woff2"));
    assertThat(sheet.split("font-display:swap", -1)).hasSize(fonts.size() + 1);
  }

  /** Addresses of what the page names, the style sheet first. */
  private static List<String> partsOf(String path) {
    List<String> parts = new ArrayList<>();
    PART.matcher(Http.get(path).text()).results().forEach(found -> parts.add(found.group(1)));
    return parts.stream().distinct().toList();
  }

  private static int weight(String path) {
    Answer answer = compressed(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.response().body().length;
  }

  private static Answer compressed(String path) {
    return Http.get(path, "Accept-Encoding", "gzip");
  }
}
