package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.client.committee.KeyFiles.KeyFileException;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.OpenSsl;

class KeyFilesTest {
  private static final char[] PASSWORD = "practice".toCharArray();
  private static final KeyFiles.Validity VALIDITY =
      new KeyFiles.Validity(
          Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2027-06-01T00:00:00Z"));
  @TempDir private Path folder;

  @Test
  void theKeyIsKeptTwiceAndBothFilesReadBack() {
    List<Path> files = List.of(folder.resolve("usb1/me.p12"), folder.resolve("usb2/me.p12"));
    Scalar secret = KeyFiles.makeCommittee(files, PASSWORD, VALIDITY);
    files.forEach(file -> assertThat(KeyFiles.committee(file, PASSWORD)).isEqualTo(secret));
  }

  @Test
  void openSslReadsTheFileAndFindsTheSameKey() throws IOException {
    Path file = folder.resolve("me.p12");
    Scalar secret = KeyFiles.makeCommittee(List.of(file), PASSWORD, VALIDITY);
    Path pem = folder.resolve("key.pem");
    OpenSsl.run(
        "pkcs12", "-in", file, "-passin", "pass:practice", "-nodes", "-nocerts", "-out", pem);
    Path spki = folder.resolve("spki.der");
    OpenSsl.run("pkey", "-in", pem, "-pubout", "-outform", "DER", "-out", spki);
    assertThat(Point.ofSpki(Files.readAllBytes(spki))).isEqualTo(Point.base(secret));
  }

  @Test
  void aKeyThatMayBeNeededIsNeverOverwritten() {
    Path file = folder.resolve("me.p12");
    KeyFiles.makeCommittee(List.of(file), PASSWORD, VALIDITY);
    assertThatThrownBy(() -> KeyFiles.makeCommittee(List.of(file), PASSWORD, VALIDITY))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("exists already");
  }

  @Test
  void aWrongPasswordAMissingFileAndAForeignFileAreToldApart() throws IOException {
    Path file = folder.resolve("me.p12");
    KeyFiles.makeCommittee(List.of(file), PASSWORD, VALIDITY);
    assertThatThrownBy(() -> KeyFiles.committee(file, "wrong".toCharArray()))
        .hasMessageContaining("key-password-wrong");
    assertThatThrownBy(() -> KeyFiles.committee(folder.resolve("no.p12"), PASSWORD))
        .hasMessageContaining("key-file-missing");
    Path text = Files.writeString(folder.resolve("text.p12"), "text");
    assertThatThrownBy(() -> KeyFiles.committee(text, PASSWORD))
        .hasMessageContaining("key-file-unknown");
  }

  @Test
  void aHangulPasswordProtectsTheKeyToo() {
    Path file = folder.resolve("me.p12");
    char[] hangul = "한글비밀번호1!".toCharArray();
    Scalar secret = KeyFiles.makeCommittee(List.of(file), hangul, VALIDITY);
    assertThat(KeyFiles.committee(file, hangul)).isEqualTo(secret);
  }

  @Test
  void aPersonalKeyIsNoCommitteeKey() {
    Path personal = Path.of("src/test/resources/cases/keyfiles/jdk.p12");
    assertThatThrownBy(() -> KeyFiles.committee(personal, PASSWORD))
        .hasMessageContaining("key-not-of-committee");
  }

  @Test
  void aFileThatAnEarlierVersionMadeStillOpens() throws Exception {
    Path now = folder.resolve("now.p12");
    Scalar secret = KeyFiles.makeCommittee(List.of(now), PASSWORD, VALIDITY);
    KeyStore read = KeyStore.getInstance(now.toFile(), PASSWORD);
    KeyStore earlier = KeyStore.getInstance("PKCS12");
    earlier.load(null, null);
    earlier.setKeyEntry(
        "committee",
        read.getKey("committee", PASSWORD),
        PASSWORD,
        read.getCertificateChain("committee"));
    Path file = folder.resolve("earlier.p12");
    try (var out = Files.newOutputStream(file)) {
      earlier.store(out, PASSWORD);
    }
    assertThat(KeyFiles.committee(file, PASSWORD)).isEqualTo(secret);
  }
}
