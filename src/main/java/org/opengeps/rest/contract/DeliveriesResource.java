package org.opengeps.rest.contract;

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
import java.util.function.BiFunction;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.contract.usecase.HandInDelivery;
import org.opengeps.contract.usecase.InspectDelivery;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.LotName;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/contract/deliveries}: the supplier hands in deliveries, the agency
 * inspects them.
 */
@Path("tenders/{no}/contract/deliveries")
@RequestScoped
public class DeliveriesResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private FindDeliveries deliveries;
  @Inject private HandInDelivery handIn;
  @Inject private InspectDelivery inspect;
  @Inject private FindNotice notices;
  @Inject private DeliveryAnswers answers;
  @Inject private Problems problems;

  /** For everybody, as soon as the contract exists. */
  @GET
  public Response show(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("0") String lot) {
    return TenderNumber.find(no)
        .filter(number -> LotName.isOne(lot))
        .flatMap(notices::current)
        .map(NoticeView::ref)
        .flatMap(ref -> deliveries.find(ref, lot))
        .map(view -> ContractAnswers.ok(200, answers.deliveries(view)))
        .orElseGet(
            () ->
                problems.of(
                    Refusal.of("contract-unknown.concluded").with("tender", no).with("lot", lot)));
  }

  @POST
  @Consumes(Bodies.CMS)
  public Response handIn(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, handIn::handIn);
  }

  @POST
  @Path("inspections")
  @Consumes(Bodies.CMS)
  public Response inspect(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, inspect::inspect);
  }

  private Response signed(
      String no, InputStream body, BiFunction<String, byte[], Verdict<DeliveriesView>> door)
      throws IOException {
    byte[] cms = Bodies.read(body, LARGEST);
    Verdict<DeliveriesView> verdict =
        Verdict.found(TenderNumber.find(no), () -> Refusal.of("tender-unknown").with("no", no))
            .then(number -> door.apply(number.value(), cms));
    return verdict
        .refused()
        .map(problems::of)
        .orElseGet(() -> ContractAnswers.ok(201, answers.deliveries(verdict.orThrow())));
  }
}
