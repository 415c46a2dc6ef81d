package org.opengeps.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.verify.VerifierMain;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import picocli.CommandLine;

/** The command {@code evaluate} as people and scripts meet it. */
class EvaluateCommandTest {
  private static final BundleScene SCENE = new BundleScene();
  @TempDir private Path folder;
  private StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out = new StringWriter();
    CommandLine command = VerifierMain.command(arguments);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(VerifierMain.withoutWord(arguments));
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private JsonObject printed() {
    return JsonObject.parseCanonical(out.toString().stripTrailing().getBytes(UTF_8));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = EvaluateCommandTest.class.getResourceAsStream("/evaluation/" + name)) {
      return in.readAllBytes();
    }
  }

  /** What a validator that is not ours says against a schema that the command prints. */
  private List<String> against(String side, String json) {
    String instance = json;
    assertThat(run("evaluate", "--schema", side)).isZero();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(out.toString())
        .validate(node(instance))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static com.fasterxml.jackson.databind.JsonNode node(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aBundleIsRankedAndAwardedAgainAsItsSignedRankingAndAwardSay() throws Exception {
    assertThat(run("evaluate", file("bundle.zip", SCENE.zip()))).as("%s", err).isZero();
    JsonObject result = printed();
    JsonObject award = SignedDocument.read(SCENE.files.get("award.p7s")).json();
    assertThat(result.object("ranking"))
        .isEqualTo(SignedDocument.read(SCENE.files.get("ranking.p7s")).json());
    assertThat(result.string("state")).isEqualTo("decidable");
    assertThat(result.object("winner").string("submission")).isEqualTo(award.string("submission"));
    assertThat(result.object("winner").string("total")).isEqualTo(award.string("total"));
    assertThat(result.objects("examined").get(1).objects("items"))
        .isEqualTo(award.objects("scores"));
    assertThat(against("output", result.toString())).isEmpty();
  }

  @Test
  void theInputOfABundleHasItsSchemaAndGivesTheSameResult() throws Exception {
    String bundle = file("bundle.zip", SCENE.zip());
    assertThat(run("evaluate", "--input", bundle)).isZero();
    String input = out.toString();
    assertThat(against("input", input)).isEmpty();
    assertThat(run("evaluate", bundle)).isZero();
    String result = out.toString();
    assertThat(run("evaluate", file("input.json", input.getBytes(UTF_8)))).isZero();
    assertThat(out.toString()).isEqualTo(result);
  }

  @Test
  void aKeptInputGivesTheKeptBytesOnEveryMachine() throws Exception {
    kept("waived");
    kept("screening");
  }

  private void kept(String name) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run("evaluate", file("input.json", resource(name + "-input.json"))))
        .as("%s", err)
        .isZero();
    assertThat(out.toString()).isEqualTo(new String(resource(name + "-result.json"), UTF_8));
  }

  @Test
  void documentsThatDoNotBelongTogetherAreNamed() throws Exception {
    JsonObject input = JsonObject.parse(resource("screening-input.json"));
    JsonObject rules = input.object("ruleSet").toBuilder().replace("version", "other").build();
    assertThat(refused(input.toBuilder().replace("ruleSet", rules).build()))
        .startsWith("rule-set-differs");
    JsonObject notice = input.object("notice").toBuilder().replace("minimumBids", 3).build();
    assertThat(refused(input.toBuilder().replace("notice", notice).build()))
        .startsWith("record-differs");
    String other = "1".repeat(64);
    assertThat(refused(input.toBuilder().replace("gatePrivate", other).build()))
        .startsWith("gate-key-differs");
    JsonObject act = input.objects("acts").get(0);
    assertThat(refused(acts(input, act, act))).startsWith("scored-twice");
    assertThat(refused(acts(input, act.toBuilder().replace("rankingHash", other).build())))
        .startsWith("ranking-differs");
    assertThat(refused(acts(input, act.toBuilder().replace("scores", List.of()).build())))
        .startsWith("score-sheet");
    JsonObject stranger =
        act.toBuilder().replace("submission", "00000000-0000-4000-8000-000000000000").build();
    assertThat(refused(acts(input, stranger))).startsWith("not-a-candidate");
  }

  @Test
  void aCorrectionTakesThePlaceOfAScoreAndWhoIsPassedOverDoesNotWin() throws Exception {
    JsonObject input = JsonObject.parse(resource("screening-input.json"));
    JsonObject failed = input.objects("acts").get(0);
    JsonObject passed = input.objects("acts").get(1);
    JsonObject correction =
        change(failed, "correct", failed.hash().hex(), passed.objects("scores"));
    assertThat(winner(acts(input, failed, passed, correction)))
        .isEqualTo(failed.string("submission"));
    assertThat(winner(acts(input, correction, passed, failed)))
        .as("in any order")
        .isEqualTo(failed.string("submission"));
    JsonObject annulment = change(failed, "annul", null, List.of());
    assertThat(winner(acts(input, failed, passed, correction, annulment)))
        .isEqualTo(passed.string("submission"));
    assertThat(
            refused(
                acts(
                    input,
                    failed,
                    correction,
                    change(failed, "correct", passed.hash().hex(), passed.objects("scores")))))
        .startsWith("act-outdated");
    assertThat(
            run(
                "evaluate",
                "--input",
                file("input.json", acts(input, failed, correction, annulment).canonical())))
        .isZero();
    assertThat(against("input", out.toString())).isEmpty();
  }

  @Test
  void whoWaivesTheContractGivesWayToTheNextScoredOrNotInAnyOrder() throws Exception {
    JsonObject input = JsonObject.parse(resource("screening-input.json"));
    JsonObject failed = input.objects("acts").get(0);
    JsonObject passed = input.objects("acts").get(1);
    JsonObject first = waiver(failed);
    JsonObject second = waiver(passed);
    assertThat(winner(acts(input, first, passed))).isEqualTo(passed.string("submission"));
    assertThat(winner(acts(input, passed, first))).isEqualTo(passed.string("submission"));
    assertThat(winner(acts(input, failed, passed, first))).isEqualTo(passed.string("submission"));
    assertThat(run("evaluate", file("input.json", acts(input, first, passed).canonical())))
        .isZero();
    assertThat(printed().objects("steps").get(0).string("code")).isEqualTo("waived");
    assertThat(run("evaluate", file("input.json", acts(input, second, first).canonical())))
        .isZero();
    assertThat(printed().strings("awaiting"))
        .hasSize(1)
        .doesNotContain(failed.string("submission"), passed.string("submission"));
    JsonObject stranger =
        first.toBuilder().replace("submission", "00000000-0000-4000-8000-000000000000").build();
    assertThat(refused(acts(input, stranger))).startsWith("not-a-candidate");
    assertThat(
            run("evaluate", "--input", file("input.json", acts(input, first, passed).canonical())))
        .isZero();
    assertThat(against("input", out.toString())).isEmpty();
  }

  private static JsonObject waiver(JsonObject score) {
    return JsonObject.ofType("opengeps/waiver/1")
        .put("tender", score.string("tender"))
        .put("lot", score.string("lot"))
        .put("rankingHash", score.string("rankingHash"))
        .put("submission", score.string("submission"))
        .build();
  }

  private String winner(JsonObject input) throws IOException {
    assertThat(run("evaluate", file("input.json", input.canonical()))).as("%s", err).isZero();
    JsonObject result = printed();
    assertThat(against("output", result.toString())).isEmpty();
    return result.object("winner").string("submission");
  }

  private static JsonObject change(
      JsonObject score, String act, String of, List<JsonObject> scores) {
    return JsonObject.ofType("opengeps/round-act/1")
        .put("tender", score.string("tender"))
        .put("lot", score.string("lot"))
        .put("rankingHash", score.string("rankingHash"))
        .put("act", act)
        .put("submission", score.string("submission"))
        .put("of", of)
        .put("scores", scores)
        .put("reason", JsonObject.builder().put("ko", "잘못 적음").put("en", "").build())
        .build();
  }

  private static JsonObject acts(JsonObject input, JsonObject... acts) {
    return input.toBuilder().replace("acts", List.of(acts)).build();
  }

  private String refused(JsonObject input) throws IOException {
    err.getBuffer().setLength(0);
    assertThat(run("evaluate", file("input.json", input.canonical()))).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    return err.toString();
  }

  @Test
  void beforeTheLastCandidateIsScoredItSaysWhoseTurnItIs() throws Exception {
    JsonObject input = JsonObject.parse(resource("screening-input.json"));
    assertThat(run("evaluate", file("input.json", acts(input).canonical()))).isZero();
    JsonObject result = printed();
    assertThat(result.string("state")).isEqualTo("awaiting");
    assertThat(result.strings("awaiting"))
        .containsExactly(result.object("ranking").objects("bids").get(0).string("submission"));
    assertThat(result.isNull("winner")).isTrue();
    assertThat(against("output", result.toString())).isEmpty();
  }

  @Test
  void whatCannotBeEvaluatedEndsWith2AndSaysWhy() throws Exception {
    BundleCut cut = new BundleCut(SCENE).without("opening-record", "ranking", "award");
    assertThat(run("evaluate", file("early.zip", BundleScene.zip(cut.files)))).isEqualTo(2);
    assertThat(err.toString()).contains("There is nothing to evaluate");
    assertThat(run("evaluate", file("text.json", "{\"type\":\"x\"}".getBytes(UTF_8)))).isEqualTo(2);
    assertThat(err.toString()).contains("no input of the promised form");
    assertThat(run("evaluate", folder.resolve("absent").toString())).isEqualTo(2);
    assertThat(run("evaluate")).isEqualTo(2);
  }
}
