package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.audit.usecase.FindMandates;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Pages;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.AgencyNameApproval;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPeoplePage;
import org.opengeps.registry.AgencyPerson;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.usecase.FindAgencyPeople;
import org.opengeps.registry.usecase.FindOrganisation;

/** The agency's people and their roles, and its name: what an administrator and a second do. */
@Named
@RequestScoped
public class PeopleBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindOrganisation organisations;
  @Inject private FindAgencyPeople people;
  @Inject private FindPerson persons;
  @Inject private FindMandates mandates;
  @Inject private Documents documents;
  @Inject private FrameBean frame;
  private Actor actor;
  private Organisation agency;
  private AgencyPeoplePage all;
  private Person self;
  private Row chosen;
  private List<AgencyName> proposed;

  @PostConstruct
  void load() {
    actor = visitor.get();
    agency = organisations.get(actor.organisation());
    self = persons.get(actor.person());
    all = people.page(agency.id(), Pages.asked(request.getParameter("page")));
    chosen = choose(request.getParameter("person"));
    proposed = people.proposedNames(agency.id());
  }

  public Organisation getAgency() {
    return agency;
  }

  /** Whether the agency gives mandates to auditors, and the visitor may see them. */
  public boolean isOversight() {
    return mandates.lacking(actor).isEmpty();
  }

  public boolean isAdministrator() {
    return actor.has(Role.AGENCY_ADMINISTRATOR);
  }

  /** Some of the people. */
  public List<Row> getAll() {
    return all.people().stream().map(Row::new).toList();
  }

  public Pages getPages() {
    return all.pages();
  }

  /** One of the agency's people. */
  public final class Row {
    private final AgencyPerson one;

    private Row(AgencyPerson one) {
      this.one = one;
    }

    public String getId() {
      return one.person().id().value();
    }

    public String getName() {
      return one.person().name();
    }

    public String getCertifiedName() {
      return one.person().certifiedName();
    }

    public String getRoles() {
      return words(one.person().roles());
    }

    /** What the person asked for and does not have. */
    public String getWaiting() {
      Set<Role> open = EnumSet.noneOf(Role.class);
      open.addAll(one.wanted());
      open.removeAll(one.person().roles());
      return open.isEmpty() ? "" : words(open);
    }

    /** Whether the visitor may decide about this person's roles. */
    public boolean isChangeable() {
      return isAdministrator()
          && !one.person().id().equals(self.id())
          && !one.person().mayBeTheSameAs(self);
    }

    /** Roles that can be given: those asked for and those in force. */
    public List<Choice> getChoices() {
      Set<Role> possible = EnumSet.noneOf(Role.class);
      possible.addAll(one.wanted());
      possible.addAll(one.person().roles());
      return possible.stream()
          .map(role -> new Choice(role, one.person().roles().contains(role)))
          .toList();
    }
  }

  /** A role that can be given or taken. */
  public final class Choice {
    private final Role role;
    private final boolean held;

    private Choice(Role role, boolean held) {
      this.role = role;
      this.held = held;
    }

    public String getValue() {
      return role.name();
    }

    public String getWord() {
      return frame.word("role", role);
    }

    public boolean isHeld() {
      return held;
    }
  }

  private String words(Set<Role> roles) {
    return roles.isEmpty()
        ? frame.text("people.none")
        : roles.stream()
            .sorted()
            .map(role -> frame.word("role", role))
            .collect(Collectors.joining(", "));
  }

  /** Whose roles are to be changed, or null. */
  public Row getChosen() {
    return chosen;
  }

  private Row choose(String id) {
    return id == null
        ? null
        : people
            .find(agency.id(), new PersonId(id))
            .map(Row::new)
            .filter(Row::isChangeable)
            .orElse(null);
  }

  public boolean isRenaming() {
    return isAdministrator() && request.getParameter("rename") != null;
  }

  public List<AgencyName> getProposed() {
    return proposed;
  }

  /** The proposed name that is to be approved, or null. */
  public AgencyName getProposal() {
    String hash = request.getParameter("proposal");
    return proposed.stream()
        .filter(name -> name.proposal().hex().equals(hash) && isApprovable(name))
        .findFirst()
        .orElse(null);
  }

  /** Whether the visitor is a second person who may approve the name. */
  public boolean isApprovable(AgencyName name) {
    boolean mayApprove =
        actor
            .lacking(Role.AGENCY_ADMINISTRATOR, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER)
            .isEmpty();
    return mayApprove && !persons.mayBeTheSame(name.proposer(), actor.person());
  }

  /** The proposal as the other person signed it: the page reads and shows it itself. */
  public String getSigned() {
    return Base64.getEncoder().encodeToString(documents.get(getProposal().proposal()));
  }

  /** The approval to be signed, byte for byte. */
  public String getApproval() {
    return new String(
        new AgencyNameApproval(getProposal().proposal(), agency.identifier(), getProposal().name())
            .toJson()
            .canonical(),
        StandardCharsets.UTF_8);
  }
}
