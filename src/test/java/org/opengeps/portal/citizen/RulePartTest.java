package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opengeps.kernel.Won;
import org.opengeps.law.Deadline;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.RuleWords;
import org.opengeps.portal.page.Texts;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;

/** The page of a rule set shows all that it says, in words. */
class RulePartTest {
  private static final Set<String> EXPLAINS = Set.of("article", "confidence", "source", "notes");

  static Stream<RuleSet> carried() {
    return RuleSets.carried().list().stream();
  }

  @ParameterizedTest
  @MethodSource("carried")
  void everyFigureOfTheDocumentStandsInAPart(RuleSet rules) {
    List<String> inDocument = new ArrayList<>();
    rules.json().names().stream()
        .filter(name -> !EXPLAINS.contains(name))
        .forEach(name -> leaves(rules.json().raw(name), inDocument));
    List<String> shown = new ArrayList<>();
    shown(RulePart.of(rules.json()), shown);
    assertThat(shown).containsExactlyInAnyOrderElementsOf(inDocument);
  }

  private static void leaves(Object value, List<String> found) {
    if (value instanceof JsonObject object && !Deadline.isOne(object)) {
      object.names().stream()
          .filter(name -> !EXPLAINS.contains(name))
          .forEach(name -> leaves(object.raw(name), found));
    } else if (value instanceof List<?> list) {
      list.forEach(one -> leaves(one, found));
    } else if (value != null) {
      found.add(value.toString());
    }
  }

  private static void shown(RulePart part, List<String> found) {
    Stream<RulePart.Figure> cells =
        part.tables().stream().flatMap(table -> table.rows().stream()).flatMap(List::stream);
    Stream.concat(part.figures().stream(), cells)
        .filter(figure -> !figure.path().endsWith(".confidence"))
        .flatMap(figure -> figure.values().stream().flatMap(one -> words(figure, one)))
        .forEach(found::add);
    part.parts().stream()
        .filter(inner -> !EXPLAINS.contains(inner.path()))
        .forEach(inner -> shown(inner, found));
  }

  /** A row inside of a row stands as it is, and is said in words by {@link RuleWords}. */
  private static Stream<String> words(RulePart.Figure figure, String value) {
    if (!figure.path().endsWith(".items") && !figure.path().endsWith(".fields")) {
      return Stream.of(value);
    }
    List<String> found = new ArrayList<>();
    leaves(JsonObject.parse(value.getBytes(StandardCharsets.UTF_8)), found);
    return found.stream();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRowThatIsLessSureThanItsBlockSaysSo(Language language) {
    JsonObject document = RuleSets.carried().get("kr-local-works").json();
    String method = "qualification-screening";
    RulePart block = RulePart.of(method, document.object(method));
    RuleWords words = new RuleWords(new Texts(language));
    String path = method + ".screening.rows.confidence";
    RulePart.Table table =
        block.parts().stream()
            .filter(part -> part.path().equals(method + ".screening"))
            .findFirst()
            .orElseThrow()
            .tables()
            .get(0);
    assertThat(table.columns()).endsWith(path).doesNotHaveDuplicates();
    assertThat(words.names(path)).isTrue();
    List<JsonObject> rows = document.object(method).object("screening").objects("rows");
    assertThat(rows).anyMatch(row -> row.has("confidence"));
    for (int i = 0; i < rows.size(); i++) {
      RulePart.Figure last = table.rows().get(i).get(table.columns().size() - 1);
      String letter = rows.get(i).has("confidence") ? rows.get(i).string("confidence") : "S";
      assertThat(last).isEqualTo(new RulePart.Figure(path, List.of(letter)));
      assertThat(words.values(path, last.values()))
          .isEqualTo(new Texts(language).get("rule-confidence." + letter.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void aTableInWhichNoRowSaysHowSureItIsHasNoColumnForIt() {
    JsonObject period = RuleSets.carried().get("kr-local-works").json().object("noticePeriod");
    assertThat(RulePart.of("noticePeriod", period).tables().get(0).columns())
        .noneMatch(column -> column.endsWith("confidence"));
  }

  private static String said(RuleWords words, Deadline deadline) {
    return words.values("x", List.of(deadline.toJson().toString()));
  }

  /** Whatever the grammar allows is said in words on the page of the law. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWordOfADeadlineHasAText(Language language) {
    Texts texts = new Texts(language);
    Stream<String> units = words(Deadline.Unit.values()).map("unit."::concat);
    Stream<String> events = words(Deadline.Event.values()).map("after."::concat);
    Stream<String> days = words(Deadline.FirstDay.values()).map("first-day."::concat);
    Stream<String> rolls =
        words(Deadline.Roll.values()).filter(word -> !word.equals("none")).map("roll."::concat);
    assertThat(Stream.of(units, events, days, rolls, Stream.of("hour.same", "hour.end", "hour.at")))
        .allSatisfy(keys -> assertThat(keys).allMatch(key -> texts.has("deadline." + key)));
  }

  private static Stream<String> words(Enum<?>[] all) {
    return Stream.of(all).map(JsonValues::word);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfTheLawHasAName(Language language) {
    RuleWords words = new RuleWords(new Texts(language));
    Set<String> nameless = new TreeSet<>();
    carried().forEach(rules -> nameless(RulePart.of(rules.json()), words, nameless));
    carried()
        .map(RuleSet::calendar)
        .forEach(one -> nameless(RulePart.of("calendar", one.json()), words, nameless));
    assertThat(nameless).isEmpty();
  }

  private static void nameless(RulePart part, RuleWords words, Set<String> found) {
    Stream<String> names =
        Stream.of(
                Stream.of(part.path()),
                part.figures().stream().map(RulePart.Figure::path),
                part.tables().stream().map(RulePart.Table::path),
                part.tables().stream().flatMap(table -> table.columns().stream()))
            .flatMap(one -> one);
    names.filter(path -> !path.isEmpty() && !words.names(path)).forEach(found::add);
    part.parts().stream()
        .filter(inner -> !Set.of("title", "confidence", "calendar.title").contains(inner.path()))
        .forEach(inner -> nameless(inner, words, found));
  }

  @Test
  void periodsAndWordsAreSaidInWords() {
    RuleWords korean = new RuleWords(new Texts(Language.KO));
    RuleSet law = RuleSets.carried().get("kr-local-works");
    assertThat(said(korean, law.noticePeriod(Won.of(2_000_000_000), false)))
        .isEqualTo("공고부터 15일 (초일 불산입, 말일이 끝날 때)");
    assertThat(said(korean, law.receiptWindow())).isEqualTo("접수 개시부터 48시간");
    assertThat(said(korean, law.longestDebarment()))
        .isEqualTo("제한이 시작된 때부터 2년 (초일 불산입, 0시에 시작하면 산입, 말일이 끝날 때)");
    assertThat(said(korean, law.registrationLead())).isEqualTo("마감 전 1일 (초일 불산입, 말일이 끝날 때)");
    assertThat(korean.values("calendar.weekend", List.of("SATURDAY", "SUNDAY")))
        .isEqualTo("토요일, 일요일");
    assertThat(korean.values("noticePeriod.bands.below", List.of("1000000000")))
        .isEqualTo("1,000,000,000");
    assertThat(korean.values("noticePeriod.bands.below", List.of())).isEqualTo("–");
    assertThat(korean.values("demandingBodies.kinds", List.of("local-education")))
        .isEqualTo("교육청·학교");
    assertThat(korean.values("noticePeriod.countingConfidence", List.of("U"))).isEqualTo("불확실");
    assertThat(korean.values("outage.declaredBy.operator", List.of("1230000")))
        .isEqualTo("1230000");
    assertThat(
            korean.values(
                "qualification-screening.screening.rows.items",
                List.of(
                    "{\"item\":\"performance\",\"maximum\":\"15\"}",
                    "{\"item\":\"reliability\",\"maximum\":\"1.2\",\"minimum\":\"-1.2\"}")))
        .isEqualTo("시공경험 15, 신인도 -1.2 … 1.2");
    assertThat(
            korean.values(
                "qualification-screening.screening.rows.fields",
                List.of(
                    "{\"field\":\"capacity\",\"items\":[\"performance\",\"reliability\"],"
                        + "\"maximum\":\"25\"}")))
        .isEqualTo("수행능력 25 (시공경험 + 신인도)");
  }
}
