package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** What the program does not know, it does not judge by. */
class RuleSetFormTest {
  private final String law = law();

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          methods[0].competition | "competition":"open" | "competition":"designated"
          businessTypes      | "businessTypes":["works"],"calendar" | "businessTypes":["ships"],"calendar"
          cancellation.until | "until":"opening"         | "until":"closing"
          draw.tie           | "tie":"lower-serial"      | "tie":"higher-serial"
          sealing.proofOfEphemeral | "proofOfEphemeral":"required" | "proofOfEphemeral":"if-possible"
          """)
  void aWordThatTheProgramDoesNotKnowIsNamedWithItsMember(
      String member, String known, String other) {
    assertThat(law).contains(known);
    assertThatThrownBy(() -> read(law.replace(known, other)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member)
        .hasMessageContaining("no word that this program knows");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          미래                       | "zone":             | "미래":"1","zone":
          opening.weekdays           | "afterClosing":     | "weekdays":true,"afterClosing":
          """)
  void aMemberThatNobodyReadsIsNamedWithItsPath(String member, String known, String more) {
    assertThat(law).contains(known);
    assertThatThrownBy(() -> read(law.replace(known, more)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member)
        .hasMessageContaining("no member of a rule set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"after\":\"opening\",\"number\":0,\"unit\":\"seconds\"}",
        "{\"before\":\"opening\",\"number\":1,\"unit\":\"hours\"}"
      })
  void aLatestOpeningThatIsNotAfterTheOpeningIsRefused(String latest) {
    String known =
        "\"latest\":"
            + "{\"after\":\"opening\",\"firstDay\":\"out\",\"hour\":\"same\",\"number\":30,"
            + "\"roll\":\"none\",\"unit\":\"days\"}";
    assertThat(law).contains(known);
    assertThatThrownBy(() -> read(law.replace(known, "\"latest\":" + latest)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("opening.latest");
  }

  @Test
  void anArticleOfWhichNobodySaysHowSureItIsIsRefused() {
    String minimum = "\"minimum\":{\"after\":\"receipt\",\"number\":48,\"unit\":\"hours\"}";
    String known = "\"confidence\":\"S\"," + minimum;
    assertThat(law).contains(known);
    assertThatThrownBy(() -> read(law.replace(known, minimum)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("receiptWindow.article")
        .hasMessageContaining("confidence is missing");
  }

  @Test
  void aNoteOrASourceInOneLanguageIsRefused() {
    String note = "\"en\":\"A bid is neither replaced nor withdrawn; the intake takes one.\",";
    String source = "\"en\":\"in force since 2016-09-13\",";
    assertThat(law).contains(note, source);
    assertThatThrownBy(() -> read(law.replace(note, "")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("sealing.notes");
    assertThatThrownBy(() -> read(law.replace(source, "")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("correction.source");
  }

  @Test
  void aMemberThatDoesNotFitTheOthersIsRefusedInWordsToo() {
    assertThatThrownBy(() -> read(law.replace("\"code\":\"KRW\"", "\"code\":\"won\"")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("ISO 4217");
    assertThatThrownBy(() -> read(law.replace("\"scale\":0", "\"scale\":5")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("0 to 4 decimals");
    assertThatThrownBy(() -> read(law.replace("\"selected\":4", "\"selected\":40")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("do not fit together");
  }

  @Test
  void twoMethodsGoTogetherWithTheMinimumOfTheirPairAndEachPairStandsOnce() {
    String pair = "{\"award\":\"%s\",\"competition\":\"open\",\"minimumBids\":%s}";
    RuleSet two =
        read(methods(pair.formatted("qualification-screening", 2), pair.formatted("lowest", 1)));
    assertThat(two.methods("open", "lowest")).map(MethodPair::minimumBids).contains(1);
    assertThat(two.methods("open", "qualification-screening"))
        .map(MethodPair::minimumBids)
        .contains(2);
    assertThat(two.methods("open", "negotiation")).isEmpty();
    assertThat(two.methods("designated", "lowest")).isEmpty();
    for (String wrong :
        List.of(
            "{\"methods\":[],\"type\":\"opengeps/rule-set/1\",\"id\":\"x\",\"version\":\"1\"}",
            methods(
                pair.formatted("qualification-screening", 1),
                pair.formatted("qualification-screening", 2)),
            methods(pair.formatted("qualification-screening", 0)))) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(JsonFormatException.class)
          .hasMessageContaining("methods");
    }
  }

  private String methods(String... pairs) {
    int from = law.indexOf("\"methods\":[");
    int until = law.indexOf(']', from);
    return law.substring(0, from)
        + "\"methods\":["
        + String.join(",", pairs)
        + law.substring(until);
  }

  private static RuleSet read(String text) {
    return RuleSet.of(JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String law() {
    RuleSets sets = RuleSets.carried();
    return new String(sets.get("kr-local-works").canonicalJson(), StandardCharsets.UTF_8);
  }
}
