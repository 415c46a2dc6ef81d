package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opengeps.award.RequestView;
import org.opengeps.bid.Foreseen;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.AnswerView;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.QuestionCount;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.platform.RuleSets;
import org.opengeps.portal.citizen.RulePart;
import org.opengeps.portal.citizen.SampleFacts;
import org.opengeps.portal.citizen.SampleRows;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.LotRow;
import org.opengeps.portal.page.LotWords;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;

class PublicPagesTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final List<String> ASSETS =
      List.of(
          "mark.svg",
          "site.css",
          "apidocs.css",
          "apidocs.js",
          "site.js",
          "bid.js",
          "login.js",
          "keeper.js",
          "join.js",
          "register.js",
          "receipt.js",
          "mybids.js",
          "committee.js",
          "member.js",
          "answer.js",
          "result.js",
          "opening.js",
          "questions.js",
          "tender.js");
  private static final IncidentView OUTAGE =
      new IncidentView(
          UUID.fromString("c0de0000-0000-4000-8000-000000000002"),
          "gap",
          Instant.parse("2025-07-01T00:19:00Z"),
          Instant.parse("2025-07-01T01:21:00Z"),
          Sha256.ofText("incident"),
          1600,
          2);

  private static final Path PREVIEW = Path.of("target/preview");

  static Stream<Arguments> everyPageInBothLanguages() {
    return pages().keySet().stream()
        .flatMap(name -> Stream.of(Language.values()).map(l -> Arguments.of(name, l)));
  }

  @ParameterizedTest
  @MethodSource("everyPageInBothLanguages")
  void aPageIsWholeAndHasNothingThatTheContentPolicyForbids(String name, Language language)
      throws IOException {
    Map.Entry<String, Map<String, Object>> page = pages().get(name);
    PageTools tools =
        new PageTools(
            new Texts(language),
            assets(),
            new Visitor(language, "/" + name, ""),
            new Installation(true, 15, Operator.unnamed()));
    String html = new Templates().render(page.getKey(), tools, page.getValue());
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("<html lang=\"" + language.tag() + "\">")
        .endsWith("</html>\n");
    assertThat(html)
        .doesNotContain(" style=", "<style", "javascript:", " onclick", "${")
        .doesNotContainPattern("<script(?![^>]*integrity)");
    if (System.getProperty("opengeps.preview") != null) {
      Files.createDirectories(PREVIEW);
      Files.writeString(PREVIEW.resolve(name + "-" + language.tag() + ".html"), html);
    }
  }

  @Test
  void whoCannotBidIsNotLedToTheFormThatRefuses() {
    for (Foreseen.Answer answer : Foreseen.Answer.values()) {
      Map<String, Object> model = pages().get("tender-mine-" + answer.word()).getValue();
      String page = render("tender", Operator.unnamed(), model);
      boolean can = ((Foreseen) model.get("mine")).whole() == Foreseen.Answer.YES;
      assertThat(page.contains("/bid\"")).as(answer.word()).isEqualTo(can);
      assertThat(page).contains("/can-i-bid");
      assertThat(render("bid", Operator.unnamed(), model).contains("id=\"barred\""))
          .isNotEqualTo(can);
    }
  }

  @Test
  void theMenuLeadsPeopleOfFirmsToTheirFirmAndNobodyElse() {
    for (boolean supplier : List.of(true, false)) {
      PageTools tools =
          new PageTools(
              new Texts(Language.KO),
              assets(),
              new Visitor(
                  Language.KO,
                  "/",
                  "",
                  "김입찰",
                  Set.of(supplier ? Role.SUPPLIER_BIDDER : Role.CONTRACTING_OFFICER),
                  null),
              new Installation(false, 15, Operator.unnamed()));
      String page = new Templates().render("mybids", tools, Map.of());
      assertThat(page.contains("href=\"/firm\"")).isEqualTo(supplier);
    }
  }

  @Test
  void whatPeopleTypeIsEscaped() {
    Map<String, Object> model = new HashMap<>(pages().get("tenders").getValue());
    model.put("query", "\"><script>alert(1)</script>");
    PageTools tools =
        new PageTools(
            new Texts(Language.EN),
            assets(),
            new Visitor(Language.EN, "/", ""),
            new Installation(false, 15, Operator.unnamed()));
    assertThat(new Templates().render("tenders", tools, model))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert");
  }

  @Test
  void whatIsLeftOutStaysInTheAddressesOfOtherPagesAndInTheForm() {
    Map<String, Object> model = new HashMap<>(pages().get("tenders-filtered").getValue());
    assertThat(render("tenders", Operator.unnamed(), model))
        .contains("<details class=\"og-filters\" open>", "value=\"a&amp;b 군\"", "value=\"1,000\"")
        .contains("<option value=\"works\" selected>")
        .contains("href=\"?q=&amp;agency=a%26b+%EA%B5%B0&amp;sort=newest&amp;page=3\"")
        .contains(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Tenders\""
                + " href=\"/tenders.atom?q=&amp;agency=a%26b+%EA%B5%B0&amp;lang=en\">");
    model.putAll(pages().get("tenders-wrong").getValue());
    assertThat(render("tenders", Operator.unnamed(), model))
        .contains(
            "A condition cannot be read.",
            "The closing day (closingUntil) is written as 2026-12-31, not 13월.")
        .contains(
            "name=\"closingUntil\" value=\"\" aria-invalid=\"true\" aria-describedby=\"wrong\">",
            "<p id=\"wrong\">")
        .doesNotContain("maxlength=\"30\" aria-invalid", "og-tender-title", "tenders.atom");
  }

  @Test
  void wordsWithoutTheirParticlesAreSaid() {
    assertThat(render("tenders", Operator.unnamed(), pages().get("tenders-ENDINGS").getValue()))
        .contains("No tender has ‘하수관르’: these have the words without particles and endings.");
  }

  @Test
  void nearlyTheSameSpellingIsSaidWithWhatWasTyped() {
    Map<String, Object> model = new HashMap<>(pages().get("tenders-NEAR").getValue());
    assertThat(render("tenders", Operator.unnamed(), model))
        .contains("No tender has ‘하수관르’: these have words of nearly the same spelling.");
    model.put("rows", List.of());
    assertThat(render("tenders", Operator.unnamed(), model))
        .doesNotContain("nearly the same", "were looked at");
    model.put("cut", true);
    assertThat(render("tenders", Operator.unnamed(), model))
        .contains("Only the 10,000 newest tenders with these words were looked at.");
  }

  @Test
  void aPracticeInstallationSaysThatNobodyIsNamedAndAnotherOneNamesItsOperator() {
    Map<String, Object> model = Map.of("page", "operator", "parts", 2);
    assertThat(render("info", Operator.unnamed(), model))
        .contains("practice installation. No operator", "no operator named");
    Optional<String> none = Optional.empty();
    Operator named = new Operator(Optional.of("조달청"), Optional.of("1588-0800"), none, none);
    assertThat(render("info", named, model))
        .contains("Operated by: 조달청", "1588-0800")
        .doesNotContain("practice installation");
  }

  @Test
  void aTenderNamesTheIndustriesAndRegionsItRequires() {
    PageTools tools = tools(Operator.unnamed());
    assertThat(tools.names("industries", List.of("0002"))).matches("[A-Z].+ \\(0002\\)");
    assertThat(tools.names("regions", List.of("11", "26"))).isEqualTo("Seoul (11), Busan (26)");
  }

  @Test
  void aBusinessNumberIsWrittenAsFirmsWriteIt() {
    PageTools tools = tools(Operator.unnamed());
    assertThat(tools.businessNumber("9990000005")).isEqualTo("999-00-00005");
    assertThat(tools.businessNumber("Z990001")).isEqualTo("Z990001");
  }

  private static String render(String template, Operator operator, Map<String, Object> model) {
    return new Templates().render(template, tools(operator), model);
  }

  private static PageTools tools(Operator operator) {
    return new PageTools(
        new Texts(Language.EN),
        assets(),
        new Visitor(Language.EN, "/", ""),
        new Installation(false, 15, operator));
  }

  @Test
  void eachRoundOfTheOnlyLotIsNamedAndLeadsToTheOther() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = pages();
    String number = SampleTender.notice().ref().number();
    assertThat(render("tender", Operator.unnamed(), pages.get("tender-re-bid").getValue()))
        .contains("This is a re-bid", "Re-bid 1", "First bidding")
        .contains("href=\"/tenders/" + number + "/result?lot=0\"")
        .contains("href=\"/tenders/" + number + "/bid?lot=0.1\"")
        .contains("data-place=\"" + number + "/0.1\"");
    assertThat(render("tender", Operator.unnamed(), pages.get("tender-before-re-bid").getValue()))
        .contains("bids are asked for once more", "href=\"/tenders/" + number + "?lot=0.1\"")
        .contains("href=\"/api/v1/tenders/" + number + "/bundle?lot=0\"")
        .doesNotContain("An earlier order");
    assertThat(render("tender", Operator.unnamed(), pages.get("tender").getValue()))
        .doesNotContain("earlier-round", "later-round", "?lot=");
  }

  @Test
  void aLotIsNamedWithItsNumberTitleAndRound() {
    Lot lot = Sections.lot(SampleTender.notice());
    Lot road =
        new Lot(
            "2",
            new LocalText("도로", "Road"),
            lot.price(),
            lot.award(),
            lot.offer(),
            lot.stages(),
            null,
            List.of());
    Lot again = road.again(List.of());
    LotWords english = tools(Operator.unnamed()).lots();
    LotWords korean =
        new PageTools(
                new Texts(Language.KO),
                assets(),
                new Visitor(Language.KO, "/", ""),
                new Installation(false, 15, Operator.unnamed()))
            .lots();
    assertThat(Stream.of(lot, lot.again(List.of()), road, again).map(korean::row))
        .containsExactly("첫 입찰", "재입찰 1", "2. 도로", "2. 도로 – 재입찰 1");
    assertThat(Stream.of(lot, lot.again(List.of()), road, again).map(korean::head))
        .containsExactly("", "재입찰 1", "로트 2: 도로", "로트 2: 도로 – 재입찰 1");
    assertThat(Stream.of(lot, lot.again(List.of()), road, again).map(korean::name))
        .containsExactly("첫 입찰", "재입찰 1", "로트 2", "로트 2 재입찰 1");
    assertThat(english.name(again)).isEqualTo("Lot 2, re-bid 1");
  }

  @Test
  void aNameAloneDoesNotSayWhetherALaterRoundIsARebidAndIsCounted() {
    LotWords english = tools(Operator.unnamed()).lots();
    assertThat(Stream.of("0", "0.1", "2", "2.10").map(english::name))
        .containsExactly("First bidding", "bidding no. 2", "Lot 2", "Lot 2, bidding no. 11");
  }

  @Test
  void inStagesALotIsNamedWithItsStageAndALaterStageIsNoRebid() {
    Lot first = technicalStage();
    Lot second = priceStage();
    LotWords english = tools(Operator.unnamed()).lots();
    assertThat(Stream.of(first, first.again(first.envelopes()), second).map(english::name))
        .containsExactly(
            "Stage 1 (technical bids)", "Stage 1 (technical bids) – Re-bid 1", "Stage 2 (prices)");
    assertThat(english.name(second.again(second.envelopes())))
        .as("whether the first or the second stage was bid for again is not known from the lot")
        .isEqualTo("Stage 2 (prices) – bidding no. 3");
    assertThat(english.nextStage(first)).isEqualTo("Stage 2 (prices)");
    assertThat(english.round(0, 1, 2)).isEqualTo("Stage 1");
    assertThat(english.round(1, 2, 2)).isEqualTo("Stage 2");
    assertThat(english.round(1, 1, 1)).isEqualTo("Re-bid 1");
    assertThat(english.round(0, 1, 1)).isEmpty();
  }

  @Test
  void theFirstOfTwoStagesAsksForNoPriceAndSaysWhatFollows() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = pages();
    assertThat(html(pages, "tender-stage-1"))
        .contains("Stage 1 (technical bids) (now)", "Stage 2 (prices)", "Only firms that pass")
        .contains("Technical bids can be handed in")
        .doesNotContain("re-bid", "Re-bid");
    assertThat(html(pages, "bid-stage-1"))
        .contains("Only a technical bid is asked for")
        .doesNotContain("id=\"amount\"", "name=\"pick\"");
    assertThat(html(pages, "opening-stage-1"))
        .contains("data-staged", "data-step=\"decision\"", "No prices have been asked for")
        .doesNotContain("data-step=\"draw\"", "data-step=\"prices\"", "data-step=\"record\"");
    assertThat(html(pages, "result-stage-1"))
        .contains("This stage is over", "한빛기계", "Too slow", "/bundle?lot=0", "href=\"/tenders/")
        .contains("The next stage is asked for")
        .doesNotContain("draw-check", "re-bid");
    assertThat(html(pages, "result-stage-1-nobody"))
        .contains("Nobody passed the technical examination", "no prices are asked for")
        .doesNotContain("stay sealed");
  }

  @Test
  void onlyAStageThatIsUnderwayIsTheOneOfNow() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = pages();
    for (String page : List.of("over", "superseded", "unreached")) {
      assertThat(html(pages, "tender-stage-1-" + page))
          .contains("Stage 1 (technical bids)", "Stage 2 (prices)")
          .doesNotContain("(now)");
    }
    Map<String, Object> underway = pages.get("tender-stage-1").getValue();
    for (String state : List.of("CANCELLED", "AWARDED", "FAILED")) {
      assertThat(render("tender", Operator.unnamed(), with(underway, Map.of("state", state))))
          .doesNotContain("(now)");
    }
    Lot first = technicalStage();
    Map<String, Object> again = Map.of("later", first.again(first.envelopes()));
    assertThat(render("tender", Operator.unnamed(), with(underway, again))).doesNotContain("(now)");
  }

  @Test
  void aStageThatFailedIsNotSaidToHaveFailedForWantOfQualifiedFirmsUnlessItDid() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = pages();
    for (String part : List.of("tender", "opening")) {
      assertThat(html(pages, part + "-stage-1-unreached"))
          .contains("prices were not reached by the latest opening")
          .doesNotContain("obody qualified");
      assertThat(html(pages, part + "-stage-1-too-few"))
          .contains("oo few")
          .doesNotContain("obody qualified");
    }
    assertThat(html(pages, "result-stage-1-unreached"))
        .contains("the next stage was not reached", "한빛기계");
    assertThat(html(pages, "result-stage-1-too-few"))
        .contains("Too few bids are valid", "한빛기계")
        .doesNotContain("was not reached", "none of them was opened");
  }

  @Test
  void theSecondStageNamesTheFirmsThatMayBidAndIsNotCalledARebid() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = pages();
    assertThat(html(pages, "tender-stage-2"))
        .contains("Stage 2 (prices) (now)", "한빛기계 999-00-00005", "Only firms that passed the stage")
        .doesNotContain("This is a re-bid", "Re-bid", "It failed", "Any registered");
    assertThat(html(pages, "bid-stage-2"))
        .contains("id=\"amount\"", "id=\"admitted\"", "한빛기계 999-00-00005");
    assertThat(html(pages, "tender-stage-2-re-bid"))
        .contains("This is a re-bid", "as before only firms that passed")
        .doesNotContain("firms that did not bid before may bid now");
  }

  /** What a page says, without the texts that it hands to its scripts. */
  private static String html(
      Map<String, Map.Entry<String, Map<String, Object>>> pages, String name) {
    Map.Entry<String, Map<String, Object>> page = pages.get(name);
    String whole = render(page.getKey(), Operator.unnamed(), page.getValue());
    return whole.substring(whole.indexOf("<main"));
  }

  /** A company that was called and did not answer. */
  private static RequestView silent(Notice notice) {
    Instant asked = notice.schedule().opensAt();
    CandidateRequest call =
        new CandidateRequest(
            CandidateRequest.Kind.CALL,
            notice.ref(),
            "0",
            Sha256.ofText("ranking"),
            UUID.nameUUIDFromBytes(new byte[] {0}),
            new LocalText("자기심사표", "The sheet"),
            asked,
            asked.plusSeconds(60));
    return new RequestView(
        call,
        call.hash(),
        Sha256.ofText("signed"),
        asked,
        Optional.of(call.dueAt()),
        true,
        Optional.empty());
  }

  @Test
  void whoWasSilentStandsOnTheResultAndWhoIsAskedReadsUntilWhenOnAPageOfItsOwn() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = pages();
    assertThat(html(pages, "result-called"))
        .contains("id=\"requests\"", "no answer: failed", "data-zone=\"Asia/Seoul\"");
    assertThat(html(pages, "result")).doesNotContain("id=\"requests\"");
    assertThat(html(pages, "answer"))
        .contains("Papers for the screening", "id=\"answer-form\"", "id=\"evidence\"");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(new Texts(Language.KO).startingWith("").keySet())
        .isEqualTo(new Texts(Language.EN).startingWith("").keySet());
  }

  private static Map<String, Map.Entry<String, Map<String, Object>>> pages() {
    Map<String, Map.Entry<String, Map<String, Object>>> pages = new LinkedHashMap<>();
    Notice notice = SampleTender.notice();
    Map<String, Object> tender = tender(notice, TenderState.OPEN);
    pages.put("tenders", Map.entry("tenders", list(notice)));
    for (String info : List.of("help", "operator", "privacy", "accessibility")) {
      pages.put(info, Map.entry("info", Map.of("page", info, "parts", 2)));
    }
    pages.put("api", Map.entry("api", Map.of()));
    pages.put(
        "nothing-found",
        Map.entry(
            "tenders", with(list(notice), Map.of("rows", List.of(), "query", "xyz", "total", 0L))));
    Map<String, Object> filtered =
        with(
            list(notice),
            Map.of(
                "filter",
                Map.of("agency", "a&b 군", "business", "works", "amountFrom", "1,000"),
                "conditions",
                "q=&agency=a%26b+%EA%B5%B0"));
    pages.put("tenders-filtered", Map.entry("tenders", filtered));
    Refusal wrong = Refusal.of("malformed.query-closing").with("day", "13월");
    pages.put(
        "tenders-wrong",
        Map.entry(
            "tenders",
            with(filtered, Map.of("wrong", wrong, "wrongFields", List.of("closingUntil")))));
    for (String match : List.of("ENDINGS", "NEAR", "NAMES")) {
      pages.put(
          "tenders-" + match,
          Map.entry("tenders", with(list(notice), Map.of("query", "하수관르", "match", match))));
    }
    pages.put("no-tenders", Map.entry("tenders", with(list(notice), Map.of("rows", List.of()))));
    pages.put("tender", Map.entry("tender", tender));
    pages.put(
        "tender-cancelled",
        Map.entry("tender", tender(SampleTender.cancellation(), TenderState.CANCELLED)));
    pages.put("tender-superseded", Map.entry("tender", with(tender, Map.of("current", false))));
    Map<String, Object> rebid = with(tender, again(notice, "0.1"));
    Map<String, Object> failed =
        with(tender(notice, TenderState.FAILED), with(again(notice, "0"), Map.of("lapsed", true)));
    for (String part : List.of("tender", "bid", "opening")) {
      pages.put(part + "-re-bid", Map.entry(part, rebid));
      pages.put(part + "-before-re-bid", Map.entry(part, failed));
    }
    pages.put("result-before-re-bid", Map.entry("result", failed));
    stages(tender, pages);
    for (Foreseen.Answer answer : Foreseen.Answer.values()) {
      Map<String, Object> asked = with(tender, SampleForeseen.model(notice, answer));
      pages.put("can-i-bid-" + answer.word(), Map.entry("can-i-bid", asked));
      pages.put(
          "tender-mine-" + answer.word(),
          Map.entry("tender", with(tender, Map.of("mine", asked.get("foreseen")))));
      pages.put(
          "bid-mine-" + answer.word(),
          Map.entry("bid", with(tender, Map.of("mine", asked.get("foreseen")))));
    }
    pages.put(
        "can-i-bid-nobody", Map.entry("can-i-bid", with(tender, SampleForeseen.forNobody(notice))));
    pages.put("tender-asked", Map.entry("tender", with(tender, asked(TenderState.OPEN))));
    pages.put("questions", Map.entry("questions", with(tender, asked(TenderState.OPEN))));
    pages.put("questions-over", Map.entry("questions", with(tender, asked(TenderState.CLOSED))));
    pages.put("bid", Map.entry("bid", tender));
    pages.put("bid-closed", Map.entry("bid", with(tender, Map.of("state", "CLOSED"))));
    pages.put("opening", Map.entry("opening", with(tender, Map.of("state", "OPENING"))));
    pages.put("result", Map.entry("result", result(tender)));
    pages.put(
        "result-called",
        Map.entry("result", with(result(tender), Map.of("requests", List.of(silent(notice))))));
    pages.put("answer", Map.entry("answer", tender));
    for (boolean lapsed : List.of(false, true)) {
      pages.put(
          lapsed ? "result-lapsed" : "result-failed",
          Map.entry("result", with(tender, Map.of("state", "FAILED", "lapsed", lapsed))));
    }
    pages.put(
        "tender-postponed",
        Map.entry(
            "tender",
            with(tender, Map.of("postponements", List.of(moved(notice)), "awaitsOrder", true))));
    pages.put("outages", Map.entry("outages", Map.of("incidents", List.of(OUTAGE), "zone", SEOUL)));
    pages.put(
        "outage",
        Map.entry(
            "outage", Map.of("incident", OUTAGE, "moved", List.of(moved(notice)), "zone", SEOUL)));
    RuleSet law = RuleSets.carried().get("kr-local-works");
    pages.put("rules", Map.entry("rules", Map.of("rows", List.of(new Carried(law, true)))));
    pages.put(
        "ruleset",
        Map.entry(
            "ruleset",
            Map.of(
                "rules",
                law,
                "hash",
                law.hash().hex(),
                "whole",
                RulePart.of(law.json()),
                "calendar",
                RulePart.of("calendar", law.calendar().json()),
                "calendarTitle",
                law.title(),
                "calendarHash",
                law.calendar().hash().hex())));
    pages.put("changes", Map.entry("changes", SampleFacts.changes(SampleTender.notice())));
    pages.put("log", Map.entry("log", SampleFacts.log(SampleFacts.rows(), SEOUL)));
    pages.put("log-none", Map.entry("log", SampleFacts.log(List.of(), SEOUL)));
    pages.put("sealing", Map.entry("sealing", Map.of()));
    pages.put("login", Map.entry("login", Map.of("next", "/")));
    pages.put("register", Map.entry("register", Map.of()));
    List<TenderSummary> open = List.of(summary(notice, TenderState.OPEN));
    pages.put("firm", Map.entry("firm", SampleFirm.model(open)));
    pages.put("firm-nothing-open", Map.entry("firm", SampleFirm.model(List.of())));
    pages.put("firm-nobody", Map.entry("firm", SampleFirm.nobody(false)));
    pages.put("firm-of-an-agency", Map.entry("firm", SampleFirm.nobody(true)));
    pages.put("register-again", Map.entry("register", SampleFirm.registered()));
    pages.put(
        "receipt",
        Map.entry("receipt", Map.of("submission", "00000000-0000-4000-8000-000000000000")));
    pages.put("mybids", Map.entry("mybids", Map.of()));
    for (String status : List.of("400", "403", "404", "500", "503")) {
      pages.put("problem-" + status, Map.entry("problem", Map.of("status", status)));
    }
    return pages;
  }

  /** Two answers and one refusal to three of five questions. */
  private static Map<String, Object> asked(TenderState state) {
    boolean open = state == TenderState.OPEN;
    var tender = TenderRef.parse("R25BK00000001-000");
    Sha256 hash = Sha256.ofText("question");
    var text = new LocalText("<b>면허</b>가\n필요합니까?", "");
    var given = new Answer(tender, List.of(hash, Sha256.ofText("other")), text, text, null, true);
    var refused =
        new Answer(tender, List.of(hash), null, null, Answer.Refused.SECRET_UNTIL_OPENING, false);
    Instant at = Instant.parse("2025-06-20T01:00:00Z");
    Map<String, Object> model = new HashMap<>();
    model.put("questions", new QuestionCount(5, 2, 1));
    model.put("count", new QuestionCount(5, 2, 1));
    model.put("pages", Pages.of(1, 2, 20));
    model.put(
        "answers",
        List.of(
            new AnswerView(given, new byte[] {1}, at),
            new AnswerView(refused, new byte[] {2}, at)));
    model.put("answerable", open);
    model.put("taken", true);
    model.put("asker", open);
    model.put("own", !open);
    model.put("longest", 1000);
    model.put("over", at);
    if (open) {
      model.put("questionsUntil", at);
    }
    return model;
  }

  @Test
  void aFirmThatIsLoggedInCanAskWhileThereIsTimeAndEverybodyReadsWhatWasAnswered() {
    var pages = pages();
    var firm = new Visitor(Language.EN, "/", "", "Hong", Set.of(), "sitting");
    var tools =
        new PageTools(
            new Texts(Language.EN), assets(), firm, new Installation(true, 15, Operator.unnamed()));
    String open = new Templates().render("questions", tools, pages.get("questions").getValue());
    assertThat(open)
        .contains("id=\"question-form\"", "data-longest=\"1000\"")
        .contains("Of 5 questions 2 are answered, 1 refused with a reason, and 2 waiting.")
        .contains("&lt;b&gt;면허", "2 questions answered together", "The notice will be corrected")
        .contains("It asks for what nobody may know before the opening.")
        .contains("2025-06-20 10:00:00", "data-zone=\"Asia/Seoul\"")
        .doesNotContain("were not answered", "/login?next", "/buyer/questions.xhtml");
    Map<String, Object> member = with(pages.get("questions").getValue(), Map.of("asker", false));
    assertThat(new Templates().render("questions", tools, member))
        .contains("Only people who bid for a company can ask.")
        .doesNotContain("question-form");
    assertThat(render("questions", Operator.unnamed(), pages.get("questions").getValue()))
        .contains("/login?next=")
        .doesNotContain("question-form");
    assertThat(render("questions", Operator.unnamed(), pages.get("questions-over").getValue()))
        .contains("2 were not answered before the closing.", "/buyer/questions.xhtml?number=R25")
        .doesNotContain("question-form");
  }

  /** As the page of all rule sets lists one. */
  public record Carried(RuleSet rules, boolean inForce) {}

  private static Map<String, Object> tender(Notice notice, TenderState state) {
    Map<String, Object> model = new HashMap<>();
    model.put("notice", notice);
    model.put("state", state.name());
    model.put("reached", state == TenderState.FAILED ? "FAILED_OPENED" : state.name());
    model.put("opened", false);
    var terms = notice.envelope(Slot.ONLY_PRICE).orElseThrow();
    model.put("envelope", terms);
    model.put("key", terms.committeeKey());
    model.put("orders", SampleRows.orders(notice));
    model.put("postponements", List.of());
    model.put("awaitsOrder", false);
    model.put("current", true);
    model.put("inForce", notice.ref().toString());
    model.put("rules", new LocalText("지방계약법에 따른 공사 입찰", "Local works tenders"));
    model.put("noticeHash", notice.hash().hex());
    model.put("signer", "CN=김계약, O=Hadong Fisheries Cooperative, C=KR");
    model.put("lot", Sections.lot(notice));
    model.put("lots", List.of(new LotRow(Sections.lot(notice), "OPEN")));
    model.put("draw", Sections.lot(notice).price().draw().orElseThrow());
    model.put("base", Sections.lot(notice).price().baseAmount().orElseThrow());
    model.put("serials", notice.offer("0").serials().orElseThrow());
    model.put("figures", List.of());
    model.put("currency", Currencies.toJson(notice.currency()).toString());
    model.put("drawLow", "97.000");
    model.put("drawHigh", "103.000");
    model.put("ledgerIndex", 1234L);
    return model;
  }

  /** Pages of a tender in two stages. */
  private static void stages(
      Map<String, Object> tender, Map<String, Map.Entry<String, Map<String, Object>>> pages) {
    Lot first = technicalStage();
    Lot second = priceStage();
    Lot third = second.again(second.envelopes());
    Map<String, Object> asked = with(tender, Map.of("lot", first, "lots", rows(first)));
    asked.remove("serials");
    Map<String, Object> priced =
        with(
            tender,
            Map.of(
                "lot",
                second,
                "lots",
                rows(first, second),
                "earlier",
                first,
                "admitted",
                SampleRows.admitted()));
    for (String part : List.of("tender", "bid", "opening")) {
      pages.put(part + "-stage-1", Map.entry(part, asked));
      pages.put(part + "-stage-2", Map.entry(part, priced));
    }
    pages.put(
        "tender-stage-2-re-bid",
        Map.entry(
            "tender",
            with(
                priced,
                Map.of("lot", third, "lots", rows(first, second, third), "earlier", second))));
    Map<String, Object> over =
        with(
            asked,
            Map.of(
                "state",
                "CONTINUED",
                "reached",
                "CONTINUED",
                "later",
                second,
                "lapsed",
                false,
                "technical",
                SampleRows.technical(),
                "technicalPages",
                new Pages(1, 1, 2),
                "lots",
                rows(first, second)));
    pages.put("result-stage-1", Map.entry("result", over));
    pages.put("tender-stage-1-over", Map.entry("tender", over));
    pages.put(
        "tender-stage-1-superseded", Map.entry("tender", with(asked, Map.of("current", false))));
    Map<String, Object> nobody =
        with(asked, Map.of("state", "FAILED", "lapsed", false, "noneAdmitted", true));
    pages.put("result-stage-1-nobody", Map.entry("result", nobody));
    Map<String, Object> unreached =
        with(
            with(over, Map.of("state", "FAILED", "reached", "FAILED_UNREACHED")),
            Map.of("lapsed", true, "opened", true, "lots", rows(first)));
    unreached.remove("later");
    Map<String, Object> tooFew =
        with(unreached, Map.of("reached", "FAILED_TOO_FEW", "lapsed", false, "tooFew", true));
    for (String part : List.of("tender", "opening", "result")) {
      pages.put(part + "-stage-1-unreached", Map.entry(part, unreached));
      pages.put(part + "-stage-1-too-few", Map.entry(part, tooFew));
    }
  }

  private static List<LotRow> rows(Lot... lots) {
    return Stream.of(lots).map(lot -> new LotRow(lot, "OPEN")).toList();
  }

  private static Lot technicalStage() {
    Lot lot = Sections.lot(SampleTender.notice());
    EnvelopeTerms key = lot.envelopes().get(0);
    EnvelopeTerms technical =
        new EnvelopeTerms(
            "technical",
            key.suite(),
            key.committeeKey(),
            key.gateKey(),
            key.committeeCertificate(),
            key.gateCertificate(),
            key.proofOfEphemeral());
    return new Lot(
        "0",
        null,
        lot.price(),
        lot.award(),
        lot.offer().within(List.of("technical")),
        List.of(List.of("technical"), List.of("price")),
        null,
        List.of(technical));
  }

  private static Lot priceStage() {
    Lot lot = Sections.lot(SampleTender.notice());
    var admitted = new Admitted(Sha256.ofText("decision"), List.of("9990000005"));
    return technicalStage().next(lot.offer(), admitted, lot.envelopes());
  }

  /** The only lot in the first bidding, which failed, or in its re-bid. */
  private static Map<String, Object> again(Notice notice, String asked) {
    Lot first = Sections.lot(notice);
    Lot second = first.again(first.envelopes());
    List<LotRow> rows = List.of(new LotRow(first, "FAILED"), new LotRow(second, "OPEN"));
    return asked.equals(first.lot())
        ? Map.of("lot", first, "lots", rows, "later", second)
        : Map.of("lot", second, "lots", rows, "earlier", first);
  }

  private static PostponementView moved(Notice notice) {
    Instant closes = notice.schedule().closesAt();
    return new PostponementView(
        notice.ref(),
        notice.title(),
        SEOUL,
        OUTAGE.id(),
        "short",
        closes.minusSeconds(7200),
        closes,
        notice.schedule().opensAt().minusSeconds(7200),
        notice.schedule().opensAt());
  }

  private static Map<String, Object> list(Notice notice) {
    List<TenderSummary> rows =
        Stream.of(TenderState.values()).map(state -> summary(notice, state)).toList();
    return with(
        unfiltered(notice, rows),
        Map.of(
            "filter",
            Map.of(),
            "businesses",
            List.of("works"),
            "conditions",
            "q=&status=",
            "cut",
            false,
            "mostInFile",
            1_000));
  }

  private static Map<String, Object> unfiltered(Notice notice, List<TenderSummary> rows) {
    return Map.of(
        "postponed",
        Map.of(notice.ref().number(), OUTAGE.id().toString()),
        "rows",
        rows,
        "sort",
        "newest",
        "query",
        "",
        "status",
        "",
        "statuses",
        Stream.of(TenderState.values()).map(TenderState::name).toList(),
        "pages",
        new Pages(2, 9, 20),
        "total",
        171L,
        "tooLong",
        false,
        "match",
        "EXACT");
  }

  private static TenderSummary summary(Notice n, TenderState state) {
    return new TenderSummary(
        n.ref(),
        state,
        n.title(),
        n.agency().code(),
        n.agency().name(),
        new LocalText("진주교육지원청", ""),
        "works",
        3,
        2,
        1,
        1,
        0,
        n.estimatedAmount(),
        n.baseAmount().orElseThrow(),
        false,
        n.schedule().noticedAt(),
        n.schedule().receiptOpensAt(),
        n.schedule().closesAt(),
        n.schedule().opensAt(),
        n.zone(),
        false);
  }

  private static Map<String, Object> result(Map<String, Object> tender) {
    OpeningRecord record = SampleTender.record();
    Map<String, Object> more = new HashMap<>();
    more.put("state", "AWARDED");
    more.put("record", record);
    more.put("award", SampleTender.award());
    more.put("checklist", false);
    more.put("fields", List.of(new Award.Score("capacity", "29.5", "30")));
    more.put("winner", "남해안종합건설 1호");
    more.put("v", record.v().orElseThrow().hex());
    more.put("proofs", SampleRows.proofs());
    JsonObject drawn =
        JsonObject.builder()
            .put("closeHash", record.closeHash())
            .put("v", record.v().orElseThrow().hex())
            .put("draw", record.draw().orElseThrow().toJson())
            .put(
                "picks",
                record.bids().stream()
                    .filter(bid -> bid.offer() != null)
                    .flatMap(bid -> bid.offer().picks().stream())
                    .toList())
            .build();
    more.put("draw", Sections.lot(SampleTender.notice()).price().draw().orElseThrow());
    more.put("base", Sections.lot(SampleTender.notice()).price().baseAmount().orElseThrow());
    more.put("drawing", record.draw().orElseThrow());
    more.put("drawn", new String(drawn.canonical(), StandardCharsets.UTF_8));
    more.put(
        "drawJson",
        new String(
            Sections.lot(SampleTender.notice()).price().draw().orElseThrow().toJson().canonical(),
            StandardCharsets.UTF_8));
    more.put("bids", SampleRows.of(record));
    more.put("pages", new Pages(3, 100, 20));
    more.put("gatePrivate", "01".repeat(32));
    return with(tender, more);
  }

  private static Map<String, Object> with(Map<String, Object> base, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(base);
    all.putAll(more);
    return all;
  }

  /**
   * The real build's manifest if there is one, so that a preview can be looked at; else addresses
   * of the same form.
   */
  private static Assets assets() {
    Path built = Path.of("target/frontend/manifest.json");
    try {
      byte[] json =
          Files.exists(built)
              ? Files.readAllBytes(built)
              : ASSETS.stream()
                  .map(
                      name ->
                          "\""
                              + name
                              + "\":{\"path\":\"/assets/"
                              + name
                              + "\",\"integrity\":\"sha384-x\"}")
                  .collect(Collectors.joining(",", "{", "}"))
                  .getBytes(StandardCharsets.UTF_8);
      return Assets.read(json);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
