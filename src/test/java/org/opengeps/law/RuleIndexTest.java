package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** How a rule set comes from its parts. */
class RuleIndexTest {
  private static final String SUM = "{'id':'지방','version':'1','parts':['a.json','나/b.json']}";
  private final Map<String, String> files = new HashMap<>();

  RuleIndexTest() {
    files.put("a.json", "{'title':{'ko':'공사','en':'Works'},'zone':'Asia/Seoul'}");
    files.put("나/b.json", "{'closing':{'from':'10:00','a/b~c':null}}");
  }

  @Test
  void aRuleSetIsTheSumOfItsPartsUnderTheNameOfTheIndex() {
    assertThat(compose(SUM))
        .containsExactly(
            json(
                "{'type':'opengeps/rule-set/1','id':'지방','version':'1','title':{'ko':'공사',"
                    + "'en':'Works'},'zone':'Asia/Seoul','closing':{'from':'10:00','a/b~c':null}}"));
  }

  @Test
  void anOverlayChangesSingleMembersAndNothingElse() {
    overlay(
        "{'op':'replace','path':'/title/ko','value':'연습'},"
            + "{'op':'replace','path':'/closing/a~1b~0c','value':['x']},"
            + "{'op':'replace','path':'/zone','value':null},{'op':'remove','path':'/closing/from'}");
    List<JsonObject> all = compose(SUM, overlaid("지방/1"));
    assertThat(all.get(1))
        .isEqualTo(
            json(
                "{'type':'opengeps/rule-set/1','id':'연습','version':'2','title':{'ko':'연습',"
                    + "'en':'Works'},'zone':null,'closing':{'a/b~c':['x']}}"));
    assertThat(all.get(0)).as("the one below").isEqualTo(compose(SUM).get(0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'op':'replace','path':'/closing/until','value':'1'} | over.json /closing/until: | missing
          {'op':'remove','path':'/opening'}                    | over.json /opening:       | missing
          {'op':'replace','path':'/zone','value':'Asia/Seoul'} | over.json /zone:          | same as without
          {'op':'add','path':'/zone','value':'UTC'}            | over.json /zone:          | neither replace nor remove
          {'op':'replace','path':'/zone/x','value':'1'}        | over.json /zone/x:        | not an object
          {'op':'replace','path':'zone','value':'1'}           | over.json zone:           | not the path
          """)
  void anOverlayThatDoesNotFitTheLawBelowItIsNamedWithItsMember(
      String change, String where, String why) {
    overlay(change);
    assertThatThrownBy(() -> compose(SUM, overlaid("지방/1")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(why);
  }

  @Test
  void theFileOfAMemberIsThePartThatSaysItOrTheOverlayThatChangesIt() {
    overlay("{'op':'replace','path':'/closing/from','value':'11:00'}");
    RuleIndex index = new RuleIndex();
    List<JsonObject> all = index.compose(index(SUM, overlaid("지방/1")), this::file);
    assertThat(index.fileOf(all.get(0), "closing.from")).isEqualTo("나/b.json");
    assertThat(index.fileOf(all.get(1), "closing.until[2]")).isEqualTo("over.json");
    assertThat(index.fileOf(all.get(1), "zone")).isEqualTo("a.json");
    assertThat(index.fileOf(all.get(1), "version")).isEqualTo("the index");
    assertThat(index.fileOf(all.get(1), "빠진")).isEqualTo("the index");
  }

  @Test
  void aMemberOfTwoPartsIsNamedWithBothFiles() {
    files.put("나/b.json", "{'zone':'UTC'}");
    assertThatThrownBy(() -> compose(SUM)).hasMessageContainingAll("나/b.json zone", "a.json");
    files.put("나/b.json", "{'id':'x'}");
    assertThatThrownBy(() -> compose(SUM)).hasMessageContainingAll("나/b.json id", "the index");
  }

  @Test
  void anIndexThatContradictsItselfIsRefused() {
    overlay("{'op':'replace','path':'/zone','value':'UTC'}");
    assertThatThrownBy(() -> compose(SUM, SUM)).hasMessageContaining("지방/1 stands twice");
    assertThatThrownBy(() -> compose(overlaid("지방/1"), SUM))
        .hasMessageContaining("no rule set before it");
  }

  private void overlay(String changes) {
    files.put("over.json", "{'type':'opengeps/rule-overlay/1','patch':[" + changes + "]}");
  }

  private static String overlaid(String of) {
    return "{'id':'연습','version':'2','of':'" + of + "','overlays':['over.json']}";
  }

  private List<JsonObject> compose(String... entries) {
    return new RuleIndex().compose(index(entries), this::file);
  }

  private JsonObject file(String path) {
    return json(files.get(path));
  }

  private static JsonObject index(String... entries) {
    return json(
        "{'type':'opengeps/rule-index/3','calendars':[],'ruleSets':["
            + String.join(",", entries)
            + "]}");
  }

  private static JsonObject json(String text) {
    return JsonObject.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
