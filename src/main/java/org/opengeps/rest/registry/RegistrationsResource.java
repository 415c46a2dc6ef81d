package org.opengeps.rest.registry;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.Registered;
import org.opengeps.registry.usecase.Register;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** Registration by a signed message. */
@Path("registrations")
public class RegistrationsResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private Register register;
  @Inject private Problems problems;

  @POST
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response register(InputStream body) throws IOException {
    Verdict<Registered> verdict = register.register(Bodies.read(body, LARGEST));
    if (verdict instanceof Verdict.Refused<Registered> refused) {
      return problems.of(refused.refusal());
    }
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json(verdict.orThrow()).canonical())
        .build();
  }

  private static JsonObject json(Registered registered) {
    Person person = registered.person();
    List<String> roles = person.roles().stream().map(Enum::name).sorted().toList();
    return JsonObject.builder()
        .put("organisation", OrganisationsResource.json(registered.organisation()))
        .put(
            "person",
            JsonObject.builder()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("roles", roles)
                .build())
        .build();
  }
}
