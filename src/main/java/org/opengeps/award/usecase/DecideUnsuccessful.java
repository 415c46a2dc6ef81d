package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.award.NobodyQualified;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Ended;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Unsuccessful;

/**
 * Ends a round in which nobody qualified. Until then scores can be corrected: one officer's slip
 * must not end a tender, so the decision needs somebody who scored none of the candidates.
 */
@ApplicationScoped
public class DecideUnsuccessful {
  private static final SignedDoor.Form<Unsuccessful> FORM =
      new SignedDoor.Form<>(
          Unsuccessful.TYPE, Unsuccessful::from, Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private FindAward found;
  @Inject private Awards awards;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private FindPerson people;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same decision again is harmless.
   *
   * @param cms {@code opengeps/unsuccessful/1} as prepared, signed by an officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     foreign-tender}, {@code ranking-unknown}, {@code round-over}, {@code not-decidable}, {@code
   *     award-differs}, {@code four-eyes} or {@code prepared-too-old}
   */
  public Verdict<AwardView> decide(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> decide(number, signed));
  }

  private Verdict<AwardView> decide(TenderNumber number, Signed<Unsuccessful> signed) {
    Unsuccessful decision = signed.content();
    return Verdict.accept(signed)
        .unless(act -> Ownership.judge(notices, number, decision.tender(), act.actor()))
        .unless(one -> rounds.hold(decision.tender().number(), decision.lot()))
        .then(act -> files.lock(decision.tender(), decision.lot()))
        .then(file -> decide(file, signed));
  }

  private Verdict<AwardView> decide(LotFile file, Signed<Unsuccessful> signed) {
    Unsuccessful decision = signed.content();
    Sha256 content = decision.toJson().hash();
    if (file.ended().filter(one -> one.contentHash().equals(content)).isPresent()) {
      return Verdict.accept(found.view(file.ranked(), true));
    }
    return Verdict.accept(file)
        .unless(RoundActFits::over)
        .then(one -> AwardText.unsuccessful(one, decision.decidedAt()))
        .unless(expected -> expected.equals(decision) ? Optional.empty() : DecideAward.differs())
        .unless(expected -> scorer(file, signed.actor()))
        .unless(expected -> DecideAward.stale(decision.decidedAt(), signed.at()))
        .map(expected -> keep(file, signed, content));
  }

  /** Corrections and annulments have two signatures already, a score has one. */
  private Optional<Refusal> scorer(LotFile file, Actor actor) {
    return file.scores().stream().anyMatch(row -> people.mayBeTheSame(row.by(), actor.person()))
        ? Optional.of(Refusal.of("four-eyes.unsuccessful"))
        : Optional.empty();
  }

  private AwardView keep(LotFile file, Signed<Unsuccessful> signed, Sha256 content) {
    Unsuccessful decision = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    awards.end(file.ranked().key(), new Ended(content, document, signed.actor().person(), at));
    move.to(TenderState.FAILED, decision.tender(), decision.lot(), at).orThrow();
    events.fire(
        new NobodyQualified(
            decision.tender(), decision.lot(), NobodyQualified.NONE_PASSED, document, at));
    return found.view(file.ranked(), true);
  }
}
