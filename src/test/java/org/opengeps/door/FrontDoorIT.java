package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.testing.RawHttp;

/** What no request gets past, and what every answer carries. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FrontDoorIT {
  private static final List<String> HEADERS =
      List.of(
          "content-security-policy: default-src 'none'",
          "x-content-type-options: nosniff",
          "x-frame-options: deny",
          "referrer-policy: same-origin");

  @Test
  void aHostThatNobodyGaveTheServerIsNeitherServedNorRepeated() {
    for (String host : List.of("evil.example", "evil.example:80", "a b<c>", "127.0.0.1:1")) {
      for (String path : List.of("/", "/buyer/notices.xhtml", "/api/v1/time", "/no-such-page")) {
        String answer = RawHttp.ask("GET " + path + " HTTP/1.1", "Host: " + host);
        assertThat(RawHttp.status(answer)).as(host + path).isIn(400, 421);
        assertThat(answer).as(host + path).doesNotContain("evil", "a b");
      }
    }
    assertThat(RawHttp.status(RawHttp.ask("GET / HTTP/1.1"))).isEqualTo(400);
    String inFirstLine =
        RawHttp.ask("GET http://evil.example/buyer/x.xhtml HTTP/1.1", RawHttp.host());
    assertThat(RawHttp.status(inFirstLine)).isIn(400, 421);
    assertThat(inFirstLine).doesNotContain("evil");
    String twice = RawHttp.ask("GET / HTTP/1.1", RawHttp.host(), "Host: evil.example");
    assertThat(RawHttp.status(twice)).isIn(400, 421);
  }

  @Test
  void noFolderOfTheProgramAnswersWithTheHostThatWasAskedFor() {
    for (String folder : List.of("/buyer", "/assets", "/WEB-INF", "/META-INF")) {
      String answer = RawHttp.ask("GET " + folder + " HTTP/1.1", "Host: evil.example");
      assertThat(answer).as(folder).doesNotContain("evil");
    }
  }

  @Test
  void pagesRedirectsRefusalsAndErrorsCarryTheSameHeaders() {
    check(200, "GET / HTTP/1.1");
    String redirect = check(302, "GET /buyer/notices.xhtml HTTP/1.1");
    assertThat(RawHttp.head(redirect)).contains("location: /login?next=");
    check(404, "GET /no-such-page HTTP/1.1");
    check(404, "GET /WEB-INF/web.xml HTTP/1.1");
    check(404, "GET /api/v1/tenders/R00BK00000000 HTTP/1.1");
    check(405, "DELETE /api/v1/time HTTP/1.1");
    check(405, "POST / HTTP/1.1", "Content-Length: 0");
    check(421, "GET / HTTP/1.1", "Host: evil.example");
    assertThat(RawHttp.ask("GET /api/v1/time HTTP/1.1", "Host: evil.example"))
        .contains("host-unknown");
  }

  private static String check(int status, String... lines) {
    boolean named = lines.length > 1 && lines[1].startsWith("Host");
    String answer =
        named
            ? RawHttp.ask(lines)
            : RawHttp.ask(
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(lines[0], RawHttp.host()),
                        java.util.Arrays.stream(lines).skip(1))
                    .toArray(String[]::new));
    assertThat(RawHttp.status(answer)).as(lines[0] + "\n" + answer).isEqualTo(status);
    assertThat(RawHttp.head(answer)).as(lines[0]).contains(HEADERS);
    return answer;
  }

  @Test
  void aSessionNeverStandsInAnAddress() {
    for (String path :
        List.of(
            "/;jsessionid=0123456789abcdef",
            "/api/v1/session;JSESSIONID=x",
            "/tenders;jsessionid=x")) {
      String answer = RawHttp.ask("GET " + path + " HTTP/1.1", RawHttp.host());
      assertThat(RawHttp.status(answer)).as(path).isEqualTo(400);
    }
    assertThat(RawHttp.ask("GET /api/v1/time;jsessionid=x HTTP/1.1", RawHttp.host()))
        .contains("session-in-address");
    String page = RawHttp.ask("GET /login HTTP/1.1", RawHttp.host());
    assertThat(page).doesNotContainIgnoringCase("jsessionid");
  }

  @Test
  void anAddressThatCannotBeReadIsRefusedInOwnWords() {
    for (String path :
        List.of(
            "/?q=%zz",
            "/?q=100%",
            "/%zz",
            "/%",
            "/api/v1/tenders/%G1",
            "/buyer/..%zz;a=%0",
            "/%zz?q=1",
            "/?page=%C0%80",
            "/buyer/notices.xhtml?lot=%G1",
            "/api/v1/tenders?q=%zz",
            "/api/v1/tenders?q=%ff",
            "/assets/manifest.json?%",
            "/api/v1/ledger/checkpoint?%0")) {
      String answer = check(400, "GET " + path + " HTTP/1.1");
      assertThat(answer).as(path).contains("address-malformed").doesNotContain("Payara", "\tat ");
    }
    String page = RawHttp.ask("GET /?q=%zz HTTP/1.1", RawHttp.host(), "Accept: text/html");
    assertThat(page).contains("<!DOCTYPE html>", "주소에 읽을 수 없는 % 기호가 있습니다");
    String path = RawHttp.ask("GET /%zz HTTP/1.1", RawHttp.host(), "Accept: text/html");
    assertThat(path).contains("<!DOCTYPE html>", "주소에 읽을 수 없는 % 기호가 있습니다");
    check(200, "GET /?q=100%25&page=1 HTTP/1.1");
  }
}
