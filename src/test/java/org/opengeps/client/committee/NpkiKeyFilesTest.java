package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.client.committee.KeyFiles.KeyFileException;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.testing.OpenSsl;

/** Korean key pairs whose keys OpenSSL encrypted with its own SEED. */
class NpkiKeyFilesTest {
  private static final String PASSWORD = "비밀 pass";
  private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int ITERATIONS = 2048;
  @TempDir private Path folder;

  @BeforeEach
  void makeAKey() {
    OpenSsl.run(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=hong",
        "-keyout",
        at("plain.pem"),
        "-outform",
        "DER",
        "-out",
        at("signCert.der"));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private void protectWithPbes2(String prf) {
    OpenSsl.run(
        "pkcs8",
        "-topk8",
        "-v2",
        "seed-cbc",
        "-v2prf",
        prf,
        "-provider",
        "legacy",
        "-provider",
        "default",
        "-in",
        at("plain.pem"),
        "-outform",
        "DER",
        "-out",
        at("signPri.key"),
        "-passout",
        "pass:" + PASSWORD);
  }

  /** KISA's scheme, its key and vector computed here, the cipher OpenSSL's. */
  private void protectAsKisaDoes() throws Exception {
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(PASSWORD.getBytes(StandardCharsets.UTF_8));
    byte[] derived = sha1.digest(SALT);
    for (int i = 1; i < ITERATIONS; i++) {
      derived = sha1.digest(derived);
    }
    byte[] vector = Arrays.copyOf(sha1.digest(Arrays.copyOfRange(derived, 16, 20)), 16);
    OpenSsl.run(
        "pkcs8",
        "-topk8",
        "-nocrypt",
        "-in",
        at("plain.pem"),
        "-outform",
        "DER",
        "-out",
        at("plain.der"));
    OpenSsl.run(
        "enc",
        "-e",
        "-seed-cbc",
        "-provider",
        "legacy",
        "-provider",
        "default",
        "-K",
        HexFormat.of().formatHex(derived, 0, 16),
        "-iv",
        HexFormat.of().formatHex(vector),
        "-in",
        at("plain.der"),
        "-out",
        at("cipher"));
    var parameters = new ASN1EncodableVector();
    parameters.add(new DEROctetString(SALT));
    parameters.add(new ASN1Integer(ITERATIONS));
    var algorithm =
        new AlgorithmIdentifier(
            new ASN1ObjectIdentifier("1.2.410.200004.1.15"), new DERSequence(parameters));
    Files.write(
        at("signPri.key"),
        new EncryptedPrivateKeyInfo(algorithm, Files.readAllBytes(at("cipher"))).getEncoded());
  }

  private void assertThatItSigns(Path named) {
    DocumentSigner signer = KeyFiles.personal(named, PASSWORD.toCharArray());
    byte[] signed = signer.sign("{}".getBytes(StandardCharsets.UTF_8), Instant.now());
    assertThat(SignedDocument.read(signed).isSignatureValid()).isTrue();
  }

  @Test
  void aPairUnderPbes2OpensWhicheverWayItIsNamed() {
    protectWithPbes2("hmacWithSHA1");
    assertThatItSigns(folder);
    protectWithPbes2("hmacWithSHA256");
    assertThatItSigns(at("signPri.key"));
    assertThatItSigns(at("signCert.der"));
  }

  @Test
  void aPairUnderTheSchemeOfKisaOpens() throws Exception {
    protectAsKisaDoes();
    assertThatItSigns(folder);
  }

  @Test
  void aWrongPasswordAndAMissingHalfAreToldApart() throws Exception {
    protectAsKisaDoes();
    assertThatThrownBy(() -> KeyFiles.personal(folder, "wrong".toCharArray()))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("The password does not open");
    Files.delete(at("signCert.der"));
    assertThatThrownBy(() -> KeyFiles.personal(folder, PASSWORD.toCharArray()))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("signCert.der and signPri.key");
  }

  @Test
  void aKeyProtectedOtherwiseIsNoKoreanPair() throws IOException {
    OpenSsl.run(
        "pkcs8",
        "-topk8",
        "-v2",
        "aes-256-cbc",
        "-in",
        at("plain.pem"),
        "-outform",
        "DER",
        "-out",
        at("signPri.key"),
        "-passout",
        "pass:" + PASSWORD);
    assertThatThrownBy(() -> KeyFiles.personal(folder, PASSWORD.toCharArray()))
        .isInstanceOf(KeyFileException.class);
  }
}
