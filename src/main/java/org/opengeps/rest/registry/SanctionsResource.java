package org.opengeps.rest.registry;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.opengeps.kernel.Verdict;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.usecase.Debar;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** Debarments, decided and signed by a contracting officer. */
@Path("sanctions")
@Tag(name = "registry")
public class SanctionsResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private Debar debar;
  @Inject private Problems problems;

  @POST
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Debar a supplier with SignedData over opengeps/sanction/1; the same message again changes nothing")
  public Response debar(InputStream body) throws IOException {
    Verdict<Organisation> verdict = debar.debar(Bodies.read(body, LARGEST));
    if (verdict instanceof Verdict.Refused<Organisation> refused) {
      return problems.of(refused.refusal());
    }
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON)
        .entity(OrganisationsResource.json(verdict.orThrow()).canonical())
        .build();
  }
}
