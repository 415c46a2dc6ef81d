package org.opengeps.rest.outages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.usecase.DeclareOutage;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/outages}: what is known, and the door of those who declare one. */
@Path("outages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OutagesResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private FindIncidents incidents;
  @Inject private DeclareOutage declare;
  @Inject private Documents documents;
  @Inject private Problems problems;

  @GET
  public Response list() {
    return ok(
        JsonObject.builder()
            .put("outages", incidents.newest(), outage -> facts(outage).build())
            .build());
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    return find(id)
        .map(outage -> ok(whole(outage)))
        .orElseGet(() -> problems.of(Refusal.of("outage-unknown").with("id", id)));
  }

  /** The operator declares an outage of a network outside. */
  @POST
  @Consumes(Bodies.CMS)
  public Response declare(InputStream body) throws IOException {
    Verdict<Sha256> verdict = declare.declare(Bodies.read(body, LARGEST));
    return verdict instanceof Verdict.Refused<Sha256> refused
        ? problems.of(refused.refusal())
        : ok(JsonObject.builder().put("declarationHash", verdict.orThrow()).build());
  }

  /** The overseer approves it; with that the tenders move. */
  @POST
  @Path("{id}/approval")
  @Consumes(Bodies.CMS)
  public Response approve(@PathParam("id") UUID id, InputStream body) throws IOException {
    Verdict<Integer> verdict = declare.approve(id, Bodies.read(body, LARGEST));
    return verdict instanceof Verdict.Refused<Integer> refused
        ? problems.of(refused.refusal())
        : ok(JsonObject.builder().put("touched", verdict.orThrow()).build());
  }

  private Optional<IncidentView> find(String id) {
    try {
      return incidents.find(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private JsonObject whole(IncidentView outage) {
    return facts(outage)
        .putBytes("document", documents.get(outage.document()))
        .put("postponements", incidents.moved(outage.id()), OutagesResource::postponement)
        .build();
  }

  private static JsonBuilder facts(IncidentView outage) {
    return JsonObject.builder()
        .put("outage", outage.id())
        .put("cause", outage.cause())
        .put("from", outage.since())
        .put("until", outage.until())
        .put("moved", outage.moved())
        .put("waiting", outage.waiting())
        .put("documentHash", outage.document());
  }

  private static JsonObject postponement(PostponementView moved) {
    return JsonObject.builder()
        .put("ref", moved.ref().toString())
        .put("rule", moved.clause())
        .put("closedBefore", moved.closedBefore())
        .put("closesAt", moved.closesAt())
        .put("openedBefore", moved.openedBefore())
        .put("opensAt", moved.opensAt())
        .build();
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
