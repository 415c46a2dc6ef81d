package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.CandidateScored;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Scored;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.CandidateScore;

/**
 * An officer scores the candidate whose turn it is, item by item; the price item is computed. The
 * next candidate's turn comes only after a failure.
 */
@ApplicationScoped
public class EnterScore {
  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private Awards awards;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  private static final SignedDoor.Form<CandidateScore> FORM =
      new SignedDoor.Form<>(
          CandidateScore.TYPE, CandidateScore::from, Role.EVALUATOR, Role.CONTRACTING_OFFICER);

  /**
   * @param number the tender that the door names
   * @param cms {@code opengeps/score/1} {type, tender, lot, rankingHash, submission, scores:
   *     [{item, score, maximum}]} without the price item, signed by an evaluator or contracting
   *     officer
   * @return the whole sheet; refused as {@link SignedDoor} does, with {@code tender-differs},
   *     {@code foreign-tender}, {@code ranking-unknown}, {@code ranking-differs}, {@code
   *     not-its-turn}, {@code not-called}, {@code answer-awaited} or {@code score-sheet}
   */
  public Verdict<ScoreSheet> enter(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> enter(number, signed));
  }

  private Verdict<ScoreSheet> enter(TenderNumber number, Signed<CandidateScore> signed) {
    CandidateScore sheet = signed.content();
    return Verdict.accept(signed)
        .unless(act -> Ownership.judge(notices, number, sheet.tender(), act.actor()))
        .unless(one -> rounds.hold(sheet.tender().number(), sheet.lot()))
        .then(act -> files.lock(sheet.tender(), sheet.lot()))
        .unless(file -> judge(file, sheet))
        .map(file -> enter(file, signed));
  }

  private static Optional<Refusal> judge(LotFile file, CandidateScore sheet) {
    if (!file.ranked().rankingHash().equals(sheet.rankingHash())) {
      return Optional.of(Refusal.of("ranking-differs.sheet"));
    }
    List<UUID> turn = file.standing().awaiting();
    if (!turn.contains(sheet.submission())) {
      return Optional.of(
          turn.isEmpty()
              ? Refusal.of("not-its-turn.ended")
              : Refusal.of("not-its-turn").with("turn", turn));
    }
    return unanswered(file, sheet.submission())
        .or(() -> file.procedure().sheet().refusal(sheet.scores()));
  }

  /** Whoever is examined by its papers was called, and has answered or had its time. */
  private static Optional<Refusal> unanswered(LotFile file, UUID candidate) {
    return switch (file.standing().turn(candidate)) {
      case UNCALLED -> Optional.of(Refusal.of("not-called"));
      case ANSWER_AWAITED, SUPPLEMENT_AWAITED ->
          Optional.of(Refusal.of("answer-awaited").with("due", file.due(candidate)));
      default -> Optional.empty();
    };
  }

  private ScoreSheet enter(LotFile file, Signed<CandidateScore> signed) {
    CandidateScore sheet = signed.content();
    Instant at = signed.at();
    Act.Score act = new Act.Score(sheet.hash(), sheet.submission(), sheet.scores());
    Marks marks = file.marks(act);
    Sha256 document = documents.put(signed.der());
    Scored scored =
        new Scored(
            sheet.submission(),
            document,
            marks.total(),
            marks.passed(),
            signed.actor().person(),
            at);
    awards.add(file.ranked().key(), scored);
    move.to(TenderState.EVALUATING, sheet.tender(), sheet.lot(), at).orThrow();
    events.fire(new CandidateScored(sheet.tender(), document, at));
    return LotFile.sheet(marks, act.hash(), scored);
  }
}
