package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Pages;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.Notices;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderPage.Match;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.model.Tender;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.message.Notice;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Feed and calendar are what programs of others read without asking back. */
class FeedsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final String BASE = "https://bids.example";
  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00.123456Z");

  private static final Notice NOTICE =
      Notices.of(
          Drafts.works()
              .replace(
                  "title",
                  Drafts.text("하수관로 <정비> & \"보수\", 가나다라마바사아자차카타파하가나다라마바사; 둘\\\\셋", "Pipes"))
              .build(),
          Drafts.CLOSES.minus(Duration.ofDays(20)));

  private static PageTools words(Language language) {
    return new PageTools(
        new Texts(language),
        null,
        new Visitor(language, "/", ""),
        new Installation(false, 15, Operator.unnamed()));
  }

  private static Visit visit(Map<String, String> parameters) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> parameters.get((String) arguments[0]));
    return new Visit(List.of(), request);
  }

  private static NoticeView view(Notice notice, TenderState state) {
    SortedMap<String, TenderState> lots = new TreeMap<>(Map.of("0", state));
    return new NoticeView(
        notice,
        notice.hash(),
        new byte[0],
        notice.hash(),
        Drafts.NOTICED,
        state,
        lots,
        true,
        false);
  }

  @Test
  void whatAnAddressAsksForStaysInIt() {
    AskedList asked =
        AskedList.of(
            visit(
                Map.of(
                    "q", " 하수 관로 ",
                    "status", "OPEN",
                    "sort", "closing",
                    "agency", "a&b 군",
                    "amountTo", "1,000",
                    "page", "3")),
            SEOUL);
    assertThat(asked.conditions())
        .isEqualTo(
            "q=%ED%95%98%EC%88%98+%EA%B4%80%EB%A1%9C&status=OPEN&agency=a%26b+%EA%B5%B0&amountTo=1%2C000");
    assertThat(asked.sort()).isEqualTo("closing");
    assertThat(asked.isWrong()).isFalse();
    assertThat(asked.whole().states()).isEqualTo(Set.of(TenderState.OPEN));
    assertThat(asked.whole().filter().agency()).isEqualTo("a&b 군");
    assertThat(asked.whole().page()).isEqualTo(3);
    assertThat(AskedList.of(visit(Map.of("closingUntil", "soon")), SEOUL).isWrong()).isTrue();
    assertThat(asked.wrongFields()).isEmpty();
    Map.of(
            "agency", "가".repeat(101),
            "business", "arms",
            "amountFrom", "1억",
            "amountTo", "1e9",
            "closingUntil", "soon")
        .forEach(
            (name, value) ->
                assertThat(AskedList.of(visit(Map.of(name, value)), SEOUL).wrongFields())
                    .containsExactly(name));
    assertThat(AskedList.of(visit(Map.of("amountFrom", "2", "amountTo", "1")), SEOUL).wrongFields())
        .containsExactly("amountFrom", "amountTo");
    assertThat(AskedList.of(visit(Map.of("q", "가".repeat(301))), SEOUL).isWrong()).isTrue();
    assertThat(AskedList.of(visit(Map.of()), SEOUL).conditions()).isEqualTo("q=&status=");
  }

  @Test
  void aFeedIsWellFormedWithWholeAddressesAndAnEntryForEachOrder() throws Exception {
    TenderSummary tender = summary(NOTICE);
    Map<TenderNumber, Instant> published =
        Map.of(TenderNumber.of(tender.ref()), NOTICE.schedule().noticedAt().plusSeconds(1));
    byte[] feed =
        feed(Language.KO, published).write(found(Match.EXACT, tender), "q=a&status=", "a<b", NOW);
    Document document = parsed(feed);
    assertThat(texts(document, "id"))
        .containsExactly(
            BASE + "/tenders.atom?q=a&status=&lang=ko", BASE + "/tenders/R25BK00000001-000");
    assertThat(texts(document, "title")).containsExactly("입찰공고: a<b", NOTICE.title().ko());
    String accepted = NOTICE.schedule().noticedAt().plusSeconds(1).toString();
    assertThat(texts(document, "updated")).containsExactly(accepted, accepted);
    assertThat(texts(document, "subtitle")).isEmpty();
    assertThat(texts(document, "name")).containsExactly("OpenGePS", "하동군");
    assertThat(texts(document, "summary").get(0))
        .contains("R25BK00000001-000", "공사", "1,634,482,727", "2025-06-24 16:00");
    var links = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link");
    for (int i = 0; i < links.getLength(); i++) {
      assertThat(((Element) links.item(i)).getAttribute("href")).startsWith(BASE + "/");
    }
    assertThat(links.getLength()).isEqualTo(3);
    Document empty = parsed(feed(Language.EN, Map.of()).write(found(Match.EXACT), "q=", "", NOW));
    assertThat(texts(empty, "updated")).containsExactly("2026-11-30T00:00:00Z");
    assertThat(texts(empty, "title")).containsExactly("Tenders");
  }

  private static TenderSummary summary(Notice notice) {
    return new Tender(
            notice, new OrganisationId("00000000-0000-0000-0000-000000000001"), Drafts.NOTICED)
        .summary();
  }

  private static TenderPage found(Match match, TenderSummary... tenders) {
    return new TenderPage(List.of(tenders), Pages.of(1, tenders.length, 50), tenders.length)
        .as(match, false);
  }

  private static AtomFeed feed(Language language, Map<TenderNumber, Instant> published) {
    return new AtomFeed(words(language), BASE, published);
  }

  @Test
  void aCorrectionIsAnEntryOfTheTimeAtWhichItWasPublished() throws Exception {
    TenderSummary corrected = summary(Rebids.later(NOTICE, Duration.ofDays(7)));
    Map<TenderNumber, Instant> published = Map.of(TenderNumber.of(corrected.ref()), NOW);
    Document document =
        parsed(
            feed(Language.KO, published)
                .write(found(Match.EXACT, corrected), "q=", "", NOW.plusSeconds(60)));
    assertThat(texts(document, "id").get(1)).isEqualTo(BASE + "/tenders/R25BK00000001-001");
    assertThat(texts(document, "updated"))
        .containsExactly("2026-11-30T00:00:00Z", "2026-11-30T00:00:00Z");
    assertThat(texts(document, "published")).containsExactly("2026-11-30T00:00:00Z");
  }

  @Test
  void aFeedHasNoTendersOfNearlyTheSameSpellingAndSaysWhereItDidNotLook() throws Exception {
    AtomFeed feed = feed(Language.EN, Map.of());
    TenderSummary tender = summary(NOTICE);
    Document near = parsed(feed.write(found(Match.NEAR, tender), "q=a", "a", NOW));
    assertThat(texts(near, "id")).hasSize(1);
    assertThat(texts(near, "title")).containsExactly("Tenders: a");
    Document endings = parsed(feed.write(found(Match.ENDINGS, tender), "q=a", "a", NOW));
    assertThat(texts(endings, "id")).hasSize(2);
    Document names = parsed(feed.write(found(Match.NAMES, tender), "q=a", "a", NOW));
    assertThat(texts(names, "subtitle"))
        .containsExactly(new Texts(Language.EN).get("tenders.names"));
    assertThat(texts(names, "id")).hasSize(2);
    TenderPage cut = found(Match.EXACT, tender).as(Match.EXACT, true);
    assertThat(texts(parsed(feed.write(cut, "q=a", "a", NOW)), "subtitle"))
        .containsExactly(new Texts(Language.EN).get("tenders.cut"));
  }

  private static Document parsed(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static List<String> texts(Document document, String name) {
    var elements = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
    return java.util.stream.IntStream.range(0, elements.getLength())
        .mapToObj(i -> elements.item(i).getTextContent())
        .toList();
  }

  @Test
  void aCalendarHasClosingAndOpeningInUtcUnderNamesThatStay() {
    String file = calendar(view(NOTICE, TenderState.OPEN));
    assertThat(file)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
    assertThat(unfolded(file))
        .contains(
            "UID:R25BK00000001-closing@bids.example",
            "UID:R25BK00000001-opening@bids.example",
            "DTSTAMP:20250605T020000Z",
            "DTSTART:20250624T070000Z",
            "DTSTART:20250624T080000Z",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "URL:https://bids.example/tenders/R25BK00000001")
        .anyMatch(line -> line.startsWith("SUMMARY:입찰 마감: 하수관로 <정비> & \"보수\"\\, "))
        .anyMatch(line -> line.endsWith("\\; 둘\\\\\\\\셋"))
        .anyMatch(line -> line.endsWith("정정공고 뒤에는 다시 내려받으세요."))
        .anyMatch(line -> line.startsWith("DESCRIPTION:하동군\\nR25BK00000001-000\\nhttps://"));
  }

  @Test
  void aLaterOrderHasAHigherSequenceAndACancelledTenderSaysSo() {
    Notice later = Rebids.later(NOTICE, Duration.ofDays(7));
    List<String> moved = unfolded(calendar(view(later, TenderState.OPEN)));
    assertThat(moved)
        .contains(
            "UID:R25BK00000001-closing@bids.example", "SEQUENCE:1", "DTSTART:20250701T070000Z");
    assertThat(unfolded(calendar(view(Rebids.cancelled(later), TenderState.CANCELLED))))
        .contains("SEQUENCE:2", "STATUS:CANCELLED")
        .doesNotContain("STATUS:CONFIRMED");
  }

  @Test
  void timesThatDoNotHoldAreTentative() {
    NoticeView open = view(NOTICE, TenderState.OPEN);
    NoticeView hit =
        new NoticeView(
            NOTICE,
            open.hash(),
            open.signed(),
            open.signedHash(),
            open.publishedAt(),
            open.state(),
            open.lots(),
            true,
            true);
    assertThat(unfolded(calendar(hit)).stream().filter(line -> line.startsWith("STATUS:")))
        .containsExactly("STATUS:TENTATIVE", "STATUS:TENTATIVE");
    assertThat(statuses(view(NOTICE, TenderState.CLOSED)))
        .containsExactly("STATUS:CONFIRMED", "STATUS:TENTATIVE");
    assertThat(statuses(view(NOTICE, TenderState.EVALUATING)))
        .as("it was opened")
        .containsExactly("STATUS:CONFIRMED", "STATUS:CONFIRMED");
    assertThat(statuses(view(NOTICE, TenderState.CANCELLED)))
        .containsExactly("STATUS:CANCELLED", "STATUS:CANCELLED");
  }

  /** Of both events while a round stands still. */
  private static List<String> statuses(NoticeView view) {
    byte[] file = new TenderCalendar(words(Language.KO), BASE).write(view, true);
    return unfolded(new String(file, StandardCharsets.UTF_8)).stream()
        .filter(line -> line.startsWith("STATUS:"))
        .toList();
  }

  @Test
  void noLineIsLongerThanSeventyFiveOctetsAndNoSyllableIsSplit() {
    String file =
        new String(
            new CalendarText().text("SUMMARY", "a" + "가🏗".repeat(100)).bytes(),
            StandardCharsets.UTF_8);
    assertThat(file).doesNotContain("\ufffd");
    for (String line : file.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    assertThat(file.split("\r\n").length).isGreaterThan(9);
    assertThat(unfolded(file)).containsExactly("SUMMARY:a" + "가🏗".repeat(100));
  }

  private static String calendar(NoticeView view) {
    return new String(
        new TenderCalendar(words(Language.KO), BASE).write(view, false), StandardCharsets.UTF_8);
  }

  private static List<String> unfolded(String file) {
    return Arrays.asList(file.replace("\r\n ", "").split("\r\n"));
  }
}
