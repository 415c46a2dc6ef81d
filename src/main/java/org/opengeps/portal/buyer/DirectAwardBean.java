package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.DirectAwardApproval;

/** A purchase on one quote of the officer's agency: read whole before it is approved. */
@Named
@RequestScoped
public class DirectAwardBean {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindDirectAwards awards;
  @Inject private FindPerson people;
  @Inject private Documents documents;
  private NamedDirectAward named;

  @PostConstruct
  void load() {
    named =
        Optional.ofNullable(request.getParameter("id"))
            .filter(id -> id.matches(ID))
            .map(UUID::fromString)
            .flatMap(id -> awards.findFor(visitor.get().organisation(), id))
            .orElse(null);
  }

  /** Null if there is no such purchase of this agency. */
  public NamedDirectAward getNamed() {
    return named;
  }

  /** What can be done: {@code read} once it is public, {@code wait} for a colleague, or approve. */
  public String getTask() {
    if (named == null) {
      return "none";
    }
    if (named.award().isPublic()) {
      return "read";
    }
    return people.mayBeTheSame(named.award().proposer(), visitor.get().person())
        ? "wait"
        : "approve";
  }

  /** The first officer's message as it was signed, for the page's script. */
  public String getSigned() {
    return Base64.getEncoder().encodeToString(documents.get(named.award().signed()));
  }

  /** What the second officer signs. */
  public String getApproval() {
    return new String(
        new DirectAwardApproval(named.award().signed()).toJson().canonical(),
        StandardCharsets.UTF_8);
  }
}
