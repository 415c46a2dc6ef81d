package org.opengeps.rest.uploads;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.ContentRange;
import org.opengeps.bid.UploadId;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.UploadProgress;
import org.opengeps.bid.UploadedFile;
import org.opengeps.bid.usecase.FindUpload;
import org.opengeps.bid.usecase.PutPart;
import org.opengeps.bid.usecase.StartUpload;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/tenders/{no}/uploads}: a signed manifest, then the parts of its files. */
@Path("tenders/{no}/uploads")
@RequestScoped
public class UploadsResource {
  /** Header that tells how many bytes of a file are there. */
  private static final String OFFSET = "Upload-Offset";

  private static final String COMPLETE = "Upload-Complete";

  @Inject private StartUpload startUpload;
  @Inject private FindUpload findUpload;
  @Inject private PutPart putPart;
  @Inject private Problems problems;

  /** What a bidder is told before it sends anything. */
  @GET
  public Response limits() {
    return json(Response.ok(), JsonObject.builder().put("limits", limitsJson()).build());
  }

  /** 201 with the files and how much of each is there; repeating it is harmless. */
  @POST
  @Consumes(Bodies.CMS)
  public Response start(@PathParam("no") String number, InputStream body) throws IOException {
    byte[] manifest = Bodies.read(body, UploadLimits.STANDARD.statementSize());
    Verdict<UploadProgress> started =
        startUpload.start(number.length() == 17 ? number.substring(0, 13) : number, manifest);
    if (started instanceof Verdict.Refused<UploadProgress> refused) {
      return problems.of(refused.refusal());
    }
    return json(Response.status(Response.Status.CREATED), progress(started.orThrow()));
  }

  /** How far an upload is. */
  @GET
  @Path("{upload}")
  public Response find(@PathParam("upload") String upload) {
    return read(upload, UploadId::parse)
        .flatMap(findUpload::progress)
        .map(progress -> json(Response.ok(), progress(progress)))
        .orElseGet(() -> problems.of(404, BidRefusals.UPLOAD_UNKNOWN.refusal()));
  }

  /** 200 with {@code Upload-Offset} and {@code Upload-Complete}, or 404. */
  @HEAD
  @Path("{upload}/{sha256}")
  public Response offset(@PathParam("upload") String upload, @PathParam("sha256") String sha256) {
    Optional<UploadId> id = read(upload, UploadId::parse);
    Optional<Sha256> file = read(sha256, Sha256::fromHex);
    if (id.isEmpty() || file.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    return findUpload
        .file(id.get(), file.get())
        .map(found -> offset(Response.ok(), found).build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  /** One part, from where the file stands; 204 with the new {@code Upload-Offset}. */
  @PUT
  @Path("{upload}/{sha256}")
  @Consumes(MediaType.WILDCARD)
  public Response put(
      @PathParam("upload") String upload,
      @PathParam("sha256") String sha256,
      @HeaderParam("Content-Range") String contentRange,
      InputStream body)
      throws IOException {
    Optional<UploadId> id = read(upload, UploadId::parse);
    Optional<Sha256> file = read(sha256, Sha256::fromHex);
    Optional<ContentRange> range = read(contentRange, ContentRange::parse);
    if (id.isEmpty() || file.isEmpty()) {
      return problems.of(404, BidRefusals.UPLOAD_UNKNOWN.refusal());
    }
    if (range.isEmpty()) {
      return problems.of(BidRefusals.MALFORMED.refusal("Content-Range: bytes 0-4194303/9000000"));
    }
    Verdict<UploadedFile> stored = putPart.put(id.get(), file.get(), range.get(), body);
    if (stored instanceof Verdict.Refused<UploadedFile> refused) {
      Response.ResponseBuilder answer =
          problems.response(
              Problems.statusOf(refused.refusal().code()),
              problems
                  .body(Problems.statusOf(refused.refusal().code()), refused.refusal())
                  .build());
      findUpload.file(id.get(), file.get()).ifPresent(found -> offset(answer, found));
      return answer.build();
    }
    return offset(Response.noContent(), stored.orThrow()).build();
  }

  private static Response.ResponseBuilder offset(
      Response.ResponseBuilder answer, UploadedFile file) {
    return answer
        .header(OFFSET, file.offset())
        .header(COMPLETE, file.complete() ? "?1" : "?0")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static JsonObject progress(UploadProgress progress) {
    return JsonObject.builder()
        .put("upload", progress.upload().value())
        .put("files", progress.files(), UploadsResource::file)
        .put("limits", limitsJson())
        .build();
  }

  private static JsonObject file(UploadedFile file) {
    JsonBuilder json = JsonObject.builder().put("sha256", file.sha256()).put("size", file.size());
    return json.put("offset", file.offset()).put("complete", file.complete()).build();
  }

  private static JsonObject limitsJson() {
    UploadLimits limits = UploadLimits.STANDARD;
    return JsonObject.builder()
        .put("files", limits.files())
        .put("fileSize", limits.fileSize())
        .put("totalSize", limits.totalSize())
        .put("partSize", limits.partSize())
        .put("statementSize", limits.statementSize())
        .put("envelopeSize", limits.envelopeSize())
        .build();
  }

  private static Response json(Response.ResponseBuilder answer, JsonObject body) {
    return answer
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(body.canonical())
        .build();
  }

  private static <T> Optional<T> read(String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
