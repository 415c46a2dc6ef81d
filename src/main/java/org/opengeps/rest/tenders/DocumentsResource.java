package org.opengeps.rest.tenders;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.PublicDocument;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindDocument;
import org.opengeps.rest.Problems;
import org.opengeps.rest.SavedAs;

/** {@code GET /api/v1/tenders/{no}/documents/{sha256}}. */
@Path("tenders/{no}/documents/{sha256}")
@RequestScoped
public class DocumentsResource {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Inject private FindDocument documents;
  @Inject private Problems problems;

  @GET
  public Response get(
      @PathParam("no") String no,
      @PathParam("sha256") String sha256,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
    Optional<PublicDocument> found = find(no, sha256);
    if (found.isEmpty()) {
      return problems.of(
          Refusal.of("document-unknown.published").with("no", no).with("sha256", sha256));
    }
    String tag = "\"" + sha256 + "\"";
    return tag.equals(known)
        ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
        : attachment(found.get())
            .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
            .header(HttpHeaders.ETAG, tag)
            .build();
  }

  private Optional<PublicDocument> find(String no, String sha256) {
    return sha256.matches("[0-9a-f]{64}")
        ? TenderNumber.find(no).flatMap(number -> documents.find(number, Sha256.fromHex(sha256)))
        : Optional.empty();
  }

  /** A document as a file to keep: never shown or run in this site's name. */
  public static Response.ResponseBuilder attachment(PublicDocument document) {
    String name = document.attachment().name();
    String type =
        DocumentKind.ofName(name)
            .map(DocumentKind::mediaType)
            .orElse(MediaType.APPLICATION_OCTET_STREAM);
    return Response.ok(document.content(), type)
        .header(HttpHeaders.CONTENT_DISPOSITION, SavedAs.header(name))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'");
  }
}
