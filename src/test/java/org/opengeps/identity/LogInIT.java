package org.opengeps.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** Log-in by a signed challenge over HTTP, and the cookie it gives. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LogInIT {
  private static TestPerson person;

  @BeforeAll
  static void register() {
    person = TestPerson.supplier().registered();
  }

  private static String challenge() {
    return Http.post("/api/v1/session/challenge", "application/json", new byte[0])
        .json()
        .string("challenge");
  }

  private static JsonObject answer(String challenge, String origin) {
    return JsonObject.ofType("opengeps/login/1")
        .put("challenge", challenge)
        .put("origin", origin)
        .build();
  }

  private static byte[] signed(String challenge) {
    return person.sign(answer(challenge, TestServer.baseUrl().toString()));
  }

  private static Http.Answer logIn(byte[] cms, String... headers) {
    return Http.post("/api/v1/session", Http.CMS, cms, headers);
  }

  private static String cookie(Http.Answer answer) {
    return answer.response().headers().firstValue("Set-Cookie").orElseThrow();
  }

  @Test
  void whoSignsTheChallengeIsLoggedInWithACookieThatNoScriptReadsAndNoOtherSiteSends() {
    Http.Answer answer = logIn(signed(challenge()));
    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.json().string("name")).isEqualTo(person.name());
    assertThat(cookie(answer)).contains("HttpOnly").containsIgnoringCase("SameSite=Strict");

    String session = cookie(answer).split(";")[0];
    assertThat(Http.get("/api/v1/session", "Cookie", session).json()).isEqualTo(answer.json());
    assertThat(Http.delete("/api/v1/session", "Cookie", session).outcome()).isEqualTo("204");
    assertThat(Http.get("/api/v1/session", "Cookie", session).outcome()).isEqualTo("204");
  }

  @Test
  void theSessionChangesItsIdAtLogIn() {
    String before = cookie(logIn(signed(challenge()))).split(";")[0];
    String after = cookie(logIn(signed(challenge()), "Cookie", before)).split(";")[0];
    assertThat(after).isNotEqualTo(before);
    assertThat(Http.get("/api/v1/session", "Cookie", before).outcome()).isEqualTo("204");
  }

  @Test
  void aVisitorGetsNoCookie() {
    Http.Answer answer = Http.get("/api/v1/session");
    assertThat(answer.outcome()).isEqualTo("204");
    assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aReplayedAnswerIsRefused() {
    byte[] cms = signed(challenge());
    assertThat(logIn(cms).outcome()).isEqualTo("200");
    assertThat(logIn(cms).outcome()).isEqualTo("422 challenge-used");
  }

  @Test
  void aChallengeIsGoodForTwoMinutesToTheMillisecond() {
    byte[] cms = signed(challenge());
    TestClock.INSTANCE.advance(Duration.ofMinutes(2));
    assertThat(logIn(cms).outcome()).isEqualTo("422 challenge-expired");
  }

  @Test
  void aChallengeThatWasNotGivenHereIsRefused() {
    String given = challenge();
    char first = given.charAt(0) == '0' ? '1' : '0';
    assertThat(logIn(signed(first + given.substring(1))).outcome())
        .isEqualTo("422 challenge-foreign");
    assertThat(logIn(signed("hello")).outcome()).isEqualTo("422 challenge-foreign");
  }

  @Test
  void anAnswerSignedForAnotherSiteIsRefused() {
    byte[] cms = person.sign(answer(challenge(), "https://g2b.example"));
    Http.Answer answer = logIn(cms);
    assertThat(answer.outcome()).isEqualTo("422 origin-other");
    assertThat(answer.json().string("detail").split(" / "))
        .as("where to come instead, in both languages")
        .hasSize(2)
        .allSatisfy(said -> assertThat(said).contains(TestServer.baseUrl().toString()));
  }

  @Test
  void aCertificateThatNobodyRegisteredIsRefused() {
    TestPerson stranger = TestPerson.supplier();
    byte[] cms = stranger.sign(answer(challenge(), TestServer.baseUrl().toString()));
    assertThat(logIn(cms).outcome()).isEqualTo("403 certificate-unbound");
  }

  @Test
  void theReplacedCertificateNeitherLogsInNorKeepsItsSession() {
    TestPerson old = TestPerson.supplier().registered();
    Http.Answer before = logIn(old.sign(answer(challenge(), TestServer.baseUrl().toString())));
    String session = cookie(before).split(";")[0];
    assertThat(Http.get("/api/v1/session", "Cookie", session).outcome()).isEqualTo("200");

    old.with(TestPerson.certificate("hangang", KeyKind.RSA_2048, old.name(), old.identifier()))
        .registered();
    byte[] cms = old.sign(answer(challenge(), TestServer.baseUrl().toString()));
    assertThat(logIn(cms).outcome()).isEqualTo("403 certificate-unbound");
    assertThat(Http.get("/api/v1/session", "Cookie", session).outcome()).isEqualTo("204");
  }
}
