package org.opengeps.rest.bids;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.BidContents;
import org.opengeps.opening.BidPlace;
import org.opengeps.opening.OpenedFile;
import org.opengeps.opening.usecase.ReadBid;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Problems;
import org.opengeps.rest.SavedAs;

/**
 * {@code /api/v1/tenders/{no}/bids/{submission}/files}: the files of an opened bid with whom to
 * call, for those who judge. Each answer stands in the log before its first byte goes out.
 */
@Path("tenders/{no}/bids/{submission}/files")
@RequestScoped
public class BidFilesResource {
  private static final String PRICE = "price";
  @Inject private ReadBid readBid;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  /** Of the container: JAX-RS calls a HEAD that it answers with a GET a GET. */
  @Inject private HttpServletRequest request;

  /** 200 with names, sizes, hashes and whom to call. */
  @GET
  public Response list(
      @PathParam("no") String no,
      @PathParam("submission") String submission,
      @QueryParam("envelope") @DefaultValue(PRICE) String envelope) {
    return answer(
        no,
        submission,
        envelope,
        (reader, place) -> readBid.contents(reader, place).map(this::json));
  }

  /** 200 with the file as its bidder chose it. */
  @GET
  @Path("{sha256}")
  public Response file(
      @PathParam("no") String no,
      @PathParam("submission") String submission,
      @PathParam("sha256") String sha256,
      @QueryParam("envelope") @DefaultValue(PRICE) String envelope) {
    return answer(
        no,
        submission,
        envelope,
        (reader, place) ->
            Verdict.found(hash(sha256), () -> OpenedFile.unknown(sha256))
                .then(file -> readBid.file(reader, place, file))
                .map(BidFilesResource::attachment));
  }

  private Response answer(
      String no,
      String submission,
      String envelope,
      BiFunction<Person, BidPlace, Verdict<Response>> door) {
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return Response.status(405).header("Allow", "GET").build(); // would log a read of nothing
    }
    Optional<Person> reader = visitor.findPerson();
    if (reader.isEmpty()) {
      return problems.of(403, BidAnswers.NO_LOG_IN);
    }
    Verdict<Response> verdict =
        BidAnswers.tender(no)
            .then(
                number -> BidAnswers.submission(submission).map(id -> place(number, id, envelope)))
            .then(place -> door.apply(reader.get(), place));
    return verdict.refused().map(this::refused).orElseGet(verdict::orThrow);
  }

  private static BidPlace place(TenderNumber number, UUID submission, String envelope) {
    return new BidPlace(number, submission, envelope);
  }

  private Response refused(Refusal refusal) {
    return Problems.statusOf(refusal.code()) == 503
        ? problems.later(refusal)
        : problems.of(refusal);
  }

  private static Optional<Sha256> hash(String sha256) {
    return sha256.matches("[0-9a-f]{64}") ? Optional.of(Sha256.fromHex(sha256)) : Optional.empty();
  }

  /** A stranger's bytes: to be saved, never shown or run in this site's name, kept nowhere else. */
  private static Response attachment(OpenedFile file) {
    StreamingOutput body = file.content()::writeTo;
    return Response.ok(body, MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_LENGTH, file.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, SavedAs.header(asFile(file.name())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Connection", "close") // an answer that breaks off must end, not wait
        .header("X-Accel-Buffering", "no") // a proxy keeps no copy on its disk
        .build();
  }

  /** What separates folders, or no file system takes, has no place in the name of a saved file. */
  private static String asFile(String name) {
    return name.replaceAll("[/\\\\<>:\"|?*]", "_");
  }

  private Response json(BidContents contents) {
    JsonObject json =
        JsonObject.builder()
            .put("tender", contents.tender().toString())
            .put("lot", contents.lot())
            .put("envelope", contents.place().envelope())
            .put("submission", contents.place().submission())
            .put(
                "contact",
                JsonObject.builder()
                    .put("name", contents.contact().name())
                    .put("phone", contents.contact().phone())
                    .put("email", contents.contact().email())
                    .build())
            .put("files", contents.files(), BidFilesResource::file)
            .put("keyless", contents.keyless())
            .build();
    return BidAnswers.ok(json);
  }

  private static JsonObject file(BidContents.File file) {
    return JsonObject.builder()
        .put("name", file.name())
        .put("size", file.size())
        .put("sha256", file.sha256())
        .put("handedIn", file.handedIn())
        .build();
  }
}
