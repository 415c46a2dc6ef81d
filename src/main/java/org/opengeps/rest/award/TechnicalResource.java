package org.opengeps.rest.award;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.usecase.ApproveTechnical;
import org.opengeps.award.usecase.ProposeTechnical;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;

/**
 * {@code /api/v1/tenders/{no}/technical-decisions}: an officer says which technical bids pass, a
 * second one approves.
 */
@Path("tenders/{no}/technical-decisions")
@RequestScoped
public class TechnicalResource {
  /** Two thousand bids, each with some sentences of a reason in both languages. */
  private static final int LARGEST = 8 << 20;

  @Inject private ProposeTechnical propose;
  @Inject private ApproveTechnical approve;
  @Inject private SignedActs acts;

  @POST
  @Consumes(Bodies.CMS)
  public Response propose(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        LARGEST,
        (number, cms) ->
            propose
                .propose(number, cms)
                .map(hash -> JsonObject.builder().put("decisionHash", hash).build()));
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  public Response approve(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        LARGEST,
        (number, cms) -> approve.approve(number, cms).map(TechnicalResource::inForce));
  }

  private static JsonObject inForce(TechnicalView view) {
    return view.decision().toJson().toBuilder()
        .put("decisionHash", view.signed())
        .put("approvalHash", view.approval().map(Sha256::hex).orElse(null))
        .put("approvedAt", view.approvedAt().orElse(null))
        .build();
  }
}
