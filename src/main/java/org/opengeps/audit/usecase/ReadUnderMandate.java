package org.opengeps.audit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.audit.AuditorRead;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.model.AuditReads;
import org.opengeps.audit.model.Mandates;
import org.opengeps.audit.rules.MandateCovers;
import org.opengeps.identity.Actor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.usecase.LogState;
import org.opengeps.ledger.usecase.ProveLeaf;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.AuditRead;

/**
 * Nobody reads under a mandate unseen: what an auditor reads stands in the log, under a checkpoint
 * that the witness has seen, before it is shown. One fact an hour for the same, so that a page that
 * is loaded again does not fill the log.
 */
@ApplicationScoped
public class ReadUnderMandate {
  /** Mandates of one auditor that are looked at. */
  public static final int MOST = 100;

  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @Inject private Mandates mandates;
  @Inject private AuditReads reads;
  @Inject private LogState log;
  @Inject private ProveLeaf proofs;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private InTransaction transaction;
  @Inject private Clock clock;

  /** Mandates of an auditor that are not over, newest first. */
  public List<Mandate> mandates(Actor auditor) {
    return mandates.listOf(auditor.person(), clock.instant(), MOST);
  }

  /**
   * Lets the auditor in and notes the read. To be called outside of transactions.
   *
   * @param agency code of the agency whose records are read
   * @param what {@code year} or {@code tender}
   * @param asked what was asked for, for the log
   * @return hash of the fact; refused with {@code no-mandate}, {@code log-read-only} or {@code
   *     read-unlogged}
   */
  public Verdict<Sha256> enter(
      Actor auditor, String agency, String what, Map<String, String> asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Mandate> mandate =
        MandateCovers.find(
            new MandateCovers.Facts(
                auditor.roles(), mandates.listOf(auditor.person(), now, MOST), agency, now));
    Optional<Refusal> readOnly = log.refusal();
    if (mandate.isEmpty() || readOnly.isPresent()) {
      return Verdict.refuse(
          mandate.isEmpty() ? MandateCovers.refusal(agency) : readOnly.orElseThrow());
    }
    AuditRead read =
        new AuditRead(
            mandate.get().id(),
            UUID.fromString(auditor.person().value()),
            agency,
            what,
            asked,
            now,
            now.plus(GOOD_FOR));
    Sha256 fact = transaction.call(() -> fact(auditor, read));
    return proofs.await(fact, PATIENCE).isPresent()
        ? Verdict.accept(fact)
        : Verdict.refuse(Refusal.of("read-unlogged"));
  }

  private Sha256 fact(Actor auditor, AuditRead read) {
    return reads
        .stillGood(auditor.person(), read.subject(), read.at())
        .orElseGet(
            () -> {
              Sha256 fact = documents.put(read.toJson().canonical());
              reads.add(fact, auditor.person(), read.subject(), read.at(), read.until());
              events.fire(new AuditorRead(auditor.person(), fact, read.at()));
              return fact;
            });
  }
}
