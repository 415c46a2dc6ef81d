package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.SuspensionProposed;
import org.opengeps.opening.model.SuspensionActs;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Suspension;

/**
 * An officer wants the round of a lot to stand still, or to go on. Nothing changes before a second
 * officer has approved it ({@link ApproveSuspension}).
 */
@ApplicationScoped
public class ProposeSuspension {
  private static final SignedDoor.Form<Suspension> FORM =
      new SignedDoor.Form<>(
          Suspension.TYPE, Suspension::from, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private SuspensionRound round;
  @Inject private SuspensionActs acts;
  @Inject private FindNotice notices;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same act again is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/suspension/1} signed by a contracting or approving officer
   * @return SHA-256 of the SignedData that the second officer approves; refused as {@link
   *     SignedDoor} does, with {@code tender-differs}, {@code foreign-tender}, {@code lot-unknown},
   *     {@code not-opened}, {@code round-over}, {@code already-suspended}, {@code not-suspended},
   *     {@code act-outdated} or {@code text-unfit}
   */
  public Verdict<Sha256> propose(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> propose(number, signed));
  }

  private Verdict<Sha256> propose(TenderNumber number, Signed<Suspension> signed) {
    Suspension act = signed.content();
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, act.tender(), one.actor()))
        .then(one -> round.lock(act.tender(), act.lot()))
        .then(
            locked -> {
              Optional<SuspensionActs.Row> before =
                  acts.list(number.value(), act.lot()).stream()
                      .filter(row -> row.content().equals(act.hash()))
                      .findFirst();
              return before.isPresent()
                  ? Verdict.accept(before.get().signed())
                  : Verdict.accept(locked)
                      .unless(one -> one.judge(act))
                      .map(one -> keep(number, signed));
            });
  }

  private Sha256 keep(TenderNumber number, Signed<Suspension> signed) {
    Suspension act = signed.content();
    Sha256 document = documents.put(signed.der());
    acts.add(
        number.value(),
        act.lot(),
        new SuspensionActs.Row(
            document,
            act.hash(),
            act.act() == Suspension.Kind.SUSPEND,
            signed.actor().person(),
            signed.at(),
            Optional.empty(),
            Optional.empty()));
    events.fire(new SuspensionProposed(act.tender(), document, signed.at()));
    return document;
  }
}
