package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.verify.VerifierMain;
import picocli.CommandLine;

/** The command {@code verify} as people and scripts meet it: its words and its exit codes. */
class VerifyCommandTest {
  private static final BundleScene SCENE = new BundleScene();
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeFiles() throws IOException {
    Files.write(folder.resolve("bundle.zip"), SCENE.zip());
    Files.write(folder.resolve("receipt.json"), SCENE.receipt().toJson().canonical());
    Files.write(folder.resolve("trust.json"), SCENE.trust().json().canonical());
    Files.write(folder.resolve("rubbish.zip"), new byte[] {1, 2, 3});
  }

  private int run(String... arguments) {
    CommandLine command = VerifierMain.command();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(VerifierMain.withoutWord(arguments));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void aTrueBundleEndsWith0AndSaysWhatWasChecked() {
    assertThat(run("--trust", path("trust.json"), path("bundle.zip"))).isZero();
    assertThat(out.toString())
        .contains(SCENE.trust().hash().hex())
        .contains("3 bids open again")
        .contains("The ranking follows from the record")
        .endsWith("VERIFIED" + System.lineSeparator());
  }

  /** As in {@code opengeps-verifier <(curl ...)}. */
  @Test
  void bundlesAndReceiptsComeThroughAPipeAsWell() throws Exception {
    for (String name : List.of("bundle.zip", "receipt.json")) {
      Path pipe = folder.resolve("pipe-" + name);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      Process writer =
          new ProcessBuilder("sh", "-c", "cat '" + path(name) + "' > '" + pipe + "'").start();
      assertThat(run("--trust", path("trust.json"), pipe.toString()))
          .as(err.toString())
          .isEqualTo(run("--trust", path("trust.json"), path(name)))
          .isNotEqualTo(2);
      assertThat(writer.waitFor()).isZero();
    }
  }

  @Test
  void aFolderIsASentence() {
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("Cannot read ");
  }

  @Test
  void theWordVerifyMayStandInFrontAsInTheWholeCommandLine() {
    assertThat(run("verify", "--trust", path("trust.json"), path("bundle.zip"))).isZero();
    assertThat(run("verify", path("receipt.json"))).isEqualTo(3);
  }

  @Test
  void helpEndsWith0AndTellsEveryExitCodeAndAnExample() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("opengeps-verifier", "--trust", "--bundle", "bundle or the receipt")
        .containsPattern("0 +verified")
        .containsPattern("1 +refuted")
        .containsPattern("2 +wrong usage")
        .containsPattern("3 +consistent, but not anchored")
        .contains("verify --trust trust.json --bundle bundle.zip receipt.json");
  }

  @Test
  void wrongOptionsEndWith2AndSayWhatWasMeant() {
    assertThat(run("--trusted", path("trust.json"), path("bundle.zip"))).isEqualTo(2);
    assertThat(err.toString()).contains("--trusted").contains("Possible solutions: --trust");
    assertThat(run("--bundle", path("bundle.zip"), path("bundle.zip"))).isEqualTo(2);
    assertThat(err.toString()).contains("--bundle goes with a receipt");
  }

  @Test
  void withoutTrustItEndsWith3() {
    assertThat(run(path("bundle.zip"))).isEqualTo(3);
    assertThat(out.toString()).contains("CONSISTENT, NOT ANCHORED");
  }

  @Test
  void aChangedBundleEndsWith1AndNamesTheFile() throws IOException {
    var files = new java.util.LinkedHashMap<>(SCENE.files);
    byte[] changed = files.get("close.json").clone();
    changed[changed.length / 2] ^= 1;
    files.put("close.json", changed);
    Files.write(folder.resolve("changed.zip"), BundleScene.zip(files));
    assertThat(run("--trust", path("trust.json"), path("changed.zip"))).isEqualTo(1);
    assertThat(out.toString())
        .contains("REFUTED")
        .contains("close.json")
        .contains("expected")
        .contains("found");
  }

  @Test
  void aReceiptIsRecognisedByItself() {
    assertThat(
            run(
                "--trust",
                path("trust.json"),
                "--bundle",
                path("bundle.zip"),
                path("receipt.json")))
        .isZero();
    assertThat(out.toString()).contains("was received at").contains("close set of the bundle");
    assertThat(run(path("receipt.json"))).isEqualTo(3);
  }

  @Test
  void whatCannotBeReadEndsWith2AndOneSentence() throws IOException {
    assertThat(run("--trust", path("trust.json"), path("rubbish.zip"))).isEqualTo(2);
    assertThat(run("--trust", path("trust.json"), path("none.zip"))).isEqualTo(2);
    assertThat(run("--trust", path("bundle.zip"), path("bundle.zip"))).isEqualTo(2);
    Files.writeString(
        folder.resolve("bad-key.json"),
        SCENE.trust().json().toBuilder().replace("logKey", "nonsense").build().toString());
    assertThat(run("--trust", path("bad-key.json"), path("bundle.zip"))).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("Exception");
  }
}
