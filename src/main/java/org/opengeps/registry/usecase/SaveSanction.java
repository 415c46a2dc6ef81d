package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.Sessions;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.SupplierDebarred;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.DebarmentIsBySecondOfficer;

/** The parts of a debarment that happen in one transaction. */
@ApplicationScoped
public class SaveSanction {
  @Inject private Sanctions sanctions;
  @Inject private FindPerson people;
  @Inject private Documents documents;
  @Inject private Sessions sessions;
  @Inject private Event<DomainEvent> events;

  /** Records the proposal; the same message again changes nothing. */
  @Transactional
  public Debarment propose(Organisation supplier, Sanction sanction, SignedMessage message) {
    Sha256 decision = documents.put(message.document().der());
    sanctions.propose(
        new Debarment(
            decision,
            supplier.id(),
            message.actor().organisation(),
            message.actor().person(),
            sanction,
            Optional.empty()));
    return sanctions.lock(decision).orElseThrow();
  }

  /** Puts a proposed debarment into force, from now on at the earliest. */
  @Transactional
  public Verdict<Debarment> approve(Sha256 decision, SignedMessage message, Instant at) {
    Optional<Debarment> found = sanctions.lock(decision);
    if (found.isEmpty()) {
      return Verdict.refuse(
          "sanction-unknown",
          "해당하는 제재 처분이 없습니다.",
          "No debarment was proposed under " + decision + ".");
    }
    Debarment proposed = found.get();
    Optional<Refusal> refusal =
        DebarmentIsBySecondOfficer.judge(
            new DebarmentIsBySecondOfficer.Facts(
                people.mayBeTheSame(proposed.proposer(), message.actor().person()),
                proposed.authority(),
                message.actor().organisation()));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    if (proposed.isInForce()) {
      return Verdict.accept(proposed);
    }
    Sanction sanction = proposed.sanction();
    if (!at.isBefore(sanction.until())) {
      return Verdict.refuse(
          "sanction-over", "제재 기간이 이미 끝났습니다.", "The debarment ended at " + sanction.until() + ".");
    }
    Sha256 approval = documents.put(message.document().der());
    sanctions.approve(decision, message.actor().person(), approval, at);
    Instant from = sanction.from().isBefore(at) ? at : sanction.from();
    sessions.endOf(proposed.supplier(), Sessions.End.DEBARMENT, at);
    events.fire(
        new SupplierDebarred(proposed.supplier(), from, sanction.until(), decision, approval, at));
    return Verdict.accept(sanctions.lock(decision).orElseThrow());
  }
}
