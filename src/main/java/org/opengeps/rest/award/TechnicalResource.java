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
import java.util.function.BiFunction;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.usecase.ApproveTechnical;
import org.opengeps.award.usecase.ProposeTechnical;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/technical-decisions}: an officer says which technical bids pass, a
 * second one approves.
 */
@Path("tenders/{no}/technical-decisions")
@RequestScoped
public class TechnicalResource {
  @Inject private ProposeTechnical propose;
  @Inject private ApproveTechnical approve;
  @Inject private Problems problems;

  @POST
  @Consumes(Bodies.CMS)
  public Response propose(@PathParam("no") String no, InputStream body) throws IOException {
    return answer(
        no,
        body,
        (number, cms) ->
            propose
                .propose(number, cms)
                .map(hash -> JsonObject.builder().put("decisionHash", hash).build()));
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  public Response approve(@PathParam("no") String no, InputStream body) throws IOException {
    return answer(
        no, body, (number, cms) -> approve.approve(number, cms).map(TechnicalResource::inForce));
  }

  private static JsonObject inForce(TechnicalView view) {
    return view.decision().toJson().toBuilder()
        .put("decisionHash", view.signed())
        .put("approvalHash", view.approval().map(Sha256::hex).orElse(null))
        .put("approvedAt", view.approvedAt().orElse(null))
        .build();
  }

  private Response answer(
      String no, InputStream body, BiFunction<TenderNumber, byte[], Verdict<JsonObject>> door)
      throws IOException {
    byte[] cms = Bodies.read(body, AwardResource.LARGEST);
    Verdict<JsonObject> verdict =
        Verdict.found(TenderNumber.find(no), () -> unknown(no))
            .then(number -> door.apply(number, cms));
    return verdict.refused().isPresent()
        ? problems.of(verdict.refused().get())
        : AwardAnswers.ok(201, verdict.orThrow());
  }

  private static Refusal unknown(String no) {
    return new Refusal(
        "tender-unknown", "공고 " + no + "가 없습니다. 공고번호를 확인하세요.", "There is no tender " + no + ".");
  }
}
