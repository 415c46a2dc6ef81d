package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.RoundPaused;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.model.SuspensionActs;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;

/**
 * A second officer approves that the round of a lot stands still, or goes on: from here it does.
 */
@ApplicationScoped
public class ApproveSuspension {
  private static final SignedDoor.Form<SuspensionApproval> FORM =
      new SignedDoor.Form<>(
          SuspensionApproval.TYPE,
          SuspensionApproval::from,
          Role.CONTRACTING_OFFICER,
          Role.APPROVING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private SuspensionRound round;
  @Inject private SuspensionActs acts;
  @Inject private FindSuspensions suspensions;
  @Inject private OpenOnDecision onDecision;
  @Inject private FindNotice notices;
  @Inject private FindPerson people;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Approving an act that was approved is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/suspension-approval/1} signed by an officer who did not propose it
   * @return the act as it counts; refused as {@link ProposeSuspension#propose} does, with {@code
   *     act-unknown} or {@code four-eyes}
   */
  public Verdict<SuspensionView> approve(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> approve(number, signed));
  }

  private Verdict<SuspensionView> approve(TenderNumber number, Signed<SuspensionApproval> signed) {
    SuspensionApproval approval = signed.content();
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, approval.tender(), one.actor()))
        .then(one -> round.lock(approval.tender(), approval.lot()))
        .then(locked -> approve(locked, signed))
        .map(
            act ->
                suspensions.list(number.value(), approval.lot()).stream()
                    .filter(view -> view.signed().equals(act))
                    .findFirst()
                    .orElseThrow());
  }

  private Verdict<Sha256> approve(
      SuspensionRound.Locked locked, Signed<SuspensionApproval> signed) {
    SuspensionApproval approval = signed.content();
    return Verdict.found(
            acts.list(approval.tender().number(), approval.lot()).stream()
                .filter(row -> row.signed().equals(approval.act()))
                .findFirst(),
            () -> unknown(approval))
        .unless(row -> sameOfficer(row.by(), signed.actor().person()))
        .then(
            row ->
                row.approval().isPresent()
                    ? Verdict.accept(row.signed())
                    : Verdict.accept(act(row))
                        .unless(locked::judge)
                        .map(act -> keep(locked, act, signed)));
  }

  private Suspension act(SuspensionActs.Row row) {
    return Suspension.from(SignedDocument.read(documents.get(row.signed())).json());
  }

  private static Refusal unknown(SuspensionApproval approval) {
    return Refusal.of("act-unknown.suspension").with("act", approval.act());
  }

  private Optional<Refusal> sameOfficer(PersonId proposer, PersonId approver) {
    return people.mayBeTheSame(proposer, approver)
        ? Optional.of(Refusal.of("four-eyes.suspension"))
        : Optional.empty();
  }

  private Sha256 keep(
      SuspensionRound.Locked locked, Suspension act, Signed<SuspensionApproval> signed) {
    SuspensionApproval approval = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    acts.approve(approval.act(), document, signed.actor().person(), at);
    boolean suspends = act.act() == Suspension.Kind.SUSPEND;
    if (!suspends) {
      Instant since = locked.last().orElseThrow().approvedAt().orElseThrow();
      onDecision.prolong(
          act.tender().number(), act.lot(), new Suspensions.Span(since, Optional.of(at)));
    }
    events.fire(new RoundPaused(act.tender(), act.lot(), suspends, approval.act(), document, at));
    return approval.act();
  }
}
