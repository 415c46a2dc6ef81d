package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.TechnicalProposed;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.TechnicalDecisions;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * An officer says which technical bids pass. Nothing is opened before a second officer has approved
 * it ({@link ApproveTechnical}).
 */
@ApplicationScoped
public class ProposeTechnical {
  private static final SignedDoor.Form<TechnicalDecision> FORM =
      new SignedDoor.Form<>(
          TechnicalDecision.TYPE,
          TechnicalDecision::from,
          Role.EVALUATOR,
          Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private TechnicalRound round;
  @Inject private TechnicalDecisions decisions;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same decision again is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/technical-decision/1} signed by an evaluator or contracting officer
   * @return SHA-256 of the SignedData that the second officer approves; refused as {@link
   *     SignedDoor} and {@link TechnicalRound} do, with {@code tender-differs}, {@code
   *     foreign-tender}, {@code signer-is-member}, {@code record-differs}, {@code bids-differ},
   *     {@code decision-outdated}, {@code text-unfit}, {@code prices-early} or {@code prices-late}
   */
  public Verdict<Sha256> propose(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> propose(number, signed));
  }

  private Verdict<Sha256> propose(TenderNumber number, Signed<TechnicalDecision> signed) {
    TechnicalDecision decision = signed.content();
    LotKey lot = LotKey.of(decision.tender(), decision.lot());
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, decision.tender(), one.actor()))
        .unless(one -> rounds.hold(decision.tender().number(), decision.lot()))
        .then(one -> round.find(decision.tender(), decision.lot()))
        .then(
            fits -> {
              Optional<TechnicalDecisions.Row> before =
                  decisions.lock(lot).stream()
                      .filter(row -> row.content().equals(decision.hash()))
                      .findFirst();
              return before.isPresent()
                  ? Verdict.accept(before.get().signed())
                  : Verdict.accept(fits)
                      .unless(one -> one.judge(decision, signed.actor().person(), signed.at()))
                      .map(one -> keep(lot, signed));
            });
  }

  private Sha256 keep(LotKey lot, Signed<TechnicalDecision> signed) {
    Sha256 document = documents.put(signed.der());
    decisions.add(
        lot,
        new TechnicalDecisions.Row(
            document,
            signed.content().hash(),
            signed.actor().person(),
            signed.at(),
            Optional.empty(),
            Optional.empty()));
    events.fire(new TechnicalProposed(signed.content().tender(), document, signed.at()));
    return document;
  }
}
