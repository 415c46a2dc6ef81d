package org.opengeps.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;

/** The words of a backup: manifest, list of uploads, values of SQL. */
class ManifestTest {
  private static final String UPLOAD = "0b8f5e1e-6d7c-4e0f-9a37-1f0c1b2d3e4f";
  @TempDir private Path folder;

  private static Manifest manifest() {
    return new Manifest(
        "OpenGePS 0.1.0",
        Instant.parse("2026-03-02T02:00:00.007Z"),
        List.of("V001__platform.sql"),
        new LogAt(
            new Checkpoint("log.test", 40, Sha256.ofText("root")),
            Optional.of(Instant.parse("2026-03-02T01:59:59Z"))),
        List.of(new Manifest.TableRows("document", 7)),
        1 << 20,
        new Manifest.Uploads(3, 4_000_000_000L, 1),
        List.of(new HashedFile(Manifest.DATABASE, 99, Sha256.ofText("database"))),
        List.of("view 우리_보고서"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    manifest().write(folder);
    assertThat(Manifest.read(folder, Optional.of(manifest().hash()))).isEqualTo(manifest());
    assertThat(folder.resolve(Manifest.NAME + ".draft")).doesNotExist();
    LogAt empty = new LogAt(new Checkpoint("log.test", 0, Sha256.ofText("root")), Optional.empty());
    assertThat(LogAt.of(empty.json())).isEqualTo(empty);
  }

  @Test
  void aManifestOfAnotherBackupIsRefusedByTheHashThatWasKept() throws Exception {
    manifest().write(folder);
    Sha256 kept = Sha256.ofText("of last night");
    assertThatThrownBy(() -> Manifest.read(folder, Optional.of(kept)))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("manifest.json has changed", manifest().hash().hex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../keys/log.key", "/etc/passwd", "a/../../b", "", ".."})
  void noNameLeadsOutOfTheFolder(String name) throws Exception {
    String text = manifest().json().toString().replace(Manifest.DATABASE, name);
    Files.writeString(folder.resolve(Manifest.NAME), text);
    assertThatThrownBy(() -> Manifest.read(folder, Optional.empty()))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("files[0].name");
  }

  @Test
  void aLineOfUploadsIsOneOfSha256sumAndNothingElse() {
    Sha256 hash = Sha256.ofText("제안서");
    String line = hash + "  uploads/" + UPLOAD + "/" + hash;
    assertThat(NamedUpload.parse(line)).contains(new NamedUpload(UPLOAD, hash));
    assertThat(new NamedUpload(UPLOAD, hash).line()).isEqualTo(line);
    for (String other :
        List.of(
            hash + "  uploads/../" + hash,
            hash + "  uploads/" + UPLOAD + "/" + Sha256.ofText("another"),
            line + " ",
            "")) {
      assertThat(NamedUpload.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  void valuesStandOnOneLineWhateverTheyHold() {
    assertThat(SqlText.text("한글 '\\'\n\r\0\u001a")).isEqualTo("'한글 \\'\\\\\\'\\n\\r\\0\\Z'");
    assertThat(SqlText.bytes(new byte[] {0, (byte) 0xff}, 0, 2)).isEqualTo("x'00ff'");
    assertThat(SqlText.name("a`b")).isEqualTo("`a``b`");
    assertThatThrownBy(() -> SqlText.form("double"))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("double");
  }

  @Test
  void aLongValueIsPutTogetherFromPiecesThatFitAStatement() throws Exception {
    StringWriter out = new StringWriter();
    byte[] value = "x".repeat(SqlText.PIECE + 1).getBytes(StandardCharsets.US_ASCII);
    SqlText.assemble(out, "@b3", value);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3).allMatch(line -> line.length() < 2 * SqlText.PIECE + 100);
    assertThat(lines.get(2)).isEqualTo("SET @b3 = CONCAT(@b3, x'78');");
  }
}
