package org.opengeps.method;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.SelfScore;

/** A fact of the round between opening and award that counts: signed by whom it takes. */
public sealed interface Act {
  /** The bid that it is about. */
  UUID submission();

  /** Hash of its message, by which a later act names it. */
  Sha256 hash();

  /**
   * A candidate was scored.
   *
   * @param scores the entered items
   */
  record Score(Sha256 hash, UUID submission, List<Award.Score> scores) implements Act {
    public Score {
      scores = List.copyOf(scores);
    }
  }

  /**
   * Another score takes the place of one.
   *
   * @param of hash of the score or correction that goes
   */
  record Correction(Sha256 hash, UUID submission, Sha256 of, List<Award.Score> scores)
      implements Act {
    public Correction {
      scores = List.copyOf(scores);
    }
  }

  /** A candidate is passed over, whatever it scores. */
  record Annulment(Sha256 hash, UUID submission) implements Act {}

  /** The candidate itself does not want the contract. */
  record Waiver(Sha256 hash, UUID submission) implements Act {}

  /** A candidate was asked for something until a date. */
  record Request(
      Sha256 hash, UUID submission, CandidateRequest.Kind kind, Instant askedAt, Instant dueAt)
      implements Act {}

  /**
   * It answered.
   *
   * @param request hash of what it answers
   */
  record Answer(Sha256 hash, UUID submission, Sha256 request) implements Act {}

  /** What a message does once it counts. */
  static Act of(RoundMessage message) {
    if (message instanceof CandidateScore score) {
      return new Score(score.hash(), score.submission(), score.scores());
    }
    if (message instanceof org.opengeps.protocol.message.Waiver waiver) {
      return new Waiver(waiver.hash(), waiver.submission());
    }
    if (message instanceof CandidateRequest request) {
      return new Request(
          request.hash(), request.submission(), request.kind(), request.askedAt(), request.dueAt());
    }
    if (message instanceof SelfScore answer) {
      return new Answer(answer.hash(), answer.submission(), answer.request());
    }
    RoundAct act = (RoundAct) message;
    return act.act() == RoundAct.Kind.CORRECT
        ? new Correction(act.hash(), act.submission(), act.of(), act.scores())
        : new Annulment(act.hash(), act.submission());
  }
}
