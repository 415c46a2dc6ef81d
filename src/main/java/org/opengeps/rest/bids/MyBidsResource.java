package org.opengeps.rest.bids;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.opengeps.identity.CurrentActor;
import org.opengeps.opening.OwnBid;
import org.opengeps.opening.usecase.FindOwnBids;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/my/bids}: which opened bids are one's own firm's, on whatever device one asks.
 */
@Path("my/bids")
@RequestScoped
public class MyBidsResource {
  @Inject private FindOwnBids bids;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  /** 200, opened last first; an empty list for whoever has none. */
  @GET
  public Response list() {
    return visitor
        .find()
        .map(actor -> BidAnswers.ok(json(bids.find(actor.organisation()))))
        .orElseGet(() -> problems.of(403, BidAnswers.NO_LOG_IN));
  }

  private static JsonObject json(List<OwnBid> bids) {
    List<JsonObject> rows =
        bids.stream()
            .map(
                bid ->
                    JsonObject.builder()
                        .put("tender", bid.tender().value())
                        .put("lot", bid.lot())
                        .put("submission", bid.submission())
                        .build())
            .toList();
    return JsonObject.builder().put("bids", rows).build();
  }
}
