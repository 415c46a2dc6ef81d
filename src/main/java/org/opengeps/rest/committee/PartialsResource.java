package org.opengeps.rest.committee;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.usecase.PostPartial;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code POST /api/v1/tenders/{no}/partials}: what an officer's client sends to open. */
@Path("tenders/{no}/partials")
@RequestScoped
public class PartialsResource {
  private static final int MOST = 4 << 20;
  private static final int CONFLICT = 409;
  @Inject private PostPartial postPartial;
  @Inject private Problems problems;

  /** Takes {@code opengeps/partial/1}; answers {message}, the hash of what was taken. */
  @POST
  @Consumes(Bodies.CMS)
  public Response partial(@PathParam("no") String no, InputStream body) throws IOException {
    byte[] cms = Bodies.read(body, MOST);
    Optional<Refusal> elsewhere = Bodies.objection(cms, "tender", no);
    if (elsewhere.isPresent()) {
      return problems.of(elsewhere.get());
    }
    Verdict<Sha256> verdict = postPartial.post(cms);
    return verdict instanceof Verdict.Refused<Sha256> refused
        ? refused(refused.refusal())
        : ok(JsonObject.builder().put("message", verdict.orThrow()).build());
  }

  private Response refused(Refusal refusal) {
    return switch (refusal.code()) {
      case "gate-closed", "opening-finished", "already-posted" -> problems.of(CONFLICT, refusal);
      default -> problems.of(refusal);
    };
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
