package org.opengeps.rest.submissions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.usecase.FindCancellations;
import org.opengeps.bid.usecase.RequestCancellation;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/submissions/{submission}/cancellation}: a bidder asks that its bid be
 * not opened, and sees what became of it. As with a receipt, whoever knows the id may ask: it is
 * random, and nothing in the answer names a bidder. From the opening on everybody knows it, so a
 * request that was refused is shown only to whoever names it by its hash.
 */
@Path("tenders/{no}/submissions/{submission}/cancellation")
@RequestScoped
public class CancellationResource {
  private static final int LARGEST = 64 << 10;

  @Inject private RequestCancellation requests;
  @Inject private FindCancellations cancellations;
  @Inject private Problems problems;

  /** 201 with the request as it stands and the platform's receipt, or its refusal. */
  @POST
  @Consumes(Bodies.CMS)
  public Response request(
      @PathParam("no") String no, @PathParam("submission") String id, InputStream body)
      throws IOException {
    byte[] cms = Bodies.read(body, LARGEST);
    Verdict<CancellationView> verdict =
        Verdict.found(TenderNumber.find(no), () -> noTender(no))
            .then(
                number ->
                    Verdict.found(submission(id), () -> unknown(id))
                        .then(submission -> requests.request(number, submission, cms)));
    return verdict.refused().isPresent()
        ? problems.of(verdict.refused().get())
        : answer(201, verdict.orThrow());
  }

  /**
   * 200 with the request that is meant, or the one that has come furthest and was not refused; 404
   * {@code cancellation-unknown}.
   */
  @GET
  public Response find(
      @PathParam("no") String no,
      @PathParam("submission") String id,
      @QueryParam("request") String request) {
    Optional<Sha256> meant = Optional.ofNullable(request).map(CancellationResource::hash);
    return submission(id)
        .flatMap(submission -> cancellations.find(submission, meant))
        .filter(view -> TenderNumber.find(no).equals(Optional.of(TenderNumber.of(view.tender()))))
        .map(view -> answer(200, view))
        .orElseGet(() -> problems.of(unknown(id)));
  }

  private static Optional<SubmissionId> submission(String id) {
    try {
      return Optional.of(SubmissionId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What is no hash is that of no request. */
  private static Sha256 hash(String request) {
    return request.matches("[0-9a-f]{64}") ? Sha256.fromHex(request) : Sha256.ofText(request);
  }

  private static Refusal noTender(String no) {
    return Refusal.of("no-such-tender.number").with("no", no);
  }

  private static Refusal unknown(String id) {
    return Refusal.of("cancellation-unknown").with("id", id);
  }

  private static Response answer(int status, CancellationView view) {
    JsonObject json =
        JsonObject.builder()
            .put("submission", view.submission())
            .put("lot", view.lot())
            .put("state", view.state().word())
            .put("reason", view.reason())
            .put("receivedAt", view.requestedAt())
            .put("request", view.request())
            .putBytes("receipt", view.receipt())
            .build();
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
