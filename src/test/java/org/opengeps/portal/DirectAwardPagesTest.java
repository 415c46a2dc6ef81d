package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.award.DirectAwardFilter;
import org.opengeps.award.DirectAwardSample;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;

/** The public pages of contracts on one quote, as written without a server. */
class DirectAwardPagesTest {
  private static final NamedDirectAward ONE =
      DirectAwardSample.of(1, "보건소 <소독약>", "9990000005", 19_000_000, LocalDate.of(2026, 8, 3));

  @ParameterizedTest
  @EnumSource(Language.class)
  void theListLeadsToEachContractAndToItsAgencyAndKeepsItsConditions(Language language) {
    Map<String, Object> model = asked();
    model.put("rows", List.of(ONE));
    model.put("total", 41L);
    model.put("pages", Pages.of(2, 41, 20));
    model.put("conditions", "agency=6110000");
    assertThat(render("direct-awards", language, model))
        .contains("보건소 &lt;소독약&gt;", "19,000,000", "2026-08-03")
        .contains("/direct-awards/" + DirectAwardSample.id(1), "/direct-awards?agency=6110000\"")
        .contains("?agency=6110000&amp;page=3", "/direct-awards.csv?agency=6110000&amp;lang=")
        .contains(language == Language.KO ? "소액(누구와도)" : "Small amount (with anybody)")
        .doesNotContain("<소독약>", " style=", ">direct.", ">one-quote.");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anEmptyListAndAQuestionThatCannotBeReadSaySo(Language language) {
    Map<String, Object> none = asked();
    none.put("rows", List.of());
    assertThat(render("direct-awards", language, none))
        .contains("og-note")
        .doesNotContain("<table");
    Map<String, Object> wrong = asked();
    wrong.put("wrong", Refusal.of("malformed.query-direct-awards"));
    assertThat(render("direct-awards", language, wrong))
        .contains("aria-invalid=\"true\"", "2026-12-31");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void oneContractSaysGroundRateWhoSignedAndWhatWasExamined(Language language) {
    Map<String, Object> model = new HashMap<>();
    model.put("one", ONE);
    model.put("proposedBy", "김계약");
    model.put("approvedBy", "이결재");
    assertThat(render("direct-award", language, model))
        .contains("보건소 &lt;소독약&gt;", "100.000 %", "김계약", "이결재", "999-00-00005")
        .contains(language == Language.KO ? "제30조" : "art. 30")
        .contains(language == Language.KO ? "부도·파산" : "integrity pledge")
        .contains("/api/v1/direct-awards/" + DirectAwardSample.id(1))
        .contains("/log?q=" + DirectAwardSample.id(100) + "&kind=direct-award-made")
        .doesNotContain("<소독약>", " style=", ">direct.", ">one-quote.", ">score.");
  }

  @Test
  void whatIsAskedIsReadStrictly() {
    assertThat(read("agency", "6110000").conditions()).isEqualTo("agency=6110000");
    assertThat(read("from", "2026-08-03").conditions()).isEqualTo("from=2026-08-03");
    assertThat(read("page", "x").conditions()).isEmpty();
    for (Map<String, String> wrong :
        List.of(
            Map.of("agency", "가온시"),
            Map.of("from", "2026-13-01"),
            Map.of("from", "어제"),
            Map.of("from", "2026-08-04", "until", "2026-08-03"))) {
      assertThat(DirectAwardFilter.read(wrong::get).refused())
          .as("%s", wrong)
          .map(Refusal::code)
          .contains("malformed");
    }
  }

  private static DirectAwardFilter read(String name, String value) {
    return DirectAwardFilter.read(Map.of(name, value)::get).orThrow();
  }

  private static Map<String, Object> asked() {
    Map<String, Object> model = new HashMap<>();
    model.put("agency", "6110000");
    model.put("from", "");
    model.put("until", "");
    model.put("mostInFile", 2_000);
    return model;
  }

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
            new Visitor(language, "/direct-awards", "", "홍길동", Set.of(), null),
            new Installation(true, 15, Operator.unnamed()));
    return new Templates().render(template, tools, model);
  }
}
