package org.opengeps.app.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.OcspAnswer;
import org.opengeps.protocol.pki.RevocationEvidence;
import org.opengeps.protocol.pki.RevocationFormatException;
import org.opengeps.protocol.pki.RevocationList;
import org.opengeps.protocol.pki.RevocationStatus;
import org.opengeps.testing.MovableClock;

/**
 * Paths, lists and OCSP answers as evidence about an instant, against authorities that live in June
 * 2025.
 */
class RevocationEvidenceTest {
  private static final Instant JUNE = Instant.parse("2025-06-02T01:00:00Z");
  @TempDir static Path folder;
  private static final MovableClock CLOCK = new MovableClock(JUNE);
  private static AuthoritiesServer server;
  private static AuthorityClient client;

  @BeforeAll
  static void start() throws IOException {
    server = AuthoritiesServer.start(folder, 0, CLOCK);
    client = AuthorityClient.at(server.url(), folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Credential person(String issuer) throws IOException {
    return client.request(
        issuer, Profile.PERSON, KeyKind.P_256, Names.ofPerson("성림건설", "홍길동", "1234567890"));
  }

  private static byte[] ask(X509Certificate certificate, X509Certificate issuer) throws Exception {
    byte[] request = OcspAnswer.request(certificate, issuer);
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(Certificates.ocspUrls(certificate).get(0)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    return HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  private static byte[] list(X509Certificate certificate) throws Exception {
    HttpRequest get =
        HttpRequest.newBuilder(URI.create(Certificates.listUrls(certificate).get(0))).build();
    return HttpClient.newHttpClient().send(get, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangang", "seorak"})
  void answerAndListSayTheSameAndCountFromTheRevocationOn(String issuer) throws Exception {
    List<X509Certificate> chain = person(issuer).chain();
    assertThat(
            OcspAnswer.read(ask(chain.get(0), chain.get(1)), chain.get(0), chain.get(1)).status())
        .isEqualTo(new RevocationStatus.Good());

    Instant revokedAt = CLOCK.instant().minusSeconds(10);
    client.revoke(issuer, chain.get(0), revokedAt, 1);
    RevocationEvidence answer =
        OcspAnswer.read(ask(chain.get(0), chain.get(1)), chain.get(0), chain.get(1));
    RevocationEvidence listed =
        RevocationList.read(list(chain.get(0)), chain.get(1)).about(chain.get(0));
    assertThat(answer.status())
        .isEqualTo(listed.status())
        .isEqualTo(new RevocationStatus.Revoked(revokedAt));
    assertThat(answer.status().asOf(revokedAt.minusNanos(1)))
        .isEqualTo(new RevocationStatus.Good());
    assertThat(answer.status().asOf(revokedAt)).isEqualTo(answer.status());
    assertThat(answer.isStaleAt(CLOCK.instant())).isFalse();
    assertThat(answer.isStaleAt(CLOCK.instant().plus(Duration.ofHours(1)))).isTrue();
  }

  @Test
  void theStatusOfTheIssuingAuthorityIsAnsweredByTheRoot() throws Exception {
    List<X509Certificate> chain = person("seorak").chain();
    assertThat(
            OcspAnswer.read(ask(chain.get(1), chain.get(2)), chain.get(1), chain.get(2)).status())
        .isEqualTo(new RevocationStatus.Good());
  }

  @Test
  void anAnswerAboutAnotherCertificateOrOfAnotherAuthorityOrChangedIsNoEvidence() throws Exception {
    List<X509Certificate> chain = person("seorak").chain();
    List<X509Certificate> other = person("seorak").chain();
    List<X509Certificate> foreign = person("hangang").chain();
    byte[] answer = ask(chain.get(0), chain.get(1));
    assertThatThrownBy(() -> OcspAnswer.read(answer, other.get(0), other.get(1)))
        .isInstanceOf(RevocationFormatException.class)
        .hasMessageContaining("another certificate");
    assertThatThrownBy(() -> OcspAnswer.read(answer, chain.get(0), foreign.get(1)))
        .isInstanceOf(RevocationFormatException.class);
    assertThatThrownBy(() -> RevocationList.read(list(chain.get(0)), foreign.get(1)))
        .isInstanceOf(RevocationFormatException.class);
    byte[] list = list(chain.get(0));
    list[list.length - 1] ^= 1;
    assertThatThrownBy(() -> RevocationList.read(list, chain.get(1)))
        .isInstanceOf(RevocationFormatException.class);
    for (int i = answer.length - 900; i < answer.length; i += 37) {
      byte[] changed = answer.clone();
      changed[i] ^= 1;
      try {
        RevocationEvidence read = OcspAnswer.read(changed, chain.get(0), chain.get(1));
        // a change that leaves the signed part and a valid chain alone changes nothing that is
        // believed
        assertThat(read.status()).isEqualTo(new RevocationStatus.Good());
      } catch (RevocationFormatException e) {
        assertThat(e).hasMessageMatching(".+");
      }
    }
  }

  @Test
  void aPathHoldsFromTheFirstToTheLastSecondOfTheCertificate() throws Exception {
    Instant from = JUNE.minusSeconds(3600);
    Instant until = JUNE.plusSeconds(3600);
    List<X509Certificate> chain =
        client
            .request(
                "seorak",
                Profile.PERSON,
                KeyKind.P_256,
                Names.ofPerson("성림건설", "홍길동", "1234567890"),
                from,
                until)
            .chain();
    Set<X509Certificate> roots = Set.of(chain.get(2));
    assertThat(outcome(chain, roots, from.minusSeconds(1))).isEqualTo("certificate-not-yet-valid");
    assertThat(outcome(chain, roots, from)).isEqualTo("accepted");
    assertThat(outcome(chain, roots, until)).isEqualTo("accepted");
    assertThat(outcome(chain, roots, until.plusSeconds(1))).isEqualTo("certificate-expired");
    assertThat(outcome(chain, Set.of(), JUNE)).isEqualTo("certificate-untrusted");
    assertThat(outcome(chain, Set.of(client.root("hangang")), JUNE))
        .isEqualTo("certificate-untrusted");
    assertThat(outcome(chain.subList(0, 1), roots, JUNE)).isEqualTo("certificate-untrusted");
  }

  @Test
  void aPersonsCertificateDoesNotIssueOthers() throws Exception {
    Credential person = person("seorak");
    X509Certificate forged =
        CertificateMaker.issue(
            person,
            server.url() + "/seorak",
            Names.ofPerson("가짜", "가짜", "9999999999"),
            org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                KeyKind.P_256.generate().getPublic().getEncoded()),
            Profile.PERSON,
            new Period(JUNE.minusSeconds(60), JUNE.plusSeconds(60)),
            java.util.Optional.empty());
    List<X509Certificate> chain = List.of(forged, person.chain().get(0), person.chain().get(1));
    assertThat(outcome(chain, Set.of(person.chain().get(2)), JUNE))
        .isEqualTo("certificate-untrusted");
  }

  private static String outcome(
      List<X509Certificate> chain, Set<X509Certificate> roots, Instant at) {
    Verdict<CertificatePath> verdict =
        CertificatePath.validate(
            chain.get(0), chain.subList(1, chain.size()), roots, CertificateUse.SIGNING, at);
    return verdict instanceof Verdict.Refused<CertificatePath> refused
        ? refused.refusal().code()
        : "accepted";
  }
}
