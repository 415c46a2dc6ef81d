package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.AgencyNameApproval;
import org.opengeps.protocol.message.AgencyNameProposal;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyRenamed;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.model.AgencyNames;
import org.opengeps.registry.model.Organisations;

/**
 * Another name for an agency: its administrator proposes, a second of its people approves. The name
 * stands in every notice, so it is not one person's to choose.
 */
@ApplicationScoped
public class RenameAgency {
  @Inject private SignedDoor door;
  @Inject private FindOrganisation found;
  @Inject private FindPerson people;
  @Inject private Organisations organisations;
  @Inject private AgencyNames names;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  private static final SignedDoor.Form<AgencyNameProposal> PROPOSAL =
      new SignedDoor.Form<>(
          AgencyNameProposal.TYPE, AgencyNameProposal::from, Role.AGENCY_ADMINISTRATOR);
  private static final SignedDoor.Form<AgencyNameApproval> APPROVAL =
      new SignedDoor.Form<>(
          AgencyNameApproval.TYPE,
          AgencyNameApproval::from,
          Role.AGENCY_ADMINISTRATOR,
          Role.CONTRACTING_OFFICER,
          Role.APPROVING_OFFICER);

  /**
   * @param cms SignedData of {@code opengeps/agency-name/1}
   * @return refused as {@link SignedDoor} does, with {@code text-unfit} or {@code foreign-agency}
   */
  public Verdict<AgencyName> propose(byte[] cms) {
    return door.enter(cms, PROPOSAL, this::propose);
  }

  private Verdict<AgencyName> propose(Signed<AgencyNameProposal> signed) {
    AgencyNameProposal proposal = signed.content();
    Optional<Refusal> unfit =
        FreeText.judge(
            FreeText.line("name.ko", proposal.name().ko(), RegistrationFacts.LONGEST_NAME),
            FreeText.line(
                "name.en",
                Objects.requireNonNullElse(proposal.name().en(), ""),
                RegistrationFacts.LONGEST_NAME));
    if (unfit.isPresent()) {
      return Verdict.refuse(unfit.get());
    }
    Organisation agency = found.get(signed.actor().organisation());
    if (!agency.identifier().equals(proposal.agency())) {
      return foreign();
    }
    Sha256 document = documents.put(signed.der());
    names.propose(
        new AgencyName(
            document,
            agency.id(),
            proposal.name(),
            signed.actor().person(),
            signed.at(),
            Optional.empty()));
    return Verdict.accept(names.lock(document).orElseThrow());
  }

  /**
   * Sending the same approval again is harmless.
   *
   * @param cms SignedData of {@code opengeps/agency-name-approval/1}
   * @return refused as {@link SignedDoor} does, with {@code proposal-unknown}, {@code
   *     foreign-agency} or {@code four-eyes}
   */
  public Verdict<AgencyName> approve(byte[] cms) {
    return door.enter(cms, APPROVAL, this::approve);
  }

  private Verdict<AgencyName> approve(Signed<AgencyNameApproval> signed) {
    AgencyNameApproval approval = signed.content();
    return names
        .lock(approval.proposal())
        .filter(name -> name.name().equals(approval.name()))
        .map(name -> approve(name, signed))
        .orElseGet(() -> Verdict.refuse(Refusal.of("proposal-unknown")));
  }

  private Verdict<AgencyName> approve(AgencyName proposed, Signed<AgencyNameApproval> signed) {
    boolean own = proposed.agency().equals(signed.actor().organisation());
    if (!own || !found.get(proposed.agency()).identifier().equals(signed.content().agency())) {
      return foreign();
    }
    if (people.mayBeTheSame(proposed.proposer(), signed.actor().person())) {
      return Verdict.refuse(Refusal.of("four-eyes.name"));
    }
    if (!proposed.isInForce()) {
      Sha256 approval = documents.put(signed.der());
      names.approve(proposed.proposal(), signed.actor().person(), approval, signed.at());
      organisations.find(proposed.agency()).orElseThrow().rename(proposed.name());
      events.fire(new AgencyRenamed(proposed.agency(), proposed.proposal(), approval, signed.at()));
    }
    return Verdict.accept(names.lock(proposed.proposal()).orElseThrow());
  }

  private static <T> Verdict<T> foreign() {
    return Verdict.refuse(Refusal.of("foreign-agency.name"));
  }
}
