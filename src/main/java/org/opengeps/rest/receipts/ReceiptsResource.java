package org.opengeps.rest.receipts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.bid.ReceiptState;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.usecase.FindReceipt;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/receipts/{submission}}: the receipt of a submission, also of a refused one, as
 * JSON or as a PDF with the same JSON attached.
 */
@Path("receipts/{submission}")
@RequestScoped
public class ReceiptsResource {
  /** Beside the receipt, which says for ever the same: since when sealed bytes are gone. */
  private static final String DESTROYED = "Bytes-Destroyed-At";

  private static final MediaType PDF = MediaType.valueOf(ReceiptAnswers.PDF);

  @Inject private FindReceipt receipts;
  @Inject private ReceiptAnswers answers;
  @Inject private ReceiptPaper paper;
  @Inject private Problems problems;

  /**
   * 200 with the receipt; 202 while it is being decided or waits for the log; 404 {@code
   * receipt-unknown}; 400 {@code format-unknown}.
   */
  @GET
  public Response find(
      @PathParam("submission") String submission,
      @QueryParam("format") String format,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    if (format != null && !format.equals("json") && !format.equals("pdf")) {
      return problems.of(400, Refusal.of("format-unknown").with("format", format));
    }
    SubmissionId id;
    try {
      id = SubmissionId.parse(submission);
    } catch (IllegalArgumentException e) {
      return unknown(submission);
    }
    boolean onPaper = format == null ? prefersPdf(headers) : format.equals("pdf");
    return receipts
        .find(id)
        .map(state -> answer(id, state, onPaper, uri))
        .orElseGet(() -> unknown(submission));
  }

  /** Whether PDF is named and nothing before it takes JSON. */
  private static boolean prefersPdf(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .filter(
            type -> type.isCompatible(PDF) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(type -> type.getType().equals(PDF.getType()))
        .filter(type -> type.getSubtype().equals(PDF.getSubtype()))
        .isPresent();
  }

  private Response answer(SubmissionId id, ReceiptState state, boolean onPaper, UriInfo uri) {
    Optional<Instant> destroyed = receipts.destroyedAt(id);
    if (!onPaper || !(state instanceof ReceiptState.Complete complete)) {
      Response answer = answers.of(id, state, 200, uri);
      destroyed.ifPresent(at -> answer.getHeaders().add(DESTROYED, JsonValues.time(at)));
      return answer;
    }
    Receipt receipt = complete.receipt();
    return answers.onPaper(id, paper.write(receipt, destroyed));
  }

  private Response unknown(String submission) {
    return problems.of(404, Refusal.of("receipt-unknown").with("submission", submission));
  }
}
