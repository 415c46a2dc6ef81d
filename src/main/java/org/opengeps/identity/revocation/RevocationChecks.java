package org.opengeps.identity.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.opengeps.identity.AuthorityHttp;
import org.opengeps.identity.model.EvidenceBook;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.OcspAnswer;
import org.opengeps.protocol.pki.RevocationEvidence;
import org.opengeps.protocol.pki.RevocationFormatException;
import org.opengeps.protocol.pki.RevocationList;
import org.opengeps.protocol.pki.RevocationStatus;

/** Revocation of every certificate of a path, as of an instant. */
@ApplicationScoped
public class RevocationChecks {
  private static final Logger LOG = Logger.getLogger(RevocationChecks.class.getName());

  /** How long an answer about a person is believed without asking again. */
  private static final Duration FRESH_PERSON = Duration.ofSeconds(30);

  /** The same for an authority's certificate: these live long and are revoked rarely. */
  private static final Duration FRESH_AUTHORITY = Duration.ofMinutes(10);

  /** An answer from the future by more than this is not believed. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private static final int REMEMBERED = 50_000;

  private record Known(RevocationEvidence evidence, Instant fetchedAt, boolean kept) {}

  /** An authority's answer, or why there is none. */
  private record Answer(Optional<RevocationEvidence> evidence, String failures) {}

  private final Map<Sha256, Known> known = new ConcurrentHashMap<>();

  /** Questions that are on their way: whoever has the same waits for the same answer. */
  private final Map<Sha256, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

  private final AuthorityHttp http;
  private final EvidenceBook book;
  private final Clock clock;

  /** For the container's proxy only. */
  protected RevocationChecks() {
    this(null, null, null);
  }

  @Inject
  public RevocationChecks(AuthorityHttp http, EvidenceBook book, Clock clock) {
    this.http = http;
    this.book = book;
    this.clock = clock;
  }

  /**
   * What is known about the path. Revoked if one of its certificates was revoked at the instant;
   * unknown if one cannot be asked about; good only if all are. May take seconds when services
   * stall: call it outside transactions.
   *
   * @param at instant of the act: revocations after it do not count
   */
  public RevocationStatus of(CertificatePath path, Instant at) {
    return of(path, at, true);
  }

  /**
   * The same without a trace in the database: evidence about a bidder's certificate, dated at the
   * instant of a bid, would tell who bids. The opening judges again as of that instant and keeps
   * what it is told then.
   */
  public RevocationStatus inConfidence(CertificatePath path, Instant at) {
    return of(path, at, false);
  }

  private RevocationStatus of(CertificatePath path, Instant at, boolean keep) {
    RevocationStatus worst = new RevocationStatus.Good();
    for (int i = 0; i + 1 < path.certificates().size(); i++) {
      Duration fresh = i == 0 ? FRESH_PERSON : FRESH_AUTHORITY;
      boolean kept = keep || i > 0;
      RevocationStatus status =
          one(new Question(path.certificates().get(i), path.issuerOf(i), fresh, at), kept).asOf(at);
      if (status instanceof RevocationStatus.Revoked) {
        return status;
      }
      worst = worst instanceof RevocationStatus.Good ? status : worst;
    }
    return worst;
  }

  /**
   * @param fresh how long an answer from before the act is believed
   * @param at instant of the act
   */
  private record Question(
      X509Certificate certificate, X509Certificate issuer, Duration fresh, Instant at) {}

  private RevocationStatus one(Question question, boolean keep) {
    Sha256 name = Certificates.fingerprint(question.certificate());
    Known remembered = known.get(name);
    if (remembered != null
        && (remembered.kept() || !keep)
        && answers(remembered, question, clock.instant())) {
      return remembered.evidence().status();
    }
    Answer answer = askOnce(name, question);
    if (answer.evidence().isEmpty()) {
      return new RevocationStatus.Unknown(answer.failures());
    }
    RevocationEvidence evidence = answer.evidence().get();
    Instant now = clock.instant();
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    known.put(name, new Known(evidence, now, keep));
    if (keep) {
      book.keep(name, evidence, now);
    }
    return evidence.status();
  }

  /**
   * What an authority said after the act stays true of the act; what it said before is believed for
   * a short while.
   */
  private static boolean answers(Known remembered, Question question, Instant now) {
    RevocationEvidence evidence = remembered.evidence();
    boolean saidAfterwards =
        !evidence.thisUpdate().isBefore(question.at())
            && !evidence.thisUpdate().isAfter(now.plus(CLOCK_TOLERANCE));
    return saidAfterwards
        || (isUsable(evidence, now) && !now.isAfter(remembered.fetchedAt().plus(question.fresh())));
  }

  private Answer askOnce(Sha256 name, Question question) {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> same = asked.putIfAbsent(name, mine);
    if (same != null) {
      return same.join();
    }
    try {
      List<String> failures = new ArrayList<>();
      Optional<RevocationEvidence> fetched =
          ask(question.certificate(), question.issuer(), failures);
      mine.complete(new Answer(fetched, String.join("; ", failures)));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      asked.remove(name);
    }
    return mine.join();
  }

  /** The responders first, then the lists; the first usable answer counts. */
  private Optional<RevocationEvidence> ask(
      X509Certificate certificate, X509Certificate issuer, List<String> failures) {
    for (String url : Certificates.ocspUrls(certificate)) {
      try {
        byte[] request = OcspAnswer.request(certificate, issuer);
        byte[] answer = http.post(url, "application/ocsp-request", request);
        RevocationEvidence evidence = OcspAnswer.read(answer, certificate, issuer);
        if (isUsable(evidence, clock.instant())
            && !(evidence.status() instanceof RevocationStatus.Unknown)) {
          return Optional.of(evidence);
        }
        failures.add("the answer of " + url + " is out of date or about nothing it knows");
      } catch (IOException | RevocationFormatException e) {
        note(failures, url, e);
      }
    }
    for (String url : Certificates.listUrls(certificate)) {
      try {
        RevocationEvidence evidence = RevocationList.read(http.get(url), issuer).about(certificate);
        if (isUsable(evidence, clock.instant())) {
          return Optional.of(evidence);
        }
        failures.add("the list of " + url + " is out of date");
      } catch (IOException | RevocationFormatException e) {
        note(failures, url, e);
      }
    }
    if (failures.isEmpty()) {
      failures.add("the certificate names no revocation service");
    }
    return Optional.empty();
  }

  private static void note(List<String> failures, String url, Exception e) {
    LOG.warning(() -> "revocation service: " + url + ": " + e.getMessage());
    failures.add(
        e instanceof IOException ? e.getMessage() : "the answer of " + url + " is not authentic");
  }

  private static boolean isUsable(RevocationEvidence evidence, Instant now) {
    return !evidence.isStaleAt(now) && !evidence.thisUpdate().isAfter(now.plus(CLOCK_TOLERANCE));
  }
}
