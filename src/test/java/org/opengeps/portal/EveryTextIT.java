package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestServer;

/**
 * Any text, in any place of an address, a form, a cookie or a header, on every way in: the answer
 * is a decision about the text, never a failure, and shows the text as it was written.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EveryTextIT {
  /** Parameters of pages; those of the interface come from its document. */
  private static final List<String> OF_PAGES =
      List.of(
          "q",
          "status",
          "sort",
          "page",
          "lang",
          "next",
          "submission",
          "no",
          "draft",
          "correct",
          "copy",
          "cancel",
          "tender",
          "number",
          "stage",
          "grant",
          "token",
          "what",
          "mandate",
          "do",
          "done",
          "kind",
          "from",
          "until",
          "before",
          "after");

  private static final JsonObject DOORS = Http.get("/openapi?format=JSON").json().object("paths");
  private static final Set<String> PARAMETERS = parameters();

  /** Below what the server takes: over HTTP/2 it breaks a request off from some 6,000 signs on. */
  private static final int LONGEST_ADDRESS = 4_000;

  /** Pages that a pattern with a star stands for. */
  private static final List<String> BELOW =
      List.of(
          "",
          "R26BK00000001",
          "R26BK00000001/bid",
          "R26BK00000001/can-i-bid",
          "R26BK00000001/opening",
          "R26BK00000001/result",
          "R26BK00000001/questions",
          "R26BK00000001/answer",
          "R26BK00000001/waiver",
          "R26BK00000001/changes",
          "bids",
          "receipt",
          "sealing",
          "checkpoint");

  private static final Set<String> ROUTES = routes();

  @Test
  void theRoutesAreThoseOfTheServletsTheOfficersPagesAndTheInterface() {
    assertThat(ROUTES)
        .contains("/", "/tenders/{text}", "/my/receipt", "/buyer/draft.xhtml", "/ledger/{text}")
        .contains("/api/v1/tenders/{text}/documents/{text}", "/problem")
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "위판장",
        "\u1112\u1161\u110e\u1165\u11ab",
        "🏗️👩‍🚒",
        "도서관\u3000군비",
        "도서관\u00a0군비",
        "\ufeff도서관",
        "도\u200b서관",
        "하나 둘 셋 넷 다섯 여섯 일곱",
        "가나다 라마바 사아자 차카타 파하 abc def ghi jkl mno pqr stu vwx",
        "거꾸로\u202e읽기",
        "줄\r\n바꿈: x",
        "영\u0000끝",
        "a=b&c=d;e/f\\g..%%2f#?+\"'<b>",
        "é ß ÿ ＡＢＣ １２３"
      })
  void everyRouteDecidesAboutEveryText(String text) {
    List<String> wrong = new ArrayList<>();
    for (String route : ROUTES) {
      for (String address : addresses(route, encoded(text))) {
        judge(route, text, Http.get(address, "Cookie", "lang=" + encoded(text)), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** As no browser sends it, but scripts do. */
  @ParameterizedTest
  @ValueSource(strings = {"%", "%ff%fe", "%c3", "%00", "%ED%A0%BD", "위판장", "%E", "100%", "a%zz"})
  void anAddressThatIsNoTextIsNoFailure(String raw) throws IOException {
    for (String target :
        List.of(
            "/?q=" + raw,
            "/tenders/" + raw,
            "/api/v1/tenders?q=" + raw,
            "/api/v1/tenders/" + raw,
            "/login?next=" + raw,
            "/ledger/" + raw,
            "/" + raw)) {
      assertThat(statusOf(target)).as(target).isBetween(200, 499);
    }
  }

  private static void judge(String route, String text, Http.Answer answer, List<String> wrong) {
    int status = answer.status();
    // 503: readiness; it does not hang on the text
    if (status < 200 || status >= 500 && !route.startsWith("/health")) {
      wrong.add(route + ": " + status);
    }
    boolean isText =
        answer
            .response()
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .matches(".*(text|json).*");
    String body = isText ? answer.text() : "";
    for (String form : List.of(text, Normalizer.normalize(text, Normalizer.Form.NFC))) {
      String latin = new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      if (!latin.equals(form) && body.contains(latin)) {
        wrong.add(route + ": read as Latin-1");
      }
    }
    if (body.contains("\ufffd")) {
      wrong.add(route + ": broken signs");
    }
  }

  /**
   * A route with the text in every parameter that there is: in one address, or in several where one
   * would be longer than servers take.
   */
  private static List<String> addresses(String route, String text) {
    String path = route.replace("{text}", text);
    List<String> addresses = new ArrayList<>();
    StringBuilder address = new StringBuilder(path);
    for (String name : PARAMETERS) {
      String parameter = name + "=" + text;
      if (address.length() + parameter.length() > LONGEST_ADDRESS) {
        addresses.add(address.toString());
        address = new StringBuilder(path);
      }
      address.append(address.indexOf("?") < 0 ? '?' : '&').append(parameter);
    }
    addresses.add(address.toString());
    return addresses;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static int statusOf(String target) throws IOException {
    URI server = TestServer.baseUrl();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      String request =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: "
              + server.getAuthority()
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
      return Integer.parseInt(line.substring(line.length() - 3));
    }
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    new ClassFileImporter()
        .importUrl(Sha256.class.getProtectionDomain().getCodeSource().getLocation()).stream()
            .filter(type -> type.isAnnotatedWith(WebServlet.class))
            .map(type -> type.getAnnotationOfType(WebServlet.class))
            .flatMap(servlet -> Stream.of(servlet.value(), servlet.urlPatterns()))
            .flatMap(Stream::of)
            .forEach(pattern -> routes.addAll(paths(pattern)));
    try (Stream<Path> pages = Files.list(Path.of("src/main/webapp/buyer"))) {
      pages.forEach(page -> routes.add("/buyer/" + page.getFileName()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    DOORS.names().stream()
        .filter(path -> DOORS.object(path).has("get"))
        .forEach(
            path -> {
              String real = path.replace("{no}", PublishedTender.number());
              routes.add(path.replaceAll("\\{[^}]+}", "{text}"));
              routes.add(real.replaceAll("\\{[^}]+}", "{text}"));
            });
    routes.addAll(
        List.of("/health/ready", "/health/live", "/openapi", "/{text}", "/assets/{text}"));
    return routes;
  }

  private static Set<String> parameters() {
    Set<String> names = new TreeSet<>(OF_PAGES);
    DOORS.names().stream()
        .map(DOORS::object)
        .filter(path -> path.has("get"))
        .map(path -> path.object("get"))
        .filter(get -> get.has("parameters"))
        .flatMap(get -> get.objects("parameters").stream())
        .filter(one -> one.has("in") && one.string("in").equals("query"))
        .forEach(one -> names.add(one.string("name")));
    return names;
  }

  private static List<String> paths(String pattern) {
    if (!pattern.endsWith("/*")) {
      return List.of(pattern.isEmpty() ? "/" : pattern);
    }
    String base = pattern.substring(0, pattern.length() - 1);
    List<String> paths = new ArrayList<>(List.of(base + "{text}", base + "{text}/{text}"));
    BELOW.forEach(one -> paths.add(base + one));
    return paths;
  }
}
