package org.opengeps.rest.receipts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.opengeps.bid.ReceiptState;
import org.opengeps.bid.SubmissionId;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.SavedAs;

/** How a receipt, or the way to it, is answered. */
@ApplicationScoped
public class ReceiptAnswers {
  static final String PDF = "application/pdf";

  /** A batch of the log is published about once a second. */
  private static final int RETRY_SECONDS = 1;

  /** Where the receipt of a submission is. */
  public URI location(SubmissionId submission, UriInfo uri) {
    return uri.getBaseUriBuilder().path("receipts").path(submission.toString()).build();
  }

  /**
   * The complete receipt, or 202 with {@code {state, location}} and the signed core as soon as
   * there is one.
   *
   * @param completeStatus status of a complete receipt: 200, or 201 right after the submission
   */
  public Response of(SubmissionId submission, ReceiptState state, int completeStatus, UriInfo uri) {
    URI location = location(submission, uri);
    if (state instanceof ReceiptState.Complete complete) {
      return answer(completeStatus, complete.receipt().toJson(), location).build();
    }
    JsonBuilder body = JsonObject.builder().put("location", location.toString());
    if (state instanceof ReceiptState.Decided decided) {
      body.put("state", "decided").putBytes("core", decided.signedCore());
    } else {
      body.put("state", "undecided")
          .put("receivedAt", ((ReceiptState.Undecided) state).receivedAt());
    }
    return answer(202, body.build(), location)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  /** The document for people, to be saved under the submission's name. */
  Response onPaper(SubmissionId submission, byte[] pdf) {
    return Response.ok(pdf, PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, SavedAs.header("receipt-" + submission + ".pdf"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private static Response.ResponseBuilder answer(int status, JsonObject body, URI location) {
    return Response.status(status)
        .location(location)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .entity(body.canonical());
  }
}
