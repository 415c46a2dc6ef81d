package org.opengeps.rest.award;

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
import org.opengeps.award.AskedOfFirm;
import org.opengeps.award.usecase.FindAsked;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/tenders/{no}/bids/{submission}/requests}: what a firm is asked for with its
 * bid, for that firm.
 */
@Path("tenders/{no}/bids/{submission}/requests")
@RequestScoped
public class OwnRequestsResource {
  @Inject private FindAsked asked;
  @Inject private CurrentActor visitor;
  @Inject private AwardAnswers answers;
  @Inject private Problems problems;

  /** 200, with an empty list if nobody has called it. */
  @GET
  public Response find(
      @PathParam("no") String no,
      @PathParam("submission") String submission,
      @QueryParam("lot") @DefaultValue("0") String lot) {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.reads"));
    }
    Optional<UUID> bid =
        submission.matches(RequestsResource.ID)
            ? Optional.of(UUID.fromString(submission))
            : Optional.empty();
    Verdict<AskedOfFirm> found =
        Verdict.found(TenderNumber.find(no), () -> SignedActs.unknown(no))
            .then(
                number ->
                    Verdict.found(bid, () -> Refusal.of("bid-unknown.form").with("id", submission))
                        .then(id -> asked.find(actor.get().organisation(), number, lot, id)));
    return found
        .refused()
        .map(problems::of)
        .orElseGet(() -> AwardAnswers.ok(200, answers.asked(found.orThrow())));
  }
}
