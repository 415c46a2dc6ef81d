package org.opengeps.rest.audit;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.usecase.GrantMandate;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/mandates}: proposed by one person of an oversight body, in force with a second.
 */
@Path("mandates")
public class MandatesResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private GrantMandate mandates;
  @Inject private Problems problems;
  @Inject private Clock clock;

  @POST
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response propose(InputStream body) throws IOException {
    return answer(mandates.propose(Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response approve(InputStream body) throws IOException {
    return answer(mandates.approve(Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("endings")
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response end(InputStream body) throws IOException {
    return answer(mandates.end(Bodies.read(body, LARGEST)));
  }

  private Response answer(Verdict<Mandate> verdict) {
    if (verdict instanceof Verdict.Refused<Mandate> refused) {
      return problems.of(refused.refusal());
    }
    Mandate mandate = verdict.orThrow();
    JsonObject json =
        JsonObject.builder()
            .put("mandate", mandate.id())
            .put("auditor", mandate.content().auditor())
            .put("agencies", mandate.content().agencies())
            .put("from", mandate.content().from())
            .put("until", mandate.content().until())
            .put("state", mandate.state(clock.instant()))
            .build();
    return Response.status(Response.Status.CREATED)
        .type(MediaType.APPLICATION_JSON)
        .entity(json.canonical())
        .build();
  }
}
