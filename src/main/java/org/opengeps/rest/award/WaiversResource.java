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
import org.opengeps.award.usecase.Waive;
import org.opengeps.rest.Bodies;

/**
 * {@code POST /api/v1/tenders/{no}/award/waivers}: a candidate whose turn it is does not want the
 * contract.
 */
@Path("tenders/{no}/award/waivers")
@RequestScoped
public class WaiversResource {
  @Inject private Waive waive;
  @Inject private AwardAnswers answers;
  @Inject private SignedActs acts;

  @POST
  @Consumes(Bodies.CMS)
  public Response post(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        AwardResource.LARGEST,
        (number, cms) -> waive.waive(number, cms).map(answers::waiver));
  }
}
