package org.opengeps.award.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.opengeps.award.PendingSignature;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** Rows of the rounds of many tenders, for lists: each method is one statement for all of them. */
public interface RoundRows {
  /**
   * A candidate that was examined, passed over or waived.
   *
   * @param passed of one that was examined
   * @param by who examined it; null for one that was passed over or waived
   */
  record Candidate(LotKey lot, UUID submission, boolean passed, PersonId by) {
    public boolean isOut() {
      return by == null;
    }
  }

  /**
   * What a candidate was asked for.
   *
   * @param supplement whether it was called before
   * @param dueAt as the request says it, before suspensions put it off
   */
  record Request(
      LotKey lot,
      UUID submission,
      boolean supplement,
      Instant askedAt,
      Instant dueAt,
      boolean answered) {
    /** The same, with the date to which suspensions have put it off. */
    public Request due(Instant later) {
      return new Request(lot, submission, supplement, askedAt, later, answered);
    }
  }

  /** Technical decisions without a second signature, unless one was approved since. */
  List<PendingSignature> listPendingTechnical(Collection<String> tenders);

  /** Lots with a technical decision in force. */
  List<LotKey> listDecidedTechnical(Collection<String> tenders);

  /**
   * Acts of rounds without a second signature that could still have one: the candidate still
   * stands, and the score that is corrected was not corrected since.
   */
  List<PendingSignature> listPendingActs(Collection<String> tenders);

  /** Rankings of lots that nobody has decided. */
  List<Ranked> listUndecided(Collection<String> tenders);

  List<Candidate> listCandidates(Collection<String> tenders);

  /**
   * The latest decision of each lot that is decided.
   *
   * @param signed SHA-256 of the officer's SignedData in the document store
   */
  record DecidedLot(LotKey lot, Sha256 signed, Instant at) {}

  List<DecidedLot> listDecisions(Collection<String> tenders);

  List<Request> listRequests(Collection<String> tenders);

  /** Lots in which a score was corrected. */
  List<LotKey> listCorrected(Collection<String> tenders);
}
