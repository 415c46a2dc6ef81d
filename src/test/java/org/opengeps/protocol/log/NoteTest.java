package org.opengeps.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;

/**
 * Against the vectors of golang.org/x/mod/sumdb/note, of transparency-dev/formats and of the C2SP
 * documents, and against OpenSSL.
 */
class NoteTest {
  private static final String VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String SKEY =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  private static final String NOTE =
      TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String WITNESSED =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
          + "\u2014 example.com/behind-the-sofa"
          + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
          + "\u2014 witness.example.com/w1"
          + " jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
  private static final Instant AT = Instant.parse("2025-06-20T01:00:00Z");

  @Test
  void goOpensWhatWeSignByteForByte() {
    var signer = NoteSigner.parse(SKEY);
    assertThat(SignedNote.sign(TEXT, signer)).hasToString(NOTE);
    assertThat(signer.key()).hasToString(VKEY);
    assertThat(signer.encoded()).isEqualTo(SKEY);
  }

  @Test
  void weOpenWhatGoSigned() {
    var note = SignedNote.parse(NOTE);
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.isSignedBy(NoteKey.parse(VKEY))).isTrue();
    assertThat(
            SignedNote.parse(NOTE.replace("problem is.", "problem is!"))
                .isSignedBy(NoteKey.parse(VKEY)))
        .isFalse();
  }

  @Test
  void everyPartOfAVerifierKeyAloneIsRefused() {
    for (int from = 0; from < VKEY.length(); from++) {
      for (int to = from; to <= VKEY.length(); to++) {
        if (to - from < VKEY.length()) {
          String part = VKEY.substring(from, to);
          assertThatThrownBy(() -> NoteKey.parse(part))
              .as(part)
              .isInstanceOf(LogFormatException.class);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
        "rekor.sigstore.dev+12345678+AwEB",
        "bananas.sigstore.dev+12344556"
      })
  void brokenVerifierKeysAreRefused(String key) {
    assertThatThrownBy(() -> NoteKey.parse(key)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void aPublishedWitnessKeyIsRead() {
    var key = NoteKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
    assertThat(key.kind()).isEqualTo(NoteKey.Kind.COSIGNATURE);
    assertThat(key)
        .hasToString("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
  }

  @Test
  void thePublishedWitnessedCheckpointIsReadAndWrittenAgain() {
    var note = SignedNote.parse(WITNESSED.getBytes(StandardCharsets.UTF_8));
    assertThat(note).hasToString(WITNESSED);
    var checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(note.signatures().get(1).cosignedAt())
        .contains(Instant.ofEpochSecond(1_679_315_147));
    assertThat(note.signatures().get(0).cosignedAt()).isEmpty();
  }

  @Test
  void aCosignatureHoldsForItsTextTimeAndKeyOnly() {
    var witness =
        NoteSigner.generate("witness.test/w", NoteKey.Kind.COSIGNATURE, new SecureRandom());
    var text = new Checkpoint("log.test", 7, Sha256.ofText("root")).text();
    var note = new SignedNote(text, List.of(witness.cosign(text, AT)));
    assertThat(note.isSignedBy(NoteKey.parse(witness.key().toString()))).isTrue();
    assertThat(note.signatures().get(0).cosignedAt()).contains(AT);
    assertThat(new SignedNote(text.replace("7", "8"), note.signatures()).isSignedBy(witness.key()))
        .isFalse();
    var later = note.signatures().get(0).bytes();
    later[7] ^= 1;
    var moved = new NoteSignature("witness.test/w", witness.key().id(), later);
    assertThat(new SignedNote(text, List.of(moved)).isSignedBy(witness.key())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 name\n",
        "text\n\n- name x08go/ZJkuA=\n",
        "text\n\n\u2014 name x08go/ZJkuA\n",
        "text\n\n\u2014 name x08go/ZJkuA=",
        "te\rxt\n\n\u2014 name x08go/ZJkuA=\n",
        "text\n\n\u2014 na+me x08go/ZJkuA=\n",
        "text\n\n\u2014 name x08goA==\n"
      })
  void malformedNotesAreRefused(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(LogFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\nCsUY\n",
        "o\n1\n",
        "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
      })
  void malformedCheckpointsAreRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void openSslAcceptsTheLogSignatureAndTheCosignature(@TempDir Path folder) throws Exception {
    var random = new SecureRandom();
    var text = new Checkpoint("log.test", 7, Sha256.ofText("root")).text();
    var log = NoteSigner.generate("log.test", NoteKey.Kind.LOG, random);
    assertThat(
            openSslVerifies(
                folder, log.key(), text.getBytes(StandardCharsets.UTF_8), log.sign(text).bytes()))
        .isTrue();
    assertThat(
            openSslVerifies(
                folder,
                log.key(),
                "other".getBytes(StandardCharsets.UTF_8),
                log.sign(text).bytes()))
        .isFalse();
    var witness = NoteSigner.generate("witness.test", NoteKey.Kind.COSIGNATURE, random);
    byte[] message =
        ("cosignature/v1\ntime " + AT.getEpochSecond() + "\n" + text)
            .getBytes(StandardCharsets.UTF_8);
    byte[] signature = witness.cosign(text, AT).bytes();
    assertThat(ByteBuffer.wrap(signature).getLong()).isEqualTo(AT.getEpochSecond());
    assertThat(
            openSslVerifies(folder, witness.key(), message, Arrays.copyOfRange(signature, 8, 72)))
        .isTrue();
  }

  private static boolean openSslVerifies(Path folder, NoteKey key, byte[] message, byte[] signature)
      throws Exception {
    byte[] raw = Base64.getDecoder().decode(key.toString().split("\\+", 3)[2]);
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] spki = ByteBuffer.allocate(44).put(prefix).put(raw, 1, 32).array();
    Files.write(folder.resolve("key.der"), spki);
    Files.write(folder.resolve("message"), message);
    Files.write(folder.resolve("signature"), signature);
    return new ProcessBuilder(
                ("openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in message -sigfile signature")
                    .split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start()
            .waitFor()
        == 0;
  }
}
