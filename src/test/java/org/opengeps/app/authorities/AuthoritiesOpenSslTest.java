package org.opengeps.app.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.testing.OpenSsl;

/** OpenSSL as the judge of certificates, lists, answers and time stamps. */
class AuthoritiesOpenSslTest {
  @TempDir static Path founded;
  @TempDir Path folder;
  private static AuthoritiesServer server;
  private static AuthorityClient client;

  @BeforeAll
  static void start() throws IOException {
    server = AuthoritiesServer.start(founded, 0, Clock.systemUTC());
    client = AuthorityClient.at(server.url(), founded);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangang", "seorak"})
  void opensslAcceptsAPathWithItsListsAndRefusesItAfterRevocation(String issuer)
      throws IOException {
    Credential person = person(issuer);
    assertThat(verifyWithLists(issuer, person).output()).contains(": OK");

    client.revoke(issuer, person.certificate(), Instant.now(), 1);
    OpenSsl.Result after = verifyWithLists(issuer, person);
    assertThat(after.exitCode()).isNotZero();
    assertThat(after.output()).contains("certificate revoked");
  }

  private OpenSsl.Result verifyWithLists(String issuer, Credential person) throws IOException {
    Path root = pem("root.pem", person.chain().get(2));
    Path issuing = pem("issuing.pem", person.chain().get(1));
    Path lists = folder.resolve("lists.pem");
    Files.writeString(lists, list(issuer + "-root") + list(issuer));
    return OpenSsl.run(
        "verify",
        "-x509_strict",
        "-crl_check_all",
        "-CRLfile",
        lists,
        "-CAfile",
        root,
        "-untrusted",
        issuing,
        pem("person.pem", person.certificate()));
  }

  private String list(String issuer) throws IOException {
    Path der = folder.resolve(issuer + ".crl");
    Files.write(der, get(server.url() + "/" + issuer + "/crl"));
    OpenSsl.Result pem = OpenSsl.run("crl", "-inform", "DER", "-in", der);
    assertThat(pem.exitCode()).isZero();
    return pem.output();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangang", "seorak"})
  void opensslAsksTheResponderAndBelievesIt(String issuer) throws IOException {
    Credential person = person(issuer);
    OpenSsl.Result good = ask(issuer, person);
    assertThat(good.output()).contains("Response verify OK").contains("person.pem: good");

    client.revoke(issuer, person.certificate(), Instant.now(), 1);
    assertThat(ask(issuer, person).output())
        .contains("person.pem: revoked")
        .contains("keyCompromise");
  }

  private OpenSsl.Result ask(String issuer, Credential person) throws IOException {
    return OpenSsl.run(
        "ocsp",
        "-issuer",
        pem("issuing.pem", person.chain().get(1)),
        "-cert",
        pem("person.pem", person.certificate()),
        "-CAfile",
        pem("root.pem", person.chain().get(2)),
        "-url",
        server.url() + "/" + issuer + "/ocsp");
  }

  @Test
  void opensslVerifiesOurTimeStampsAndWeVerifyThem() throws Exception {
    Sha256 imprint = Sha256.ofText("root of a batch");
    byte[] request = TimeStamp.request(imprint, BigInteger.valueOf(4711));
    byte[] response = post(server.url() + "/tsa", request);
    Path query = Files.write(folder.resolve("request.tsq"), request);
    Path reply = Files.write(folder.resolve("response.tsr"), response);
    Path root = pem("tsa-root.pem", client.root("tsa"));
    assertThat(
            OpenSsl.run("ts", "-verify", "-in", reply, "-queryfile", query, "-CAfile", root)
                .output())
        .contains("Verification: OK");

    TimeStamp stamp = TimeStamp.answerTo(request, response);
    Path token = Files.write(folder.resolve("token.der"), stamp.der());
    assertThat(
            OpenSsl.run(
                    "ts",
                    "-verify",
                    "-token_in",
                    "-in",
                    token,
                    "-digest",
                    imprint.hex(),
                    "-CAfile",
                    root)
                .output())
        .contains("Verification: OK");
    assertThat(stamp.check(imprint, Set.of(client.root("tsa"))))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(code(stamp.check(Sha256.ofText("another"), Set.of(client.root("tsa")))))
        .isEqualTo("timestamp-other");
    assertThat(code(stamp.check(imprint, Set.of(client.root("seorak")))))
        .isEqualTo("timestamp-untrusted");
    byte[] broken = stamp.der();
    broken[broken.length - 5] ^= 1;
    assertThat(code(TimeStamp.read(broken).check(imprint, Set.of(client.root("tsa")))))
        .isEqualTo("timestamp-signature");
  }

  private static String code(Verdict<Instant> verdict) {
    return verdict instanceof Verdict.Refused<Instant> refused
        ? refused.refusal().code()
        : "accepted";
  }

  @Test
  void opensslTimeStampRequestIsAnswered() throws Exception {
    Path data = Files.writeString(folder.resolve("data.txt"), "hello");
    Path query = folder.resolve("q.tsq");
    assertThat(
            OpenSsl.run("ts", "-query", "-data", data, "-sha256", "-cert", "-out", query)
                .exitCode())
        .isZero();
    Path reply =
        Files.write(
            folder.resolve("r.tsr"), post(server.url() + "/tsa", Files.readAllBytes(query)));
    assertThat(
            OpenSsl.run(
                    "ts",
                    "-verify",
                    "-in",
                    reply,
                    "-data",
                    data,
                    "-CAfile",
                    pem("t.pem", client.root("tsa")))
                .output())
        .contains("Verification: OK");
  }

  @Test
  void keysAndRevocationsSurviveARestartAtTheSameAddress() throws IOException {
    Credential person = person("seorak");
    client.revoke("seorak", person.certificate(), Instant.now(), 1);
    X509Certificate root = client.root("seorak");
    String url = server.url();
    server.close();
    server = AuthoritiesServer.start(founded, 0, Clock.systemUTC());
    assertThat(server.url()).isEqualTo(url);
    assertThat(client.root("seorak")).isEqualTo(root);
    assertThat(ask("seorak", person).output()).contains("person.pem: revoked");
  }

  @Test
  void withoutTheTokenNothingIsIssued() {
    AuthorityClient stranger = new AuthorityClient(server.url(), "guess");
    assertThatThrownBy(
            () ->
                stranger.request(
                    "seorak",
                    Profile.PERSON,
                    KeyKind.P_256,
                    Names.ofPerson("성림건설", "홍길동", "1234567890")))
        .hasMessageContaining("token");
  }

  @Test
  void theInstallationMakesKeysTrustFileAndPeople() throws Exception {
    Installation installation = new Installation(folder, client);
    installation.makePlatformKeys();
    Path person =
        installation.makePerson(
            "bidder-1", "hangang", KeyKind.RSA_2048, Names.ofPerson("성림건설", "홍길동", "1234567890"));
    Sha256 hash = installation.writeTrustFile("opengeps.example/log", "log+key", List.of());
    Trust trust = Trust.read(Files.readAllBytes(folder.resolve("trust/trust.json")));
    assertThat(trust.hash()).isEqualTo(hash);
    assertThat(trust.signingRoots()).containsExactly(client.root("hangang"), client.root("seorak"));
    assertThat(
            Credential.read(folder.resolve("keys/sealing-ca.p12"), "practice")
                .certificate()
                .getBasicConstraints())
        .isZero();
    assertThat(Credential.read(person, "practice").chain()).hasSize(2);
    OpenSsl.Result info =
        OpenSsl.run("pkcs12", "-in", person, "-passin", "pass:practice", "-nokeys", "-info");
    assertThat(info.exitCode()).isZero();
    assertThat(info.output()).contains("serialNumber = 1234567890");
  }

  private Credential person(String issuer) throws IOException {
    return client.request(
        issuer,
        Profile.PERSON,
        issuer.equals("hangang") ? KeyKind.RSA_2048 : KeyKind.P_256,
        Names.ofPerson("성림건설 주식회사", "홍길동", "1234567890"));
  }

  private Path pem(String name, X509Certificate certificate) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    }
    return Files.writeString(folder.resolve(name), text.toString());
  }

  private static byte[] get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  private static byte[] post(String url, byte[] body) {
    return send(
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static byte[] send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
