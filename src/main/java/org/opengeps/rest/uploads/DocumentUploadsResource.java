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
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.notice.usecase.ReceiveDocuments;
import org.opengeps.notice.usecase.StartDocumentUpload;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadProgress;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/notices/uploads}: documents of a draft, sent before the draft that names them is
 * filed, in the way in which files of bids are sent.
 */
@Path("notices/uploads")
@RequestScoped
public class DocumentUploadsResource {
  private static final int LARGEST_MANIFEST = 64 << 10;

  @Inject private StartDocumentUpload startUpload;
  @Inject private ReceiveDocuments receive;
  @Inject private PartAnswers answers;
  @Inject private Problems problems;

  @GET
  public Response limits() {
    return answers.json(Response.ok(), JsonObject.builder().put("limits", limitsJson()).build());
  }

  @POST
  @Consumes(Bodies.CMS)
  public Response start(InputStream body) throws IOException {
    Verdict<UploadProgress> started = startUpload.start(Bodies.read(body, LARGEST_MANIFEST));
    return started instanceof Verdict.Refused<UploadProgress> refused
        ? problems.of(refused.refusal())
        : answers.progress(
            Response.status(Response.Status.CREATED), started.orThrow(), limitsJson());
  }

  @GET
  @Path("{upload}")
  public Response find(@PathParam("upload") String upload) throws IOException {
    Optional<UploadId> id = PartAnswers.read(upload, UploadId::parse);
    Optional<UploadProgress> progress =
        id.isEmpty() ? Optional.empty() : receive.progress(id.get());
    return progress.isEmpty()
        ? answers.unknown()
        : answers.progress(Response.ok(), progress.get(), limitsJson());
  }

  @HEAD
  @Path("{upload}/{sha256}")
  public Response offset(@PathParam("upload") String upload, @PathParam("sha256") String sha256)
      throws IOException {
    return answers.offset(upload, sha256, receive::file);
  }

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
        upload,
        sha256,
        contentRange,
        receive::file,
        (id, file, range) -> receive.put(id, file, range, body));
  }

  private static JsonObject limitsJson() {
    return DocumentManifest.LIMITS
        .addTo(JsonObject.builder())
        .put("kinds", DocumentKind.allEndings())
        .build();
  }
}
