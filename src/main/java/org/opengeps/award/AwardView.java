package org.opengeps.award;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.method.Turn;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Ranking;

/**
 * What became of an opened lot.
 *
 * @param ranking all bids in order
 * @param signedRanking SHA-256 of the signed ranking in the document store
 * @param sheets scores entered so far; empty for the public until a decision stands
 * @param awaiting candidates whose turn it is; for the public only while nothing has happened,
 *     since a later turn would tell who failed or waived
 * @param turns how far those are that the method calls; as far as {@code awaiting} says
 * @param examination the sheet, and the computed items of {@code awaiting}
 * @param changes acts that changed the round, or are meant to; for the public the approved ones,
 *     once a decision stands
 * @param waivers of candidates that do not want the contract; empty for the public until a decision
 *     stands
 * @param requests what candidates were asked for and answered; empty for the public until a
 *     decision stands
 * @param facts SHA-256 of everything that was signed in the round, hidden facts of the log that a
 *     decision names; empty for the public until a decision stands
 * @param decision the latest decision
 * @param unsuccessful SHA-256 of the officer's decision that nobody qualified, in the document
 *     store
 */
public record AwardView(
    TenderRef tender,
    Ranking ranking,
    Sha256 rankingHash,
    Sha256 signedRanking,
    List<ScoreSheet> sheets,
    List<UUID> awaiting,
    Map<UUID, Turn> turns,
    Examination examination,
    List<RoundChange> changes,
    List<WaiverView> waivers,
    List<RequestView> requests,
    List<Sha256> facts,
    Optional<Decision> decision,
    Optional<Sha256> unsuccessful) {
  public AwardView {
    sheets = List.copyOf(sheets);
    awaiting = List.copyOf(awaiting);
    turns = Map.copyOf(turns);
    changes = List.copyOf(changes);
    waivers = List.copyOf(waivers);
    requests = List.copyOf(requests);
    facts = List.copyOf(facts);
  }

  /** Of those whose turn it is who can be scored. */
  public List<UUID> toScore() {
    return awaiting(Turn.READY);
  }

  /** Who must be called before. */
  public List<UUID> toCall() {
    return awaiting(Turn.UNCALLED);
  }

  private List<UUID> awaiting(Turn turn) {
    return awaiting.stream().filter(one -> turns.getOrDefault(one, Turn.READY) == turn).toList();
  }

  /** Whether somebody has the award. */
  public boolean isAwarded() {
    return decision.isPresent();
  }

  /** Whether the round is over: then everything about it is public. */
  public boolean isDecided() {
    return decision.isPresent() || unsuccessful.isPresent();
  }

  /**
   * A signed decision.
   *
   * @param signed SHA-256 of the officer's SignedData in the document store
   */
  public record Decision(Award award, Sha256 signed, Instant decidedAt) {}
}
