package org.opengeps.rest.trust;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.opengeps.identity.TrustFile;

/**
 * {@code GET /api/v1/trust}: the trust file. Whoever takes it from here must compare its hash with
 * the one that the agency prints elsewhere.
 */
@Path("trust")
@RequestScoped
public class TrustResource {
  @Inject private TrustFile trust;

  /** The canonical file; its hash also stands in {@code Trust-Hash}. */
  @GET
  public Response trust() {
    return Response.ok(trust.content(), MediaType.APPLICATION_JSON_TYPE)
        .header("Trust-Hash", trust.hash().hex())
        // the name under which all commands look for it
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"trust.json\"")
        .build();
  }
}
