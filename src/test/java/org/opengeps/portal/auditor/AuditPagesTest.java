package org.opengeps.portal.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.audit.BodyMandate;
import org.opengeps.audit.BodyMandates;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.YearQuestion;
import org.opengeps.audit.YearReview;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.YearTender;
import org.opengeps.portal.citizen.SampleFacts;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.FlagWords;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.message.AuditMandate;
import org.opengeps.protocol.message.AuditMandateApproval;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierProfile;

class AuditPagesTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant AT = Instant.parse("2026-03-31T05:00:00Z");
  private static final String NUMBER = "R26BK00000001";
  private static final Money WON = new CurrencyUnit("KRW", 0).of(BigDecimal.valueOf(150_000_000));

  private static final Organisation AGENCY =
      new Organisation(
          new OrganisationId("c0de0000-0000-4000-8000-000000000002"),
          OrganisationKind.AGENCY,
          "6110000",
          new LocalText("가온시", "Gaon City"),
          new SupplierProfile(Set.of(), Set.of(), Optional.empty()),
          AT);

  /** One of each code, with figures as its class gives them. */
  private static final List<Flag> FLAGS =
      List.of(
          flag(FlagCode.SINGLE_BID, 1, "0", "한빛<기계>"),
          flag(FlagCode.REPEAT_WINNER, "한빛", 4, 10, 40, WON, "goods"),
          flag(FlagCode.BELOW_THRESHOLD, WON, WON, "99.5"),
          flag(FlagCode.SPLIT_PURCHASE, 3, WON, WON, 30L),
          flag(FlagCode.SPLIT_ONE_QUOTE, 2, WON, WON, 12L, "counterpart"),
          flag(FlagCode.CORRECTED_SCORE, 2, "1, 3"),
          flag(FlagCode.LATE_CORRECTION, "001", 71L),
          flag(FlagCode.SAME_REPRESENTATIVE, "홍길동", "한빛 (1), 새벽 (2)", "0"),
          flag(FlagCode.NEVER_REFUSED, "c0de0000-0000-4000-8000-000000000001", 20));

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFlagSaysWhatWasFoundHowAndWhatItDoesNotShow(Language language) {
    FlagWords words = tools(language).facts().flags();
    assertThat(FLAGS).extracting(Flag::code).containsExactly(FlagCode.values());
    for (Flag flag : FLAGS) {
      assertThat(words.sentence(flag))
          .as("%s", flag.code())
          .matches(".{10,}\\.")
          .doesNotContain("{");
      assertThat(
              List.of(
                  words.method(flag.code()), words.source(flag.code()), words.limits(flag.code())))
          .allSatisfy(text -> assertThat(text).matches("(?s).{20,}\\."));
      assertThat(words.title(flag.code())).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theYearSaysThatAFlagIsNoVerdictAndLeadsToTheTenders(Language language) {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", SEOUL);
    model.put("asked", new YearQuestion("6110000", 2026, "4 1 6", 20));
    model.put("review", review());
    model.put("flags", FlagGroup.of(FLAGS, 100));
    model.put("titles", Map.of(NUMBER, tender()));
    String html = render("audit-year", language, model);
    assertThat(html)
        .contains("/audit/tender?number=" + NUMBER, "한빛&lt;기계&gt;")
        .contains(language == Language.KO ? "판단이 아닙니다" : "no verdict")
        .contains(name(language) + " (6110000)")
        .contains("/audit/year.csv?agency=6110000&amp;year=2026&amp;seed=4+1+6&amp;size=20")
        .doesNotContain("style=", "onclick=");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theDeskSaysWhatToDoWithoutAMandateAndOffersNoFormThatLeadsToARefusal(Language language) {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", SEOUL);
    model.put("mandates", List.of());
    model.put("waiting", 0L);
    model.put("agencies", List.of());
    model.put("names", Map.of("6110000", AGENCY.name()));
    model.put("refusedAgency", "6110000");
    model.put("thisYear", 2026);
    model.put("refusal", Refusal.of("no-mandate").with("agency", "6110000"));
    assertThat(render("audit", language, model))
        .contains("id=\"no-mandate\"", "id=\"refusal\"", named(language))
        .doesNotContain("id=\"ask-year\"");
    model.put("mandates", List.of(new AuditDesk.MandateRow(mandate(), "in-force")));
    model.put("agencies", List.of("6110000"));
    model.put("waiting", 3L);
    assertThat(render("audit", language, model))
        .contains("<option value=\"6110000\">" + name(language) + " (6110000)</option>")
        .contains(
            "<th scope=\"row\">" + named(language),
            "href=\"/audit/mandates\"",
            language == Language.KO ? "3건" : "approval: 3.")
        .contains("id=\"ask-year\"", "id=\"ask-tender\"", "(KST)")
        .doesNotContain("id=\"no-mandate\"");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theBodysPageOffersEachPersonWhatThisPersonMayDo(Language language) {
    Map<String, Object> model = body("");
    String html = render("audit-mandates", language, model);
    assertThat(html)
        .contains(named(language), "박관리")
        .contains("do=approve&amp;mandate=" + mandate().id().hex(), "do=end&amp;mandate=")
        .contains(language == Language.KO ? "승인 대기" : "Waits for approval")
        .doesNotContain("id=\"propose\"", "do-sign", "sign.js");
    model.put("administrator", true);
    model.put("page", new BodyMandates(new Pages(1, 1, 20), 0, List.of(row(false, false))));
    assertThat(render("audit-mandates", language, model))
        .contains("id=\"propose\"")
        .doesNotContain("do=approve", "do=end");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsSignedAboutAMandateStandsOnThePageWithTheNamesOfItsAgencies(Language language) {
    for (String task : List.of("approve", "end")) {
      Map<String, Object> model = body(task);
      model.put("chosen", row(true, true));
      model.put("message", new AuditMandateApproval(mandate().id()).toJson().toString());
      model.put("signed", "c2lnbmVk");
      assertThat(render("audit-mandates", language, model))
          .contains("data-signed=\"c2lnbmVk\"", "data-certificate=\"abcd\"", "id=\"do-sign\"")
          .contains(task.equals("end") ? "data-task=\"mandate-end\"" : "\"mandate-approval\"")
          .contains(language == Language.KO ? "6110000&quot;:&quot;가온시" : "Gaon City&quot;");
    }
    Map<String, Object> model = body("propose");
    model.put("auditors", List.of());
    model.put("now", java.time.LocalDateTime.of(2026, 3, 31, 14, 0));
    assertThat(render("audit-mandates", language, model))
        .contains("id=\"no-auditors\"")
        .doesNotContain("do-sign");
    model.put("auditors", List.of(auditor()));
    assertThat(render("audit-mandates", language, model))
        .contains("data-name=\"김감사\"", "value=\"2026-03-31T14:00\"", "data-zone=\"Asia/Seoul\"")
        .contains("data-task=\"mandate\"", "id=\"agency-search\"", "id=\"agencies-error\"");
  }

  private static Map<String, Object> body(String task) {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", SEOUL);
    model.put("body", AGENCY);
    model.put("page", new BodyMandates(new Pages(1, 1, 20), 1, List.of(row(true, true))));
    model.put("names", Map.of("6110000", AGENCY.name()));
    model.put("administrator", false);
    model.put("done", "");
    model.put("certificate", "abcd");
    model.put("task", task);
    return model;
  }

  private static BodyMandate row(boolean approvable, boolean endable) {
    return new BodyMandate(mandate(), "proposed", "박관리", approvable, endable);
  }

  private static Person auditor() {
    return new Person(
        mandate().auditor(), AGENCY.id(), "김감사", "김 감사", "kim@audit.example", Set.of(Role.AUDITOR));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theStoryNamesWhoSigned(Language language) {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", SEOUL);
    model.put("tender", tender().summary());
    model.put("rows", SampleFacts.rows());
    model.put("most", 2_000);
    assertThat(render("audit-tender", language, model))
        .contains(name(language) + " (6110000)")
        .contains("김감사", "/ledger/proof/4321", "/audit/tender.xlsx?number=" + NUMBER);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFileHasEveryFlagAndTheSample(Language language) {
    Table table = FlagTable.of(tools(language), review());
    assertThat(table.name()).isEqualTo("audit-6110000-2026");
    assertThat(table.rows()).hasSize(FLAGS.size() + 1);
    assertThat(table.rows().get(FLAGS.size())).contains("sample", NUMBER);
    assertThat(table.rows())
        .allSatisfy(row -> assertThat(row).startsWith(name(language), "6110000"));
  }

  @org.junit.jupiter.api.Test
  void whatIsAskedOfAYearIsReadStrictly() {
    assertThat(question("agency=6110000&year=2026")).isEqualTo("6110000 2026  20");
    assertThat(question("agency=6110000&year=2026&seed=a b&size=200"))
        .isEqualTo("6110000 2026 a b 200");
    for (String wrong :
        List.of(
            "",
            "agency=6110000",
            "agency=x&year=2026",
            "agency=6110000&year=1999",
            "agency=6110000&year=2026&size=201",
            "agency=6110000&year=2026&size=0",
            "agency=6110000&year=2026&seed=" + "x".repeat(101))) {
      assertThat(question(wrong)).as(wrong).isEqualTo("malformed.query-audit");
    }
  }

  private static String question(String query) {
    Map<String, String> parameters =
        Stream.of(query.split("&"))
            .map(one -> one.split("=", 2))
            .filter(one -> one.length == 2)
            .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    var verdict = YearQuestion.read(parameters::get);
    return verdict
        .refused()
        .map(Refusal::key)
        .orElseGet(
            () -> {
              YearQuestion one = verdict.orThrow();
              return one.agency() + " " + one.year() + " " + one.seed() + " " + one.size();
            });
  }

  private static Flag flag(FlagCode code, Object... figures) {
    return new Flag(code, List.of(NUMBER), List.of(figures));
  }

  private static YearReview review() {
    return new YearReview(AGENCY, 2026, AT, AT, List.of(tender()), FLAGS, true, List.of(NUMBER));
  }

  private static YearTender tender() {
    TenderSummary summary =
        new TenderSummary(
            new TenderRef(NUMBER, "000"),
            TenderState.AWARDED,
            new LocalText("냉난방기 구매", "Air conditioners"),
            "6110000",
            AGENCY.name(),
            AGENCY.name(),
            "goods",
            1,
            1,
            1,
            1,
            0,
            WON,
            null,
            false,
            AT,
            AT,
            AT,
            AT,
            SEOUL,
            false);
    return new YearTender(
        summary, Optional.empty(), "small-quotation", Optional.empty(), List.of());
  }

  private static Mandate mandate() {
    return new Mandate(
        Sha256.ofText("m"),
        AGENCY.id(),
        new PersonId("c0de0000-0000-4000-8000-000000000001"),
        new AuditMandate(
            UUID.fromString("c0de0000-0000-4000-8000-000000000003"),
            "김감사",
            List.of("6110000"),
            AT,
            AT.plusSeconds(60),
            new LocalText("정기감사", "Yearly audit")),
        AT,
        Optional.of(AT),
        Optional.empty());
  }

  private static String name(Language language) {
    return language.of(AGENCY.name());
  }

  /** As pages say it. */
  private static String named(Language language) {
    return name(language) + " <span class=\"og-meta\">(6110000)</span>";
  }

  private static String render(String template, Language language, Map<String, Object> model) {
    return new Templates().render(template, tools(language), model);
  }

  private static PageTools tools(Language language) {
    return new PageTools(
        new Texts(language),
        assets(),
        new Visitor(language, "/audit", "", "김감사", Set.of(Role.AUDITOR), null),
        new Installation(true, 15, Operator.unnamed()));
  }

  private static Assets assets() {
    String manifest =
        Stream.of("mark.svg", "site.css", "site.js", "sign.js", "keeper.js")
            .map(
                name ->
                    "\""
                        + name
                        + "\":{\"path\":\"/assets/"
                        + name
                        + "\",\"integrity\":\"sha384-x\"}")
            .collect(Collectors.joining(",", "{", "}"));
    return Assets.read(manifest.getBytes(StandardCharsets.UTF_8));
  }
}
