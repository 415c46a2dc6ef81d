package org.opengeps.rest.registry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPeoplePage;
import org.opengeps.registry.AgencyPerson;
import org.opengeps.registry.usecase.ChangeRoles;
import org.opengeps.registry.usecase.FindAgencyPeople;
import org.opengeps.registry.usecase.RenameAgency;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/agency}: what the people of an agency decide about themselves, always two. */
@Path("agency")
@RequestScoped
public class AgenciesResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private ChangeRoles changeRoles;
  @Inject private RenameAgency rename;
  @Inject private FindAgencyPeople people;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  @GET
  @Path("people")
  public Response people(@QueryParam("page") String page) {
    Optional<Actor> actor = visitor.find();
    Optional<Refusal> refusal =
        actor.isEmpty()
            ? Optional.of(Refusal.of("login-missing.administrator"))
            : actor.get().lacking(Role.AGENCY_ADMINISTRATOR);
    if (refusal.isPresent()) {
      return problems.of(403, refusal.get());
    }
    AgencyPeoplePage found = people.page(actor.get().organisation(), Pages.asked(page));
    return ok(
        200,
        JsonObject.builder()
            .put("people", found.people(), AgenciesResource::json)
            .put("page", found.pages().page())
            .put("pages", found.pages().count())
            .put("total", found.total())
            .build());
  }

  @POST
  @Path("roles")
  @Consumes(Bodies.CMS)
  public Response roles(InputStream body) throws IOException {
    Verdict<AgencyPerson> verdict = changeRoles.change(Bodies.read(body, LARGEST));
    return verdict instanceof Verdict.Refused<AgencyPerson> refused
        ? problems.of(refused.refusal())
        : ok(200, json(verdict.orThrow()));
  }

  @POST
  @Path("names")
  @Consumes(Bodies.CMS)
  public Response name(InputStream body) throws IOException {
    return answer(rename.propose(Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("names/approvals")
  @Consumes(Bodies.CMS)
  public Response approve(InputStream body) throws IOException {
    return answer(rename.approve(Bodies.read(body, LARGEST)));
  }

  private Response answer(Verdict<AgencyName> verdict) {
    if (verdict instanceof Verdict.Refused<AgencyName> refused) {
      return problems.of(refused.refusal());
    }
    AgencyName name = verdict.orThrow();
    return ok(
        201,
        JsonObject.builder()
            .put("proposal", name.proposal())
            .put("name", name.name().toJson())
            .put("state", name.isInForce() ? "in-force" : "proposed")
            .build());
  }

  private static JsonObject json(AgencyPerson person) {
    return JsonObject.builder()
        .put("id", person.person().id().value())
        .put("certifiedName", person.person().certifiedName())
        .put("name", person.person().name())
        .put("roles", words(person.person().roles()))
        .put("wanted", words(person.wanted()))
        .build();
  }

  private static List<String> words(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().toList();
  }

  private static Response ok(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
