package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.identity.Person;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.usecase.LogState;
import org.opengeps.ledger.usecase.ProveLeaf;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpenedBidRead;
import org.opengeps.opening.model.BidReads;
import org.opengeps.opening.model.Confidential;
import org.opengeps.opening.rules.ReaderJudges;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.message.BidRead;

/**
 * Nobody reads a bid unseen: what is read by whom stands in the log, under a checkpoint that the
 * witness has seen, before anything is handed out.
 */
@Dependent
class LogReads {
  /** For as long the same person is given the same again under one fact. */
  static final Duration GOOD_FOR = Duration.ofHours(1);

  /** A batch comes every second while there are facts. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Refusal UNLOGGED = Refusal.of("read-unlogged");

  private final SecureRandom random = new SecureRandom();
  @Inject private LogState log;
  @Inject private ProveLeaf proofs;
  @Inject private BidReads reads;
  @Inject private Confidential confidential;
  @Inject private FindNotice notices;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private InTransaction transaction;
  @Inject private Clock clock;

  /**
   * To be called outside of transactions.
   *
   * @param file empty for the list of files and whom to call
   * @return hash of the fact; refused with {@code log-read-only} or {@code read-unlogged}
   */
  Verdict<Sha256> log(Person reader, UnsealedBid bid, Optional<Sha256> file) {
    Optional<Refusal> readOnly = log.refusal();
    if (readOnly.isPresent()) {
      return Verdict.refuse(readOnly.get());
    }
    Sha256 fact = transaction.call(() -> fact(reader, bid, file));
    return proofs.await(fact, PATIENCE).isPresent()
        ? Verdict.accept(fact)
        : Verdict.refuse(UNLOGGED);
  }

  private Sha256 fact(Person reader, UnsealedBid bid, Optional<Sha256> file) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    confidential.hold(bid.key(), bid.place().submission());
    return reads
        .stillGood(bid.key(), bid.place().submission(), file, reader.id(), now)
        .orElseGet(() -> record(reader, bid, file, now));
  }

  private Sha256 record(Person reader, UnsealedBid bid, Optional<Sha256> file, Instant now) {
    byte[] salt = new byte[HiddenLeaf.SALT];
    random.nextBytes(salt);
    Sha256 hidden = Sha256.fromBytes(salt);
    BidRead read =
        new BidRead(
            bid.tender(),
            bid.key().slot(),
            bid.place().submission(),
            file,
            bid.notice().notice().agency().code(),
            ReaderJudges.judging(reader.roles()),
            BidRead.commit(hidden, reader.id().value(), reader.certifiedName()),
            purpose(bid),
            now,
            now.plus(GOOD_FOR));
    Sha256 fact = documents.put(read.toJson().canonical());
    reads.add(
        new BidReads.Row(
            fact,
            bid.key(),
            bid.place().submission(),
            file,
            reader.id(),
            reader.certifiedName(),
            hidden,
            now,
            read.until()));
    events.fire(new OpenedBidRead(bid.tender(), fact, now));
    return fact;
  }

  private BidRead.Purpose purpose(UnsealedBid bid) {
    TenderState state =
        notices.current(bid.place().tender()).orElseThrow().state(bid.key().slot().lot());
    return switch (state) {
      case OPENING -> BidRead.Purpose.TECHNICAL_EVALUATION;
      case OPENED, EVALUATING -> BidRead.Purpose.EXAMINATION;
      default -> BidRead.Purpose.AFTER_DECISION;
    };
  }
}
