package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestServer;

/** What a first visit weighs on the line, and what a second one asks for again. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FirstLoadIT {
  /** Of everything but the fonts, which the browser fetches when it has drawn the page. */
  private static final int LIMIT = 40_000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient BROWSER =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern PART =
      Pattern.compile(
          "(?:<script[^>]* src|<link(?! rel=\"alternate\")[^>]* href|<img[^>]* src)=\"([^\"]+)\"");
  private static final Pattern IN_SHEET = Pattern.compile("url\\(\"?([^)\"]+)\"?\\)");

  @Test
  void theFirstPageComesInAFewPackets() {
    List<String> parts = partsOf("/");
    assertThat(parts).hasSize(3);
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
      assertThat(get(part).response().headers().firstValue("Cache-Control"))
          .as(part)
          .contains("public, max-age=31536000, immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/log", "/api/v1/trust", "/openapi"})
  void whatCompressesIsCompressed(String path) {
    assertThat(compressed(path).headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void theFontsAreOfTheWeightsInUseAndLetTheTextBeReadMeanwhile() {
    String sheet = get(partsOf("/").get(0)).text();
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
    PART.matcher(get(path).text()).results().forEach(found -> parts.add(found.group(1)));
    return parts.stream().distinct().toList();
  }

  /** The classes before may have used up what one address may ask for; more comes each second. */
  private static <T> T served(Supplier<T> ask, ToIntFunction<T> status) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T answer = ask.get();
    while (status.applyAsInt(answer) != 200 && System.nanoTime() < end) {
      answer = ask.get();
    }
    return answer;
  }

  private static Http.Answer get(String path) {
    return served(() -> Http.get(path), Http.Answer::status);
  }

  private static int weight(String path) {
    HttpResponse<byte[]> answer = compressed(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body().length;
  }

  /** As a browser asks without TLS: HTTP/1.1. Over HTTP/2 a proxy in front compresses. */
  private static HttpResponse<byte[]> compressed(String path) {
    return served(() -> ask(path), HttpResponse::statusCode);
  }

  private static HttpResponse<byte[]> ask(String path) {
    try {
      return BROWSER.send(
          HttpRequest.newBuilder(TestServer.baseUrl().resolve(path))
              .header("Accept-Encoding", "gzip")
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
