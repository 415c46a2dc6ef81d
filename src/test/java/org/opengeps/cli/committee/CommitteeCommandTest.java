package org.opengeps.cli.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.cli.Main;
import org.opengeps.client.committee.KeyFiles;
import picocli.CommandLine;

/** What a member reads when something is wrong, and with which exit code the command ends. */
class CommitteeCommandTest {
  private static final String NOBODY = "http://127.0.0.1:1";
  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int run(Object... arguments) {
    CommandLine line =
        Main.commandLine().setErr(new PrintWriter(errors)).setOut(new PrintWriter(errors));
    return line.execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  /** A key that signs; the committee key does not. */
  private static final Path PERSON = Path.of("src/test/resources/cases/keyfiles/jdk.p12");

  private Path keyFile() {
    Path file = folder.resolve("me.p12");
    Instant from = Instant.parse("2025-06-01T00:00:00Z");
    KeyFiles.makeCommittee(
        List.of(file),
        "practice".toCharArray(),
        new KeyFiles.Validity(from, from.plusSeconds(86_400)));
    return file;
  }

  @Test
  void aSingleCopyOfTheKeyIsNotEnough() {
    assertThat(
            run(
                "committee",
                "key",
                "--person",
                keyFile(),
                "--password",
                "practice",
                "--out",
                folder.resolve("one.p12")))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("Give --out twice");
    assertThat(folder.resolve("one.p12")).doesNotExist();
  }

  @Test
  void aWrongPasswordIsSaidInOneSentence() {
    int code =
        run(
            "committee",
            "key",
            "--person",
            keyFile(),
            "--password",
            "wrong",
            "--out",
            folder.resolve("a.p12"),
            "--out",
            folder.resolve("b.p12"));
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString()).contains("key-password-wrong").doesNotContain("\tat ");
  }

  @Test
  void anEngineThatDoesNotAnswerIsNamed() throws IOException {
    Path key = keyFile();
    Path trust = Files.writeString(folder.resolve("trust.json"), trust());
    int code =
        run(
            "committee",
            "watch",
            "--once",
            "--server",
            NOBODY,
            "--person",
            PERSON,
            "--key",
            key,
            "--trust",
            trust,
            "--password",
            "practice");
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString()).contains("Nobody answers at " + NOBODY).doesNotContain("\tat ");
  }

  @Test
  void aMissingTrustFileAndAWrongTenderNumberAreUsageErrors() {
    assertThat(
            run(
                "committee",
                "open",
                "--person",
                keyFile(),
                "--password",
                "practice",
                "R25BK00000001"))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("--key").contains("--trust");
    Path key = folder.resolve("me.p12");
    assertThat(
            run(
                "committee",
                "open",
                "--person",
                key,
                "--key",
                key,
                "--trust",
                key,
                "--password",
                "practice",
                "R25"))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("R25");
  }

  @Test
  void withoutACommandTheHelpIsTheAnswer() {
    assertThat(run("committee")).isEqualTo(2);
    assertThat(errors.toString()).contains("contribute", "confirm", "rehearse", "open", "watch");
  }

  private static String trust() {
    return "{\"logKey\":\"\",\"origin\":\"x\",\"platformRoots\":[],\"sealingRoots\":[],\"signingRoots\":[],"
        + "\"timestampRoots\":[],"
        + "\"type\":\"opengeps/trust/1\",\"witnessKeys\":[]}";
  }
}
