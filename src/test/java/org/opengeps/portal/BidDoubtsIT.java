package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** A server that lies to one bidder: the page notices, says what, and seals nothing. */
class BidDoubtsIT extends BrowserTest {
  private final List<String> sent = new ArrayList<>();

  @BeforeEach
  void listen() {
    page()
        .onRequest(
            request -> {
              if (request.method().equals("POST")) {
                sent.add(request.url());
              }
            });
  }

  @Test
  void anHonestTenderPassesEveryCheckAndTheTrustFileIsNamed() {
    fillIn();
    assertThat(page().locator("#tender-checks li.ok")).hasCount(5);
    assertThat(page().locator("#tender-checks li.no")).hasCount(0);
    page().locator("#trust summary").click();
    assertThat(page().locator("#trust-hash")).hasText(trust().hash().hex());
    assertThat(page().locator("#trust-source")).containsText("이 서버가 준 것");
    assertThat(complaints).isEmpty();
  }

  @Test
  void membersWhoseWordsAreSwappedAreNoticedAndNothingIsSent() throws IOException {
    page().route("**/api/v1/tenders/*", route -> alter(route, BidDoubtsIT::swapWords));
    fillIn();
    assertThat(page().locator("#tender-checks li.no")).containsText("위원 1");
    trySubmitting();
    assertThat(page().locator("#doubt")).containsText("기관과 감사 부서에 이 문장을 알려");
    assertThat(sent).isEmpty();
  }

  @Test
  void anotherTrustFileIsRememberedAndDisagreesWithTheServer() throws IOException {
    fillIn();
    page().locator("#trust summary").click();
    page().locator("#trust-file").setInputFiles(json("rubbish.json", "{}"));
    assertThat(page().locator("#trust-file-error")).containsText("신뢰 파일이 아닙니다");
    JsonObject other =
        trust().toBuilder()
            .replace("witnessKeys", List.of(trust().string("logKey")))
            .replace("signingRoots", trust().strings("platformRoots"))
            .build();
    page().locator("#trust-file").setInputFiles(json("trust.json", other.toString()));
    assertThat(page().locator("#trust-hash")).hasText(other.hash().hex());
    assertThat(page().locator("#doubt")).containsText("발급한 곳이 신뢰 파일에 없습니다");
    page().reload();
    assertThat(page().locator("#trust-hash")).hasText(other.hash().hex());
    page().locator("#to-review").click();
    trySubmitting();
    assertThat(page().locator("#doubt")).isVisible();
    assertThat(sent).isEmpty();
    page().locator("#trust-forget").click();
    assertThat(page().locator("#trust-hash")).hasText(trust().hash().hex());
    assertThat(page().locator("#tender-checks li.ok")).hasCount(5);
  }

  @Test
  void aKeyOfAnEarlierTenderIsRefused() throws IOException {
    String key =
        Http.get("/api/v1/tenders/" + PublishedTender.number())
            .json()
            .objects("lots")
            .get(0)
            .objects("envelopes")
            .get(0)
            .object("committeeKey")
            .string("y");
    page().navigate("/my/bids");
    page()
        .evaluate(
            "key => localStorage.setItem('opengeps-seen-keys', JSON.stringify({[key]: 'R26BK99999999'}))",
            key);
    fillIn();
    trySubmitting();
    assertThat(page().locator("#doubt")).containsText("이미 공고 R26BK99999999에 쓰였습니다");
    assertThat(sent).isEmpty();
  }

  private static JsonObject trust() {
    return Http.get("/api/v1/trust").json();
  }

  private static FilePayload json(String name, String content) {
    return new FilePayload(name, "application/json", content.getBytes(StandardCharsets.UTF_8));
  }

  private void fillIn() {
    page().navigate("/tenders/" + PublishedTender.number() + "/bid");
    page().locator("#amount").fill("1560000000");
    page().locator("input[name=pick][value='3']").check();
    page().locator("input[name=pick][value='11']").check();
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
  }

  private void trySubmitting() throws IOException {
    page().locator("#keyfile").setInputFiles(NewcomerIT.keyFile(TestPerson.supplier()));
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#final").check();
    page().locator("#submit").click();
    assertThat(page().locator("#doubt")).isFocused();
  }

  private static void alter(Route route, UnaryOperator<JsonObject> change) {
    APIResponse answer = route.fetch();
    JsonObject changed = change.apply(JsonObject.parse(answer.body()));
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBodyBytes(changed.canonical()));
  }

  /** Members 1 and 2 have signed, but each the other's message. */
  private static JsonObject swapWords(JsonObject tender) {
    JsonObject ceremony = tender.objects("ceremonies").get(0);
    List<String> words =
        new ArrayList<>(
            ceremony.objects("round2").stream().map(word -> word.string("message")).toList());
    Collections.swap(words, 0, 1);
    List<JsonObject> swapped = new ArrayList<>();
    for (String word : words) {
      swapped.add(
          JsonObject.builder().put("member", swapped.size() + 1).put("message", word).build());
    }
    return tender.toBuilder()
        .replace("ceremonies", List.of(ceremony.toBuilder().replace("round2", swapped).build()))
        .build();
  }
}
