package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.DirectAwardMade;
import org.opengeps.award.DirectAwardView;
import org.opengeps.award.model.DirectAwards;
import org.opengeps.award.rules.DirectAwardIsBySecondOfficer;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.DirectAwardApproval;

/** A second officer approves a purchase on one quote: from then on everybody reads it. */
@ApplicationScoped
public class ApproveDirectAward {
  private static final SignedDoor.Form<DirectAwardApproval> FORM =
      new SignedDoor.Form<>(
          DirectAwardApproval.TYPE,
          DirectAwardApproval::from,
          Role.APPROVING_OFFICER,
          Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private DirectAwardFits fits;
  @Inject private DirectAwards awards;
  @Inject private FindPerson people;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Approving what was approved is harmless. Everything is asked anew, debarment above all.
   *
   * @param cms {@code opengeps/direct-award-approval/1} signed by an officer who did not propose it
   * @return refused as {@link ProposeDirectAward#propose} does, with {@code direct-award-unknown},
   *     {@code foreign-direct-award} or {@code four-eyes}
   */
  public Verdict<DirectAwardView> approve(byte[] cms) {
    return door.enter(cms, FORM, this::approve);
  }

  private Verdict<DirectAwardView> approve(Signed<DirectAwardApproval> signed) {
    Sha256 named = signed.content().directAward();
    return Verdict.found(
            awards.lock(named), () -> Refusal.of("direct-award-unknown").with("hash", named))
        .unless(award -> second(award, signed))
        .then(
            award ->
                award.isPublic()
                    ? Verdict.accept(award)
                    : Verdict.accept(award)
                        .unless(one -> fits.judge(one.content(), signed.at()))
                        .map(one -> keep(one, signed)));
  }

  private Optional<Refusal> second(DirectAwardView award, Signed<?> signed) {
    return DirectAwardIsBySecondOfficer.judge(
        people.mayBeTheSame(award.proposer(), signed.actor().person()),
        award.agency(),
        signed.actor().organisation());
  }

  private DirectAwardView keep(DirectAwardView award, Signed<?> signed) {
    Sha256 approval = documents.put(signed.der());
    awards.approve(award.content().id(), signed.actor().person(), approval, signed.at());
    events.fire(
        new DirectAwardMade(
            award.agency(),
            award.content().id(),
            award.content().supplier(),
            award.signed(),
            approval,
            signed.at()));
    return awards.lock(award.signed()).orElseThrow();
  }
}
