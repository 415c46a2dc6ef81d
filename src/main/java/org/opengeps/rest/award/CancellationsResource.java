package org.opengeps.rest.award;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.usecase.GrantCancellation;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;

/**
 * {@code /api/v1/tenders/{no}/cancellations}: an officer grants that a bid be not opened, before
 * the opening.
 */
@Path("tenders/{no}/cancellations")
@RequestScoped
public class CancellationsResource {
  private static final int LARGEST = 64 << 10;

  @Inject private GrantCancellation grant;
  @Inject private SignedActs acts;

  @POST
  @Path("grants")
  @Consumes(Bodies.CMS)
  public Response grant(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        LARGEST,
        (number, cms) -> grant.grant(number, cms).map(CancellationsResource::json));
  }

  private static JsonObject json(CancellationView view) {
    return JsonObject.builder()
        .put("submission", view.submission())
        .put("lot", view.lot())
        .put("request", view.request())
        .put("state", view.state().word())
        .build();
  }
}
