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
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.usecase.Debar;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** Debarments: proposed by one officer of an authority that may debar, in force with a second. */
@Path("sanctions")
public class SanctionsResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private Debar debar;
  @Inject private Problems problems;

  @POST
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response propose(InputStream body) throws IOException {
    return answer(debar.propose(Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response approve(InputStream body) throws IOException {
    return answer(debar.approve(Bodies.read(body, LARGEST)));
  }

  private Response answer(Verdict<Debarment> verdict) {
    if (verdict instanceof Verdict.Refused<Debarment> refused) {
      return problems.of(refused.refusal());
    }
    Debarment debarment = verdict.orThrow();
    JsonObject json =
        JsonObject.builder()
            .put("sanction", debarment.decision())
            .put("identifier", debarment.sanction().identifier())
            .put("from", debarment.sanction().from())
            .put("until", debarment.sanction().until())
            .put("state", debarment.isInForce() ? "in-force" : "proposed")
            .build();
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON)
        .entity(json.canonical())
        .build();
  }
}
