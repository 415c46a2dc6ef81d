package org.opengeps.rest.award;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.usecase.ApproveSuspension;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.opening.usecase.ProposeSuspension;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/suspensions}: an officer stops the round of a lot or lets it go on, a
 * second one approves; what counts is public.
 */
@Path("tenders/{no}/suspensions")
@RequestScoped
public class SuspensionsResource {
  @Inject private ProposeSuspension proposeSuspension;
  @Inject private ApproveSuspension approveSuspension;
  @Inject private FindSuspensions suspensions;
  @Inject private FindNotice notices;
  @Inject private SignedActs acts;
  @Inject private Problems problems;

  /** {lot, suspendedSince, suspensions}: what counts of a lot, in its order. */
  @GET
  public Response list(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("0") String lot) {
    Optional<NoticeView> view =
        TenderNumber.find(no).flatMap(number -> notices.inForce(number, lot));
    if (view.isEmpty()) {
      boolean known = TenderNumber.find(no).flatMap(notices::current).isPresent();
      return problems.of(known ? noLot(no, lot) : SignedActs.unknown(no));
    }
    String number = view.get().number().value();
    return AwardAnswers.ok(
        200,
        JsonObject.builder()
            .put("lot", lot)
            .put("suspendedSince", suspensions.spans(number, lot).since().orElse(null))
            .put("suspensions", suspensions.list(number, lot), SuspensionsResource::json)
            .build());
  }

  private static Refusal noLot(String no, String lot) {
    return Refusal.of("lot-unknown").with("notice", no).with("name", lot);
  }

  private static JsonObject json(SuspensionView view) {
    return JsonObject.builder()
        .put("act", view.act().act())
        .put("at", view.approvedAt().orElseThrow())
        .put("reason", view.act().reason().toJson())
        .put("actHash", view.signed())
        .build();
  }

  @POST
  @Consumes(Bodies.CMS)
  public Response propose(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        AwardResource.LARGEST,
        (number, cms) ->
            proposeSuspension
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
        (number, cms) -> approveSuspension.approve(number, cms).map(SuspensionsResource::json));
  }
}
