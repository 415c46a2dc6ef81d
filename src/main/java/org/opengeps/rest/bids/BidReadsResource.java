package org.opengeps.rest.bids;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.BidReadView;
import org.opengeps.opening.usecase.FindReads;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/tenders/{no}/bids/{submission}/reads}: who has read a bid, what and when, for
 * the firm that bid.
 */
@Path("tenders/{no}/bids/{submission}/reads")
@RequestScoped
public class BidReadsResource {
  @Inject private FindReads reads;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  /** 200 with the latest reads first; {@code from} goes on where an answer ended. */
  @GET
  public Response find(
      @PathParam("no") String no,
      @PathParam("submission") String submission,
      @QueryParam("from") @DefaultValue("0") String from) {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, BidAnswers.NO_LOG_IN);
    }
    int first = from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    Verdict<FindReads.Found> found =
        BidAnswers.tender(no)
            .then(
                number ->
                    BidAnswers.submission(submission)
                        .then(id -> reads.find(actor.get().organisation(), number, id, first)));
    return found
        .refused()
        .map(problems::of)
        .orElseGet(() -> BidAnswers.ok(json(submission, first, found.orThrow())));
  }

  private static JsonObject json(String submission, int from, FindReads.Found found) {
    return JsonObject.builder()
        .put("submission", UUID.fromString(submission))
        .put("agencyName", found.agency().toJson())
        .put("count", found.count())
        .put("from", from)
        .put("reads", found.reads(), BidReadsResource::read)
        .build();
  }

  private static JsonObject read(BidReadView view) {
    BidRead read = view.read();
    JsonBuilder json =
        JsonObject.builder()
            .put("lot", read.slot().lot())
            .put("envelope", read.slot().envelope())
            .put("file", read.file().orElse(null))
            .put("agency", read.agency())
            .put("roles", read.roles(), BidRead.Role::word)
            .put("purpose", read.purpose().word())
            .put("at", read.at())
            .put("until", read.until());
    return json.put("reader", view.who().map(BidReadsResource::who).orElse(null))
        .put("proof", view.proof().map(BidReadProof::toJson).orElse(null))
        .build();
  }

  private static JsonObject who(BidReadView.Who who) {
    return JsonObject.builder()
        .put("person", who.person())
        .put("name", who.name())
        .put("salt", who.salt())
        .build();
  }
}
