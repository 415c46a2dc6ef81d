package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.TechnicalDecided;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.TechnicalDecisions;
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
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.opening.usecase.OpenOnDecision;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;

/** A second officer approves who passes: at its time the prices of these are opened. */
@ApplicationScoped
public class ApproveTechnical {
  private static final SignedDoor.Form<TechnicalApproval> FORM =
      new SignedDoor.Form<>(
          TechnicalApproval.TYPE,
          TechnicalApproval::from,
          Role.APPROVING_OFFICER,
          Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private TechnicalRound round;
  @Inject private TechnicalDecisions decisions;
  @Inject private FindTechnical found;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private FindPerson people;
  @Inject private OpenOnDecision opening;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Approving a decision that was approved is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/technical-decision-approval/1} signed by an officer who did not
   *     propose it
   * @return the decision in force; refused as {@link ProposeTechnical#propose} does, with {@code
   *     decision-unknown}, {@code four-eyes} or {@code prices-open}
   */
  public Verdict<TechnicalView> approve(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> approve(number, signed));
  }

  private Verdict<TechnicalView> approve(TenderNumber number, Signed<TechnicalApproval> signed) {
    TechnicalApproval approval = signed.content();
    LotKey lot = LotKey.of(approval.tender(), approval.lot());
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, approval.tender(), one.actor()))
        .unless(one -> rounds.hold(approval.tender().number(), approval.lot()))
        .then(one -> Verdict.found(row(lot, approval), () -> unknown(approval)))
        .unless(row -> sameOfficer(row.by(), signed.actor().person()))
        .then(row -> row.approval().isPresent() ? Verdict.accept(row) : approve(row, lot, signed))
        .map(row -> found.find(approval.tender(), approval.lot()).orElseThrow());
  }

  private Optional<TechnicalDecisions.Row> row(LotKey lot, TechnicalApproval approval) {
    return decisions.lock(lot).stream()
        .filter(row -> row.signed().equals(approval.decision()))
        .filter(row -> decision(row).tender().equals(approval.tender()))
        .findFirst();
  }

  private TechnicalDecision decision(TechnicalDecisions.Row row) {
    return TechnicalDecision.from(SignedDocument.read(documents.get(row.signed())).json());
  }

  private static Refusal unknown(TechnicalApproval approval) {
    return Refusal.of("decision-unknown").with("decision", approval.decision());
  }

  private Optional<Refusal> sameOfficer(PersonId proposer, PersonId approver) {
    return people.mayBeTheSame(proposer, approver)
        ? Optional.of(Refusal.of("four-eyes.technical"))
        : Optional.empty();
  }

  private Verdict<TechnicalDecisions.Row> approve(
      TechnicalDecisions.Row row, LotKey key, Signed<TechnicalApproval> signed) {
    TechnicalApproval approval = signed.content();
    TechnicalDecision decision = decision(row);
    Lot lot = notices.find(approval.tender()).orElseThrow().notice().lot(approval.lot());
    // else the gate could be lent on the decision before between the look and the word
    opening.hold(key.tender(), lot);
    return round
        .find(approval.tender(), approval.lot())
        .unless(fits -> fits.judge(decision, signed.actor().person(), signed.at()))
        .map(
            fits -> {
              opening.admit(key.tender(), lot, decision, row.signed());
              return keep(row, decision, signed);
            });
  }

  private TechnicalDecisions.Row keep(
      TechnicalDecisions.Row row, TechnicalDecision decision, Signed<TechnicalApproval> signed) {
    Sha256 document = documents.put(signed.der());
    decisions.approve(row.signed(), document, signed.actor().person(), signed.at());
    events.fire(
        new TechnicalDecided(
            decision.tender(),
            decision.lot(),
            decision.pricesOpenAt(),
            row.signed(),
            document,
            signed.at()));
    return row;
  }
}
