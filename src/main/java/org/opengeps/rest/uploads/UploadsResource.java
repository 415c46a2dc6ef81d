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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.usecase.StartUpload;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadProgress;
import org.opengeps.protocol.upload.UploadedFile;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/tenders/{no}/uploads}: a signed manifest, then the parts of its files. */
@Path("tenders/{no}/uploads")
@RequestScoped
public class UploadsResource {
  @Inject private StartUpload startUpload;
  @Inject private Uploads uploads;
  @Inject private PartAnswers answers;
  @Inject private Problems problems;

  /** What a bidder is told before it sends anything. */
  @GET
  public Response limits() {
    return answers.json(Response.ok(), JsonObject.builder().put("limits", limitsJson()).build());
  }

  /** 201 with the files and how much of each is there; repeating it is harmless. */
  @POST
  @Consumes(Bodies.CMS)
  public Response start(@PathParam("no") String number, InputStream body) throws IOException {
    byte[] manifest = Bodies.read(body, UploadLimits.STANDARD.statementSize());
    Verdict<UploadProgress> started =
        startUpload.start(number.length() == 17 ? number.substring(0, 13) : number, manifest);
    return started instanceof Verdict.Refused<UploadProgress> refused
        ? problems.of(refused.refusal())
        : answers.progress(
            Response.status(Response.Status.CREATED), started.orThrow(), limitsJson());
  }

  /** How far an upload is. */
  @GET
  @Path("{upload}")
  public Response find(@PathParam("upload") String upload) {
    Optional<UploadProgress> progress =
        PartAnswers.read(upload, UploadId::parse)
            .flatMap(id -> uploads.progress(UploadDoor.BID, id));
    return progress.isEmpty()
        ? answers.unknown()
        : answers.progress(Response.ok(), progress.get(), limitsJson());
  }

  /** 200 with {@code Upload-Offset} and {@code Upload-Complete}, or 404. */
  @HEAD
  @Path("{upload}/{sha256}")
  public Response offset(@PathParam("upload") String upload, @PathParam("sha256") String sha256)
      throws IOException {
    return answers.offset(upload, sha256, this::file);
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
    return answers.part(
        upload, sha256, contentRange, this::file, (id, file, range) -> take(id, file, range, body));
  }

  private Optional<UploadedFile> file(UploadId upload, Sha256 file) {
    return uploads.file(UploadDoor.BID, upload, file);
  }

  private Verdict<UploadedFile> take(
      UploadId upload, Sha256 file, ContentRange range, InputStream body) throws IOException {
    return uploads.put(UploadDoor.BID, upload, file, range, UploadLimits.STANDARD.ofFiles(), body);
  }

  private static JsonObject limitsJson() {
    UploadLimits limits = UploadLimits.STANDARD;
    return limits
        .ofFiles()
        .addTo(JsonObject.builder())
        .put("statementSize", limits.statementSize())
        .put("envelopeSize", limits.envelopeSize())
        .build();
  }
}
