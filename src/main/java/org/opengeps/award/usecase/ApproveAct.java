package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.award.RoundActSigned;
import org.opengeps.award.model.Awards;
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
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.RoundActApproval;

/** A second officer approves an act: from here on it counts. */
@ApplicationScoped
public class ApproveAct {
  private static final SignedDoor.Form<RoundActApproval> FORM =
      new SignedDoor.Form<>(
          RoundActApproval.TYPE,
          RoundActApproval::from,
          Role.APPROVING_OFFICER,
          Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private Awards awards;
  @Inject private FindAward found;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private FindPerson people;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Approving an act that was approved is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/round-act-approval/1} signed by an officer who did not propose it
   * @return the round as it is now; refused as {@link ProposeAct#propose} does, with {@code
   *     act-unknown} or {@code four-eyes}
   */
  public Verdict<AwardView> approve(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> approve(number, signed));
  }

  private Verdict<AwardView> approve(TenderNumber number, Signed<RoundActApproval> signed) {
    RoundActApproval approval = signed.content();
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, approval.tender(), one.actor()))
        .unless(one -> rounds.hold(approval.tender().number(), approval.lot()))
        .then(one -> files.lock(approval.tender(), approval.lot()))
        .then(file -> approve(file, signed));
  }

  private Verdict<AwardView> approve(LotFile file, Signed<RoundActApproval> signed) {
    Sha256 named = signed.content().act();
    Optional<LotFile.Change> change =
        file.changes().stream().filter(one -> one.row().signed().equals(named)).findFirst();
    return Verdict.found(change, () -> Refusal.of("act-unknown").with("act", named))
        .unless(one -> sameOfficer(one, signed.actor()))
        .then(one -> approve(file, one, signed));
  }

  private Optional<Refusal> sameOfficer(LotFile.Change change, Actor actor) {
    return people.mayBeTheSame(change.row().by(), actor.person())
        ? Optional.of(Refusal.of("four-eyes.act"))
        : Optional.empty();
  }

  private Verdict<AwardView> approve(
      LotFile file, LotFile.Change change, Signed<RoundActApproval> signed) {
    if (change.row().approval().isPresent()) {
      return Verdict.accept(found.view(file.ranked(), true));
    }
    return Verdict.accept(change)
        .unless(one -> RoundActFits.judge(file, one.act()))
        .map(one -> keep(file, one, signed));
  }

  private AwardView keep(LotFile file, LotFile.Change change, Signed<RoundActApproval> signed) {
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    awards.approve(change.row().signed(), document, signed.actor().person(), at);
    move.to(TenderState.EVALUATING, file.ranked().tender(), file.ranked().lot(), at).orThrow();
    events.fire(
        new RoundActSigned(FactKind.ROUND_ACT_APPROVED, file.ranked().tender(), document, at));
    return found.view(file.ranked(), true);
  }
}
