package org.opengeps.app.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.identity.AuthorityHttp;
import org.opengeps.identity.model.EvidenceBook;
import org.opengeps.identity.revocation.RevocationChecks;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.OcspAnswer;
import org.opengeps.protocol.pki.RevocationEvidence;
import org.opengeps.protocol.pki.RevocationStatus;
import org.opengeps.testing.MovableClock;

/**
 * Services that are down, slow or lying: the status becomes unknown, or the other service decides;
 * never good by silence.
 */
class RevocationChecksTest {
  private static final Instant JUNE = Instant.parse("2025-06-02T01:00:00Z");

  /** What stands at the authorities' address once they are gone. */
  private interface Service {
    byte[] answer(String path, byte[] body) throws IOException;
  }

  @TempDir static Path folder;
  private final MovableClock clock = new MovableClock(JUNE);
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<RevocationEvidence.Form> kept = new ArrayList<>();
  private AuthoritiesServer real;
  private HttpServer faulty;
  private CertificatePath path;
  private RevocationChecks checks;

  @BeforeEach
  void issue() throws IOException {
    real = AuthoritiesServer.start(folder, 0, clock);
    path =
        new CertificatePath(
            client().request("seorak", Profile.PERSON, KeyKind.P_256, subject()).chain());
    checks =
        new RevocationChecks(new AuthorityHttp(clock, Duration.ofMillis(500)), new Book(), clock);
  }

  @AfterEach
  void stop() {
    end.countDown();
    real.close();
    if (faulty != null) {
      faulty.stop(0);
    }
    workers.shutdownNow();
  }

  private AuthorityClient client() throws IOException {
    return AuthorityClient.at(real.url(), folder);
  }

  private static org.bouncycastle.asn1.x500.X500Name subject() {
    return Names.ofPerson("성림건설", "홍길동", "1234567890");
  }

  /** Puts a service of the test in the place of the authorities. */
  private void replaceBy(Service service) throws IOException {
    real.close();
    faulty =
        HttpServer.create(new InetSocketAddress("127.0.0.1", URI.create(real.url()).getPort()), 16);
    faulty.setExecutor(workers);
    faulty.createContext(
        "/",
        exchange -> {
          try (exchange) {
            requests.incrementAndGet();
            byte[] answer =
                service.answer(
                    exchange.getRequestURI().getPath(), exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(
                answer.length == 0 ? 500 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    faulty.start();
  }

  /** What the real services say now, to be repeated later. */
  private byte[] recorded(String url, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  private String status() {
    RevocationStatus status = checks.of(path, clock.instant());
    if (status instanceof RevocationStatus.Unknown unknown) {
      return "unknown: " + unknown.why();
    }
    return status instanceof RevocationStatus.Good ? "good" : "revoked";
  }

  @Test
  void anAnswerIsBelievedForHalfAMinuteAndThenAskedForAgain() throws IOException {
    assertThat(status()).isEqualTo("good");
    client().revoke("seorak", path.signer(), clock.instant(), 1);
    clock.advance(Duration.ofSeconds(30));
    assertThat(status()).isEqualTo("good");
    clock.advance(Duration.ofMillis(1));
    assertThat(status()).isEqualTo("revoked");
    assertThat(kept).containsOnly(RevocationEvidence.Form.OCSP);
  }

  @Test
  void whenTheResponderFailsTheListDecides() throws Exception {
    client().revoke("seorak", path.signer(), clock.instant(), 1);
    byte[] list = recorded(real.url() + "/seorak/crl", new byte[0]);
    byte[] rootList = recorded(real.url() + "/seorak-root/crl", new byte[0]);
    replaceBy(
        (place, body) ->
            place.equals("/seorak/crl") ? list : place.endsWith("crl") ? rootList : new byte[0]);
    assertThat(status()).isEqualTo("revoked");
    assertThat(kept).containsOnly(RevocationEvidence.Form.CRL);
  }

  @Test
  void silenceIsUnknownWithinTheLimitAndTheServiceIsLeftAloneForAWhile() throws IOException {
    replaceBy(
        (place, body) -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new byte[0];
        });
    assertThat(status())
        .startsWith("unknown")
        .contains("/seorak/ocsp does not answer within 500 ms");
    int asked = requests.get();
    assertThat(status()).startsWith("unknown").contains("failed a moment ago");
    assertThat(requests).hasValue(asked);
    clock.advance(Duration.ofSeconds(6));
    assertThat(status()).startsWith("unknown");
    assertThat(requests.get()).isGreaterThan(asked);
  }

  @Test
  void simultaneousChecksShareOneQuestionForEachCertificate() throws Exception {
    Map<String, byte[]> answers = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      X509Certificate certificate = path.certificates().get(i);
      String url = Certificates.ocspUrls(certificate).get(0);
      answers.put(
          URI.create(url).getPath(),
          recorded(url, OcspAnswer.request(certificate, path.issuerOf(i))));
    }
    CountDownLatch all = new CountDownLatch(1);
    replaceBy(
        (where, body) -> {
          awaitQuietly(all);
          return answers.get(where);
        });
    List<Future<String>> statuses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statuses.add(workers.submit(this::status));
    }
    all.countDown();
    for (Future<String> check : statuses) {
      assertThat(check.get()).isEqualTo("good");
    }
    assertThat(requests).hasValue(2);
  }

  @Test
  void anAnswerGivenAfterTheActIsEnoughForTheActAtAnyLaterTime() throws Exception {
    Instant act = clock.instant();
    clock.advance(Duration.ofSeconds(5));
    assertThat(checks.of(path, act)).isInstanceOf(RevocationStatus.Good.class);
    replaceBy((where, body) -> new byte[0]);
    clock.advance(Duration.ofDays(2));
    assertThat(checks.of(path, act)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(requests).as("nobody was asked").hasValue(0);
    assertThat(status()).as("about now").startsWith("unknown");
  }

  @Test
  void anAnswerWhoseSignatureDoesNotHoldIsNotBelieved() throws Exception {
    String url = Certificates.ocspUrls(path.signer()).get(0);
    byte[] good = recorded(url, OcspAnswer.request(path.signer(), path.issuerOf(0)));
    byte[] seen = good.clone();
    // somewhere in the middle of what is signed: the serial number or the times
    seen[90] ^= 1;
    replaceBy((where, body) -> seen);
    assertThat(status()).startsWith("unknown").contains("is not authentic");
  }

  private void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void garbageIsNotBelieved() throws IOException {
    replaceBy((place, body) -> "good".getBytes(StandardCharsets.US_ASCII));
    assertThat(status()).startsWith("unknown").contains("is not authentic");
    assertThat(kept).isEmpty();
  }

  @Test
  void aTrueAnswerAboutAnotherCertificateIsNotBelieved() throws Exception {
    List<java.security.cert.X509Certificate> other =
        client().request("seorak", Profile.PERSON, KeyKind.P_256, subject()).chain();
    byte[] answer =
        recorded(
            Certificates.ocspUrls(other.get(0)).get(0),
            OcspAnswer.request(other.get(0), other.get(1)));
    client().revoke("seorak", path.signer(), clock.instant(), 1);
    replaceBy((place, body) -> answer);
    assertThat(status()).startsWith("unknown").contains("is not authentic");
  }

  @Test
  void anOldGoodAnswerIsNotBelievedAfterTheRevocation() throws Exception {
    byte[] answer =
        recorded(
            Certificates.ocspUrls(path.signer()).get(0),
            OcspAnswer.request(path.signer(), path.issuerOf(0)));
    byte[] list = recorded(real.url() + "/seorak/crl", new byte[0]);
    client().revoke("seorak", path.signer(), clock.instant(), 1);
    clock.advance(Duration.ofDays(2));
    replaceBy((place, body) -> place.endsWith("crl") ? list : answer);
    assertThat(status()).startsWith("unknown").contains("out of date");
  }

  @Test
  void aLaterRevocationDoesNotCountForAnEarlierAct() throws IOException {
    Instant act = clock.instant();
    clock.advance(Duration.ofHours(1));
    client().revoke("seorak", path.signer(), act.plusSeconds(1), 1);
    assertThat(checks.of(path, act)).isEqualTo(new RevocationStatus.Good());
    assertThat(checks.of(path, act.plusSeconds(1))).isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void aRevokedIssuingAuthorityRevokesItsPeople(@TempDir Path ownFolder) throws IOException {
    try (AuthoritiesServer own = AuthoritiesServer.start(ownFolder, 0, clock)) {
      AuthorityClient desk = AuthorityClient.at(own.url(), ownFolder);
      path =
          new CertificatePath(
              desk.request("seorak", Profile.PERSON, KeyKind.P_256, subject()).chain());
      desk.revoke("seorak-root", path.issuerOf(0), clock.instant(), 2);
      assertThat(status()).isEqualTo("revoked");
    }
  }

  /** Keeps in memory what the table keeps on disk. */
  private final class Book implements EvidenceBook {
    @Override
    public void keep(Sha256 certificate, RevocationEvidence evidence, Instant fetchedAt) {
      kept.add(evidence.form());
    }

    @Override
    public Optional<Instant> newest(Sha256 certificate) {
      return Optional.empty();
    }

    @Override
    public List<Sha256> list(Sha256 certificate, RevocationEvidence.Form form) {
      return List.of();
    }
  }
}
