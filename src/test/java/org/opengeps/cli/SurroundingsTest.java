package org.opengeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.testing.MirroredLog;

/** The programs as processes of their own, on machines of all kinds. */
class SurroundingsTest {
  private static final Instant AT = Instant.parse("2025-06-20T01:00:00Z");
  @TempDir private Path mirror;

  @BeforeEach
  void writeALog() throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      entries.add(
          LedgerEntry.of(
                  new LedgerEntry.BatchHead(i, HiddenLeaf.BATCH, Sha256.ofText("root " + i)), AT)
              .canonical());
    }
    NoteSigner log = NoteSigner.generate("log.test", NoteKey.Kind.LOG, new SecureRandom());
    Files.writeString(
        mirror.resolve("checkpoint"),
        SignedNote.sign(new MirroredLog(mirror, "log.test").write(entries).text(), log).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=ar -Duser.country=EG",
        "-Duser.language=tr",
        "-Duser.language=ko -Duser.timezone=America/New_York",
        "-Dfile.encoding=ISO-8859-1"
      })
  void aPerfectLogIsConsistentOnEveryMachine(String machine) throws Exception {
    Answer answer = run("C.UTF-8", machine, "ledger fsck '" + mirror + "'");
    assertThat(answer.code()).as(answer.text()).isEqualTo(3);
    assertThat(answer.text()).contains("300 entries, 300 batches", "consistent, not anchored");
  }

  /** The bytes of 한글.zip, as a terminal sends them whatever its language setting is. */
  private static final String HANGUL = "\"$(printf '\\355\\225\\234\\352\\270\\200.zip')\"";

  @Test
  void koreanReachesAConsoleOfMachinesWithoutLanguage() throws Exception {
    Answer answer = run("C", "", "verify " + HANGUL);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.text()).contains("다시 실행해 주세요", "Try again with LC_ALL=C.UTF-8");
  }

  @Test
  void aFileWithAKoreanNameIsFoundWhereTheMachineCanSayIt() throws Exception {
    Answer answer = run("C.UTF-8", "", "verify " + HANGUL);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.text()).contains("Cannot read 한글.zip");
  }

  /** What a process printed, and how it ended. */
  private record Answer(int code, String text) {}

  private Answer run(String language, String machine, String command) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "exec '"
                    + java
                    + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
                    + machine
                    + " -cp '"
                    + System.getProperty("java.class.path")
                    + "' org.opengeps.app.Main "
                    + command)
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", language);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), text);
  }
}
