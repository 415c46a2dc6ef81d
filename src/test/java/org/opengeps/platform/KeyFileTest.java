package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rests in the database opens only with the key file that is not in it. */
class KeyFileTest {
  private static final char[] PASSWORD = "a long password".toCharArray();
  private static final byte[] SECRET = "담당자 홍길동".getBytes(StandardCharsets.UTF_8);
  @TempDir private Path folder;
  private Path file;
  private byte[] wrapped;

  @BeforeEach
  void wrap() {
    file = folder.resolve("keys/confidential.p12");
    wrapped = keyFile(false).wrap(SECRET, "message 1");
  }

  private KeyFile keyFile(boolean used) {
    return new KeyFile(file, "kek", PASSWORD, () -> used);
  }

  @Test
  void theKeyFileOpensWhatItWrappedAlsoAfterARestart() {
    assertThat(keyFile(true).unwrap(wrapped, "message 1")).isEqualTo(SECRET);
  }

  @Test
  void whatIsStoredSaysNothingAndNeverTheSameTwice() {
    byte[] again = keyFile(true).wrap(SECRET, "message 1");
    assertThat(again).isNotEqualTo(wrapped).hasSameSizeAs(wrapped);
    assertThat(new String(wrapped, StandardCharsets.UTF_8)).doesNotContain("홍길동");
  }

  @Test
  void underAnotherContextOrChangedItDoesNotOpen() {
    assertThatThrownBy(() -> keyFile(true).unwrap(wrapped, "message 2"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("message 2");
    for (int i = 0; i < wrapped.length; i++) {
      byte[] changed = wrapped.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> keyFile(true).unwrap(changed, "message 1"))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> keyFile(true).unwrap(Arrays.copyOf(wrapped, 5), "message 1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherInstallationsKeyFileOpensNothing() {
    var other = new KeyFile(folder.resolve("other.p12"), "kek", PASSWORD, () -> false);
    assertThat(other.unwrap(other.wrap(SECRET, "message 1"), "message 1")).isEqualTo(SECRET);
    assertThatThrownBy(() -> other.unwrap(wrapped, "message 1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutItsPasswordTheKeyFileIsWorthNothing() {
    var guess = new KeyFile(file, "kek", "password".toCharArray(), () -> true);
    assertThatThrownBy(() -> guess.unwrap(wrapped, "message 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aLostKeyFileIsNotReplacedOnceSomethingWasWrapped() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> keyFile(true).wrap(SECRET, "message 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bring it back from a backup");
    assertThat(file).doesNotExist();
  }

  @Test
  void theStartMakesTheKeyFileAndTheNextOneFindsIt() throws IOException {
    Files.delete(file);
    assertThat(keyFile(false).prepare()).isTrue();
    byte[] made = Files.readAllBytes(file);
    assertThat(keyFile(true).prepare()).isTrue();
    assertThat(file).hasBinaryContent(made);
  }

  @Test
  void aStartWithoutTheKeyFileSaysSoAndMakesNoOther() throws IOException {
    Files.delete(file);
    assertThat(keyFile(true).prepare()).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void aFolderInWhichNothingCanBeMadeIsSaidAtTheStart() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "no folder").resolve("kek.p12");
    var nowhere = new KeyFile(blocked, "kek", PASSWORD, () -> false);
    assertThatThrownBy(nowhere::prepare)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining(blocked.toString());
  }

  @Test
  void aKeyFileThatDoesNotOpenIsSaidAtTheStart() throws IOException {
    var guess = new KeyFile(file, "kek", "password".toCharArray(), () -> true);
    assertThatThrownBy(guess::prepare).hasMessageContaining("cannot be read");
    var misnamed = new KeyFile(file, "another", PASSWORD, () -> true);
    assertThatThrownBy(misnamed::prepare).hasMessageContaining("no key named another");
    Files.writeString(file, "no key file");
    assertThatThrownBy(keyFile(true)::prepare).hasMessageContaining("cannot be read");
  }

  @Test
  void nobodyElseOnTheMachineReadsTheKeyFile() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var all = Files.list(file.getParent())) {
      assertThat(all).as("no draft is left").containsExactly(file);
    }
  }
}
