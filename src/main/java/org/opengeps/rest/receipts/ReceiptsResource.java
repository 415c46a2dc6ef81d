package org.opengeps.rest.receipts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.usecase.FindReceipt;
import org.opengeps.kernel.Refusal;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/receipts/{submission}}: the receipt of a submission, also of a refused one.
 */
@Path("receipts/{submission}")
@RequestScoped
public class ReceiptsResource {
  @Inject private FindReceipt receipts;
  @Inject private ReceiptAnswers answers;
  @Inject private Problems problems;

  /**
   * 200 with the receipt; 202 while it is being decided or waits for the log; 404 {@code
   * receipt-unknown}.
   */
  @GET
  public Response find(@PathParam("submission") String submission, @Context UriInfo uri) {
    SubmissionId id;
    try {
      id = SubmissionId.parse(submission);
    } catch (IllegalArgumentException e) {
      return unknown(submission);
    }
    return receipts
        .find(id)
        .map(state -> answers.of(id, state, 200, uri))
        .orElseGet(() -> unknown(submission));
  }

  private Response unknown(String submission) {
    return problems.of(
        404,
        new Refusal(
            "receipt-unknown",
            "이 제출 번호로 접수된 것이 없습니다. / Nothing was received under the submission id "
                + submission
                + "."));
  }
}
