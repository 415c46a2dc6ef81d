package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.watch.Following.Item;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.TenderNews;
import org.opengeps.watch.WatchedTender;

/** The page of what a person follows, and those that links in letters open. */
class WatchingPagesTest {
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03Z");
  private static final TenderNumber TENDER = new TenderNumber("R26BK00000001");
  private static final UUID ID = UUID.fromString("c0de0000-0000-4000-8000-000000000001");

  private static String render(String template, Language language, Map<String, ?> model) {
    String manifest =
        Stream.of("mark.svg", "site.css", "site.js")
            .map(
                name ->
                    "\"%s\":{\"path\":\"/assets/%s\",\"integrity\":\"sha256-x\"}"
                        .formatted(name, name))
            .collect(Collectors.joining(",", "{", "}"));
    PageTools tools =
        new PageTools(
            new Texts(language),
            Assets.read(manifest.getBytes(StandardCharsets.UTF_8)),
            new Visitor(language, "/watching", "", "홍길동", Set.of(), null),
            new Installation(true, 15, Operator.unnamed()));
    return new Templates().render(template, tools, model);
  }

  private static Map<String, Object> model(boolean mail, boolean confirmed) {
    Map<String, Object> model = new HashMap<>();
    model.put("mail", mail);
    model.put("zone", ZoneId.of("Asia/Seoul"));
    model.put("zoneTyped", "Asia/Seoul");
    model.put("address", "hong@example.kr");
    model.put("confirmed", confirmed);
    model.put("addressTyped", "hong@example.kr");
    model.put("tenders", List.of(new WatchedTender(ID, TENDER, AT)));
    model.put("searches", List.of(search(Pace.AT_ONCE), search(Pace.DAILY), search(Pace.NEVER)));
    model.put("items", List.of(item(true), found()));
    model.put("unread", 1L);
    model.put("rows", Map.of());
    model.put("mostTenders", 200);
    model.put("mostSearches", 20);
    return model;
  }

  private static SavedSearch search(Pace pace) {
    Optional<Instant> next = pace == Pace.DAILY ? Optional.of(AT) : Optional.empty();
    return new SavedSearch(ID, "하수 <관로>", "q=%ED%95%98%EC%88%98", pace, AT, next);
  }

  private static Item item(boolean unread) {
    TenderRef ref = TenderRef.parse("R26BK00000001-001");
    TenderNews news = new TenderNews(ID, ref, FactKind.NOTICE_CORRECTED, "", "", AT);
    return new Item(TENDER, AT, Optional.of(news), "", unread);
  }

  private static Item found() {
    return new Item(TENDER, AT, Optional.empty(), "하수 <관로>", false);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsFollowedStandsOnThePageWithItsNextMail(Language language) {
    String html = render("watching", language, model(true, true));
    assertThat(html)
        .contains("2026-03-02 10:02:03")
        .contains("하수 &lt;관로&gt;")
        .contains("href=\"/?q=%ED%95%98%EC%88%98\"")
        .contains("action=\"/watching/end-search\"", "action=\"/watching/read\"")
        .contains("action=\"/watching/no-address\"")
        .doesNotContain("<관로>", " style=", "watching.")
        .doesNotContainPattern("<script(?![^>]*integrity)");
  }

  @Test
  void withoutMailThePageSaysSoAndOffersNoForm() {
    assertThat(render("watching", Language.KO, model(false, false)))
        .contains("메일 발송이 설정되어 있지 않습니다")
        .doesNotContain("action=\"/watching/address\"")
        .doesNotContain("찾으면 몇 분 안에");
  }

  @Test
  void anAddressThatDidNotAnswerYetIsSaidToBeSo() {
    assertThat(render("watching", Language.EN, model(true, false)))
        .contains(
            "The mail to hong@example.kr is not confirmed yet.", "Once an address is confirmed")
        .doesNotContain("Within minutes");
  }

  @Test
  void whoFollowsNothingIsToldWhereToBegin() {
    Map<String, Object> model = model(true, false);
    model.remove("address");
    for (String list : List.of("tenders", "searches", "items")) {
      model.put(list, List.of());
    }
    model.put("unread", 0L);
    model.put("wrong", Refusal.of("malformed.mail-address"));
    model.put("done", "saved");
    assertThat(render("watching", Language.KO, model))
        .contains("「관심 공고로 등록」을 누르세요", "「이 조건의 검색 저장」을 누르세요")
        .contains("전자우편 주소의 형식이 맞지 않습니다")
        .doesNotContain("action=\"/watching/no-address\"", "action=\"/watching/read\"");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aLinkInALetterAsksBeforeItActs(Language language) {
    Map<String, Map<String, Object>> pages =
        Map.of(
            "confirm", Map.of("kind", "confirm", "address", "hong@example.kr", "token", "ab12"),
            "confirmed", Map.of("kind", "confirmed", "address", "hong@example.kr"),
            "stop", Map.of("kind", "stop", "what", ID.toString(), "tender", TENDER.value()),
            "search", Map.of("kind", "stop", "what", ID.toString(), "search", "<i>하수"),
            "stopped", Map.of("kind", "stopped"),
            "open", Map.of("kind", "open"),
            "refused", Map.of("kind", "refused", "wrong", Refusal.of("mail-word-unknown")));
    pages.forEach(
        (name, model) ->
            assertThat(render("letterlink", language, model))
                .as(name)
                .doesNotContain("<i>", "letterlink.")
                .contains("<h1"));
    assertThat(render("letterlink", language, pages.get("confirm")))
        .contains("method=\"post\" action=\"/watching/confirm\"", "value=\"ab12\"");
    assertThat(render("letterlink", language, pages.get("stop")))
        .contains("method=\"post\" action=\"/watching/stop\"", "value=\"" + ID + "\"");
  }
}
