package org.opengeps.rest.submissions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.SubmissionReply;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.usecase.FindReceipt;
import org.opengeps.bid.usecase.IntakePlaces;
import org.opengeps.bid.usecase.IntakeWatch;
import org.opengeps.bid.usecase.SubmitBid;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.Slot;
import org.opengeps.rest.Problems;
import org.opengeps.rest.SentMessage;
import org.opengeps.rest.receipts.ReceiptAnswers;

/**
 * {@code POST /api/v1/tenders/{no}/submissions}: multipart with {@code statement} and {@code
 * envelope}.
 */
@Path("tenders/{no}/submissions")
@RequestScoped
public class SubmissionsResource {
  /**
   * The receipt usually comes within two seconds; a bidder who waits longer is sent to its address.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Threads that wait for receipts. Before a deadline more bids come than there are threads; the
   * others get their receipt's address at once, so that no bid waits for a thread to be stamped by.
   */
  private static final Semaphore AWAITING = new Semaphore(64);

  /** Room for borders and headers of the form. */
  private static final int FORM = 4096;

  @Inject private IntakeWatch watch;
  @Inject private SubmitBid submitBid;
  @Inject private IntakePlaces places;
  @Inject private FindReceipt receipts;
  @Inject private ReceiptAnswers answers;
  @Inject private Problems problems;
  @Inject private SentMessage sent;

  /**
   * 201 with the receipt; 202 with its location if the log is late; a problem if refused, with
   * {@code receipt} for the way to the logged refusal.
   */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response submit(
      @PathParam("no") String number,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri)
      throws IOException {
    UploadLimits limits = UploadLimits.STANDARD;
    Optional<MultipartForm> form;
    try {
      form =
          MultipartForm.read(
              contentType,
              body,
              limits.statementSize() + limits.envelopeSize() * Slot.ENVELOPES.size() + FORM);
    } catch (MultipartForm.TooLargeException e) {
      return problems.of(
          BidRefusals.TOO_LARGE
              .refusal("limits")
              .with("statement", limits.statementSize())
              .with("envelope", limits.envelopeSize()));
    }
    IntakeWatch.Stamp stamp = watch.stamp();
    Optional<byte[]> statement = form.flatMap(fields -> fields.part("statement"));
    Map<String, byte[]> envelopes = form.map(SubmissionsResource::envelopes).orElse(Map.of());
    if (statement.isEmpty() || envelopes.isEmpty()) {
      stamp.close();
      return problems.of(
          BidRefusals.MALFORMED
              .refusal("submission")
              .with("problem", "multipart/form-data: statement, " + Slot.ENVELOPES));
    }
    sent.is(statement.get());
    Optional<SubmissionReply> examined =
        places.with(
            () -> submitBid.submit(tenderNumber(number), statement.get(), envelopes, stamp));
    if (examined.isEmpty()) {
      stamp.close();
      return problems.later(Refusal.of("busy.bids"));
    }
    SubmissionReply reply = examined.get();
    return reply instanceof SubmissionReply.Received received
        ? received(received, uri)
        : refused((SubmissionReply.Refused) reply, uri);
  }

  /** Each is a field under its own name. */
  private static Map<String, byte[]> envelopes(MultipartForm form) {
    Map<String, byte[]> envelopes = new LinkedHashMap<>();
    Slot.ENVELOPES.forEach(
        name -> form.part(name).ifPresent(content -> envelopes.put(name, content)));
    return envelopes;
  }

  /** The number with or without its order: the statement names the order. */
  private static String tenderNumber(String path) {
    return path.length() == 17 && path.charAt(13) == '-' ? path.substring(0, 13) : path;
  }

  private Response received(SubmissionReply.Received received, UriInfo uri) {
    boolean mayWait = AWAITING.tryAcquire();
    try {
      return receipts
          .await(received.submission(), mayWait ? PATIENCE : Duration.ZERO)
          .map(state -> answers.of(received.submission(), state, 201, uri))
          .orElseThrow();
    } finally {
      if (mayWait) {
        AWAITING.release();
      }
    }
  }

  private Response refused(SubmissionReply.Refused refused, UriInfo uri) {
    Refusal refusal = refused.refusal();
    int status = Problems.statusOf(refusal.code());
    JsonBuilder body = problems.body(status, refusal);
    refused.recorded().ifPresent(id -> body.put("receipt", answers.location(id, uri).toString()));
    return problems.response(status, body.build()).build();
  }
}
