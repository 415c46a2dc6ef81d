package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Cases;
import org.opengeps.testing.Http;

/** What people type into the search finds what they mean, on the page as in the JSON interface. */
@ExtendWith(ArquillianExtension.class)
class SearchIT {
  @Inject private Buyer buyer;

  /** After its start a server looks into names only, until its index is made. */
  @BeforeEach
  void awaitTheIndex() {
    OpeningScene.await(() -> !match("x").equals("names"));
  }

  @Test
  void everyWordCountsWhateverStandsBetweenAndHoweverItWasTyped() {
    publish("도서관 국비 리모델링 100%", "percent_underscore 한빛");
    for (JsonObject one : Cases.of("queries")) {
      assertFound(one.string("q"), one.count("expect"));
    }
  }

  @Test
  void aTitleInDecomposedHangulIsStoredComposedAndFoundEitherWay() {
    String title = Cases.of("titles").get(0).string("ko");
    assertThat(title).isNotEqualTo(Normalizer.normalize(title, Normalizer.Form.NFC));
    NoticeView published = publish(title, "Embankment");
    assertThat(published.notice().title().ko()).isEqualTo("하천 정비공사");
    assertFound("하천", 1);
    assertFound(Normalizer.normalize("하천", Normalizer.Form.NFD), 1);
  }

  @Test
  void theSeventhWordAndTheTwentiethCountToo() {
    publish("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 🏗️ 크레인", "A crane");
    assertFound("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 크레인", 1);
    assertFound("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 없음", 0);
    assertFound("🏗️ 크레인", 1);
    assertFound("하나 ".repeat(60), 1);
  }

  @Test
  void partsOfCompoundsParticlesAndWordsOfTheDescriptionAreFound() {
    Buyer.Agency agency = buyer.agency();
    buyer.publish(
        agency,
        buyer
            .draft("검색")
            .replace("title", Drafts.text("갈매하수관로정비공사 1,250,000톤", "Ｓｅｗｅｒ of Galmae"))
            .replace("description", Drafts.text("흡착제를 교체한다", "Adsorbents are replaced"))
            .build(),
        buyer.readyCeremony(agency, 1));
    for (String query :
        List.of(
            "갈매하수관",
            "갈매하",
            Normalizer.normalize("갈매하수관", Normalizer.Form.NFD),
            "갈매 1250000",
            "GALMAE sewer",
            "흡착제")) {
      assertFound(query, 1);
      assertThat(match(query)).as(query).isEqualTo("exact");
    }
    for (String query : List.of("갈매하수관로의", "갈매 흡착제를")) {
      assertFound(query, 1);
      assertThat(match(query)).as(query).isEqualTo("endings");
    }
    assertThat(Http.get("/?lang=ko&q=" + encoded("갈매하수관로의")).text())
        .contains("‘갈매하수관로의’에 대한 결과가 없어 조사나 어미를 뺀 말로 찾은 결과입니다.");
    assertFound("갈매 없는말", 0);
  }

  @Test
  void aSlipOfOneLetterIsForgivenAndSaid() {
    publish("두무개나루 쉼터 조성", "Dumugae rest area");
    assertFound("두무게나루", 1);
    assertThat(match("두무게나루")).isEqualTo("near");
    String ko = Http.get("/?lang=ko&q=" + encoded("두무게나루")).text();
    assertThat(ko).contains("‘두무게나루’에 대한 결과가 없어 철자가 비슷한 말로 찾은 결과입니다.");
    String en = Http.get("/?lang=en&q=" + encoded("Dumugee")).text();
    assertThat(en).contains("No tender has ‘Dumugee’");
    assertThat(match("두무개나루")).isEqualTo("exact");
  }

  /** The estimated amount is 1,634,482,727 won, and the closing in an hour. */
  @Test
  void conditionsLeaveTendersOutOnThePageAsInTheInterface() {
    NoticeView view = publish("조건시험 배수펌프장", "Pumping station");
    String code = view.notice().agency().code();
    LocalDate closes = view.closesAt().atZone(view.notice().zone()).toLocalDate();
    for (String kept :
        List.of(
            "agency=" + code,
            "agency=" + encoded(view.notice().agency().name().ko().substring(1)),
            "business=works",
            "amountFrom=1,634,482,727&amountTo=1634482727",
            "closingUntil=" + closes)) {
      assertCounted(kept, 1);
    }
    for (String left :
        List.of(
            "agency=" + code + "9",
            "agency=%25",
            "business=goods",
            "amountFrom=1634482728",
            "amountTo=1,634,482,726",
            "closingUntil=" + closes.minusDays(1))) {
      assertCounted(left, 0);
    }
    for (String wrong : List.of("business=x", "amountTo=1e9", "closingUntil=tomorrow")) {
      assertThat(Http.get("/api/v1/tenders?" + wrong).outcome()).isEqualTo("400 malformed");
      Http.Answer page = Http.get("/?lang=ko&" + wrong);
      assertThat(page.status()).as(wrong).isEqualTo(400);
      assertThat(page.text()).contains("조건을 읽을 수 없습니다.", "aria-invalid=\"true\"");
    }
  }

  @Test
  void aSearchIsAFeedAndATenderHasItsDatesForACalendar() {
    NoticeView view = publish("피드시험 방수로 <정비> & 보강", "Spillway of the feed");
    String number = view.ref().number();
    Http.Answer list = Http.get("/?lang=ko&q=" + encoded("피드시험"));
    String feed = "/tenders.atom?q=" + encoded("피드시험") + "&status=&lang=ko";
    assertThat(list.text()).contains("href=\"" + feed.replace("&", "&amp;") + "\"");
    Http.Answer atom = Http.get(feed);
    assertThat(atom.status()).isEqualTo(200);
    assertThat(atom.text())
        .contains("<title>피드시험 방수로 &lt;정비&gt; &amp; 보강</title>")
        .contains("/tenders/" + view.ref() + "</id>");
    assertThat(Http.get("/tenders.atom?q=" + encoded("피드시험없음")).text()).doesNotContain("<entry>");
    assertThat(Http.get("/tenders.atom?q=" + encoded("피드시헝")).text())
        .as("nearly the same spelling")
        .doesNotContain("<entry>");
    assertThat(Http.get("/tenders.atom?closingUntil=soon").status()).isEqualTo(400);
    String calendar = "/tenders/" + number + "/calendar.ics";
    assertThat(Http.get("/tenders/" + number + "?lang=ko").text())
        .contains("href=\"" + calendar + "\"", "정정공고 뒤에는 다시 내려받으세요.");
    assertThat(Http.get(calendar).text())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("UID:" + number + "-closing@", "\r\nSEQUENCE:0\r\n", "STATUS:CONFIRMED");
    assertThat(Http.get("/tenders/R25BK99999999/calendar.ics").status()).isEqualTo(404);
  }

  private static void assertCounted(String conditions, int expected) {
    String query = "q=" + encoded("조건시험") + "&" + conditions;
    assertThat(Http.get("/api/v1/tenders?" + query).json().integer("total"))
        .as(query)
        .isEqualTo(expected);
    assertThat(Http.get("/?lang=ko&" + query).text().split("og-tender-title", -1))
        .as(query)
        .hasSize(expected + 1);
  }

  @Test
  void whatIsFoundIsAFileToo() {
    NoticeView found = publish("=HYPERLINK(죽변항 어구 보관창고)", "Gear store");
    String csv = Http.get("/tenders.csv?lang=ko&q=" + encoded("어구 보관창고")).text();
    assertThat(csv).startsWith("\uFEFF공고번호,공고명,").hasLineCount(2);
    assertThat(csv).contains("\r\n" + found.ref() + ",'=HYPERLINK(죽변항 어구 보관창고),");
    Http.Answer workbook = Http.get("/tenders.xlsx?q=" + encoded("어구 보관창고"));
    assertThat(workbook.response().headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(Http.get("/tenders.csv?amountFrom=abc").status()).isEqualTo(400);
  }

  @Test
  void moreThanATitleIsRefusedInWords() {
    String many = IntStream.range(0, 200).mapToObj(i -> "낱말" + i).collect(Collectors.joining(" "));
    assertThat(Http.get("/api/v1/tenders?q=" + encoded(many)).outcome()).isEqualTo("400 malformed");
    Http.Answer page = Http.get("/?lang=ko&q=" + encoded(many));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("검색어가 너무 깁니다.");
  }

  @Test
  void thePageShowsWhatWasTyped() {
    for (String typed : List.of("위판장", "a&b <i>\"'", "100% _", "🏗️", "%", "\\")) {
      String page = Http.get("/?q=" + encoded(typed)).text();
      String html =
          typed
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&#39;");
      assertThat(page).contains("name=\"q\" value=\"" + html + "\"");
    }
  }

  private static String match(String query) {
    return Http.get("/api/v1/tenders?q=" + encoded(query)).json().string("match");
  }

  private NoticeView publish(String ko, String en) {
    Buyer.Agency agency = buyer.agency();
    return buyer.publish(
        agency,
        buyer.draft("검색").replace("title", Drafts.text(ko, en)).build(),
        buyer.readyCeremony(agency, 1));
  }

  private static void assertFound(String query, int expected) {
    JsonObject answer = Http.get("/api/v1/tenders?q=" + encoded(query)).json();
    assertThat(answer.integer("total")).as("JSON: " + query).isEqualTo(expected);
    String page = Http.get("/?lang=ko&q=" + encoded(query)).text();
    assertThat(page.split("og-tender-title", -1)).as("page: " + query).hasSize(expected + 1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
