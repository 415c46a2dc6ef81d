package org.opengeps.client.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * Every key file of the common set: the page's test (keycases.test.mjs) walks the same index and
 * expects the same.
 */
class KeyFileCasesTest {
  private static final Path FOLDER = Path.of("src/test/resources/cases/keyfiles");
  private static final JsonObject INDEX = index();
  private static final Instant AT = INDEX.time("at");

  @TempDir private Path folder;

  private static JsonObject index() {
    try {
      return JsonObject.parse(Files.readAllBytes(FOLDER.resolve("index.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFileOfTheCommonSetOpensOrSaysWhyNot() {
    return INDEX.objects("cases").stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.string("name") + " (" + one.string("why") + ")", () -> walk(one)));
  }

  private static void walk(JsonObject one) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String name : one.strings("files")) {
      files.add(Files.readAllBytes(FOLDER.resolve(name)));
    }
    Verdict<OpenedKey> opened = KeyFile.open(files, one.string("password").toCharArray(), AT);
    if (one.has("fault")) {
      assertThat(codeOf(opened)).isEqualTo(one.string("fault"));
      return;
    }
    OpenedKey key = opened.orThrow();
    assertThat(Certificates.fingerprint(key.signer().certificate()).hex())
        .isEqualTo(one.string("signs"));
    assertThat(key.random().map(IdentifierRandom::hex))
        .isEqualTo(
            one.has("random") ? Optional.of(one.string("random")) : Optional.<String>empty());
    byte[] signed = key.signer().sign("{}".getBytes(StandardCharsets.UTF_8), AT);
    assertThat(SignedDocument.read(signed).isSignatureValid()).isTrue();
  }

  @Test
  void aFileWithAnyBitWrongOpensOrSaysWhyNot() throws IOException {
    for (String name : List.of("aes-128.p12", "unencrypted-no-mac.p12", "3des-rc2-40.p12")) {
      byte[] file = Files.readAllBytes(FOLDER.resolve(name));
      for (int i = 0; i < file.length; i += 1 + file.length / 200) {
        byte[] changed = file.clone();
        changed[i] ^= (byte) (1 << (i % 8));
        assertThat(KeyFile.open(List.of(changed), "practice".toCharArray(), AT))
            .as(name + " at " + i)
            .isNotNull();
      }
    }
  }

  @Test
  void aPairOpensWhicheverWayItIsNamed() {
    for (String name : List.of("npki-old", "npki-old/signPri.key", "npki-old/signCert.der")) {
      assertThat(KeyFile.open(FOLDER.resolve(name), "practice".toCharArray(), AT))
          .as(name)
          .isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void aFileThatIsNotThereAndAFolderWithoutAPairAreSaidInASentence() {
    assertThat(codeOf(KeyFile.open(folder.resolve("no.p12"), new char[0], AT)))
        .isEqualTo("key-file-missing");
    assertThat(codeOf(KeyFile.open(folder, new char[0], AT))).isEqualTo("key-half");
  }

  @Test
  void aFileTooLargeToBeOneIsNotRead() throws IOException {
    Path large = Files.write(folder.resolve("large.p12"), new byte[1024 * 1024 + 1]);
    assertThat(codeOf(KeyFile.open(large, new char[0], AT))).isEqualTo("key-file-excessive");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyFault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FILE_MISSING", "NOT_OF_COMMITTEE"})
  void pageAndCommandLineSayTheSameInBothLanguages(KeyFault fault) throws IOException {
    String key = "js." + fault.code().replaceFirst("-", ".");
    Refusal refusal = Refusal.of(fault.code()).with("at", "{0}");
    assertThat(texts("ko").getProperty(key)).isEqualTo(refusal.korean());
    assertThat(texts("en").getProperty(key)).isEqualTo(refusal.english());
  }

  private static Properties texts(String language) throws IOException {
    Path file =
        Path.of("src/main/resources/org/opengeps/portal/text/messages_" + language + ".properties");
    Properties texts = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  private static String codeOf(Verdict<?> verdict) {
    return ((Verdict.Refused<?>) verdict).refusal().code();
  }
}
