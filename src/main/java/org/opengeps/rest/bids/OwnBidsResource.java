package org.opengeps.rest.bids;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.usecase.FindReads;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/tenders/{no}/bids/reads}: how often each opened bid of one's own firm was
 * read.
 */
@Path("tenders/{no}/bids/reads")
@RequestScoped
public class OwnBidsResource {
  @Inject private FindReads reads;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  /** 200, with an empty list for whoever has no opened bid here. */
  @GET
  public Response count(@PathParam("no") String no) {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, BidAnswers.NO_LOG_IN);
    }
    Verdict<Map<UUID, Integer>> counts =
        BidAnswers.tender(no).map(number -> reads.count(actor.get().organisation(), number));
    return counts
        .refused()
        .map(problems::of)
        .orElseGet(() -> BidAnswers.ok(json(counts.orThrow())));
  }

  private static JsonObject json(Map<UUID, Integer> counts) {
    List<JsonObject> bids =
        counts.entrySet().stream()
            .map(
                bid ->
                    JsonObject.builder()
                        .put("submission", bid.getKey())
                        .put("count", bid.getValue())
                        .build())
            .toList();
    return JsonObject.builder().put("bids", bids).build();
  }
}
