package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Sessions;
import org.opengeps.identity.VerifiedSignature;
import org.opengeps.identity.model.Bindings;
import org.opengeps.identity.model.SessionBook;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.platform.SecurityLog;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;

/**
 * Asks now and then whether the certificates of living sessions still hold, and ends the sessions
 * of those that were revoked or have expired. An authority that does not answer ends nobody's
 * session.
 */
@ApplicationScoped
public class KeepSessions {
  /** How long a session may outlive the revocation of its certificate, about. */
  static final Duration ASKED_EVERY = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Set<String> OVER = Set.of("certificate-revoked", "certificate-expired");

  @Inject private SessionBook sessions;
  @Inject private Bindings bindings;
  @Inject private Documents documents;
  @Inject private VerifySignature verify;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;
  @Inject private SecurityLog security;
  @Inject private Clock clock;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "keep sessions", this::keep);
  }

  /**
   * @return how many sessions were ended
   */
  public int keep() {
    Instant now = clock.instant();
    sessions.forgetBefore(now.minus(KEPT));
    List<Sha256> due =
        transaction.call(() -> sessions.listUncheckedSince(now.minus(ASKED_EVERY), now));
    int ended = 0;
    for (Sha256 certificate : due) {
      ended += keep(certificate, now);
    }
    return ended;
  }

  private int keep(Sha256 certificate, Instant now) {
    Optional<SignedDocument> registration = transaction.call(() -> registration(certificate));
    if (registration.isPresent()
        // without a trace: who is logged in is nobody's business
        && verify.judgeInConfidence(registration.get(), now)
            instanceof Verdict.Refused<VerifiedSignature> refused
        && OVER.contains(refused.refusal().code())) {
      int ended =
          transaction.call(
              () -> sessions.endOfCertificate(certificate, Sessions.End.REVOCATION, now));
      security.record(
          "sessions-ended", "certificate", certificate.hex(), "why", refused.refusal().code());
      return ended;
    }
    transaction.run(() -> sessions.check(certificate, now));
    return 0;
  }

  /** What the certificate signed first; it carries the authority's certificates. */
  private Optional<SignedDocument> registration(Sha256 certificate) {
    return bindings
        .find(certificate)
        .flatMap(binding -> documents.find(binding.registration()))
        .flatMap(
            der -> {
              try {
                return Optional.of(SignedDocument.read(der));
              } catch (CmsFormatException e) {
                throw new IllegalStateException("a stored registration cannot be read", e);
              }
            });
  }
}
