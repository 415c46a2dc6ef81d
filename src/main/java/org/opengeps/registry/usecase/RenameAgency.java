package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonFormatException;
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
  @Inject private ReadSignedMessage read;
  @Inject private FindOrganisation found;
  @Inject private FindPerson people;
  @Inject private Organisations organisations;
  @Inject private AgencyNames names;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private RenameAgency self;

  /**
   * @param cms SignedData of {@code opengeps/agency-name/1}
   * @return refused as {@link ReadSignedMessage} does, with {@code role-missing}, {@code
   *     agency-name-format}, {@code text-unfit} or {@code foreign-agency}
   */
  public Verdict<AgencyName> propose(byte[] cms) {
    Instant at = now();
    Verdict<SignedMessage> message = read.read(cms, AgencyNameProposal.TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.propose(message.orThrow(), at);
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<AgencyName> propose(SignedMessage message, Instant at) {
    Optional<Refusal> lacking = message.actor().lacking(Role.AGENCY_ADMINISTRATOR);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    AgencyNameProposal proposal;
    try {
      proposal = AgencyNameProposal.from(message.json());
    } catch (JsonFormatException e) {
      return malformed(e.getMessage());
    }
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
    Organisation agency = found.get(message.actor().organisation());
    if (!agency.identifier().equals(proposal.agency())) {
      return foreign();
    }
    Sha256 signed = documents.put(message.document().der());
    names.propose(
        new AgencyName(
            signed, agency.id(), proposal.name(), message.actor().person(), at, Optional.empty()));
    return Verdict.accept(names.lock(signed).orElseThrow());
  }

  /**
   * Sending the same approval again is harmless.
   *
   * @param cms SignedData of {@code opengeps/agency-name-approval/1}
   * @return refused as {@link ReadSignedMessage} does, with {@code role-missing}, {@code
   *     agency-name-format}, {@code proposal-unknown}, {@code foreign-agency} or {@code four-eyes}
   */
  public Verdict<AgencyName> approve(byte[] cms) {
    Instant at = now();
    Verdict<SignedMessage> message = read.read(cms, AgencyNameApproval.TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.approve(message.orThrow(), at);
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<AgencyName> approve(SignedMessage message, Instant at) {
    Optional<Refusal> lacking =
        message
            .actor()
            .lacking(Role.AGENCY_ADMINISTRATOR, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    AgencyNameApproval approval;
    try {
      approval = AgencyNameApproval.from(message.json());
    } catch (JsonFormatException e) {
      return malformed(e.getMessage());
    }
    return names
        .lock(approval.proposal())
        .filter(name -> name.name().equals(approval.name()))
        .map(name -> approve(name, message, at))
        .orElseGet(
            () ->
                Verdict.refuse(
                    "proposal-unknown", "그런 기관명 변경안이 없습니다.", "This name was not proposed so."));
  }

  private Verdict<AgencyName> approve(AgencyName proposed, SignedMessage message, Instant at) {
    boolean own = proposed.agency().equals(message.actor().organisation());
    if (!own || !found.get(proposed.agency()).identifier().equals(agencyOf(message))) {
      return foreign();
    }
    if (people.mayBeTheSame(proposed.proposer(), message.actor().person())) {
      return Verdict.refuse(
          "four-eyes",
          "변경안을 낸 사람은 승인할 수 없습니다. 다른 담당자가 승인해야 합니다.",
          "Whoever proposed the name cannot approve it; ask another person of your agency.");
    }
    if (!proposed.isInForce()) {
      Sha256 approval = documents.put(message.document().der());
      names.approve(proposed.proposal(), message.actor().person(), approval, at);
      organisations.find(proposed.agency()).orElseThrow().rename(proposed.name());
      events.fire(new AgencyRenamed(proposed.agency(), proposed.proposal(), approval, at));
    }
    return Verdict.accept(names.lock(proposed.proposal()).orElseThrow());
  }

  private static String agencyOf(SignedMessage message) {
    return AgencyNameApproval.from(message.json()).agency();
  }

  private static <T> Verdict<T> foreign() {
    return Verdict.refuse(
        "foreign-agency", "우리 기관의 기관명이 아닙니다.", "The message is about another agency than yours.");
  }

  private static <T> Verdict<T> malformed(String why) {
    return Verdict.refuse(
        "agency-name-format",
        "기관명은 한글과 영문을 각각 1자 이상 200자 이하로 적으세요.",
        "The message does not have its form: " + why + ".");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
