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
import org.opengeps.award.usecase.ApproveAct;
import org.opengeps.award.usecase.ProposeAct;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;

/** {@code /api/v1/tenders/{no}/award/acts}: an officer changes the round, a second one approves. */
@Path("tenders/{no}/award/acts")
@RequestScoped
public class ActsResource {
  @Inject private ProposeAct proposeAct;
  @Inject private ApproveAct approveAct;
  @Inject private AwardAnswers answers;
  @Inject private SignedActs acts;

  @POST
  @Consumes(Bodies.CMS)
  public Response propose(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        AwardResource.LARGEST,
        (number, cms) ->
            proposeAct
                .propose(number, cms)
                .map(act -> JsonObject.builder().put("actHash", act).build()));
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  public Response approve(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        AwardResource.LARGEST,
        (number, cms) -> approveAct.approve(number, cms).map(answers::award));
  }
}
