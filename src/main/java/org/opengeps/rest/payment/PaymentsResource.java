package org.opengeps.rest.payment;

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
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.usecase.ApprovePayment;
import org.opengeps.payment.usecase.FindPayments;
import org.opengeps.payment.usecase.HandInClaim;
import org.opengeps.payment.usecase.OrderPayment;
import org.opengeps.payment.usecase.ReturnClaim;
import org.opengeps.protocol.message.LotName;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;
import org.opengeps.rest.contract.ContractAnswers;

/**
 * {@code /api/v1/tenders/{no}/contract/payments}: the supplier claims what was accepted, two
 * officers order it, the bank pays.
 */
@Path("tenders/{no}/contract/payments")
@RequestScoped
public class PaymentsResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private FindPayments payments;
  @Inject private HandInClaim claim;
  @Inject private ReturnClaim sendBack;
  @Inject private OrderPayment order;
  @Inject private ApprovePayment approve;
  @Inject private FindNotice notices;
  @Inject private PaymentAnswers answers;
  @Inject private Problems problems;

  /** For everybody, as soon as the contract exists. */
  @GET
  public Response show(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("0") String lot) {
    return answer(
        200,
        Verdict.found(
                TenderNumber.find(no)
                    .filter(number -> LotName.isOne(lot))
                    .flatMap(notices::current)
                    .map(NoticeView::ref),
                () -> Refusal.of("contract-unknown").with("tender", no).with("lot", lot))
            .then(ref -> payments.find(ref, lot)));
  }

  @POST
  @Path("claims")
  @Consumes(Bodies.CMS)
  public Response claim(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, claim::claim);
  }

  @POST
  @Path("returns")
  @Consumes(Bodies.CMS)
  public Response sendBack(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, sendBack::sendBack);
  }

  @POST
  @Path("orders")
  @Consumes(Bodies.CMS)
  public Response order(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, order::order);
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  public Response approve(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, approve::approve);
  }

  private Response signed(
      String no, InputStream body, BiFunction<String, byte[], Verdict<PaymentsView>> door)
      throws IOException {
    byte[] cms = Bodies.read(body, LARGEST);
    return answer(
        201,
        Verdict.found(TenderNumber.find(no), () -> Refusal.of("tender-unknown").with("no", no))
            .then(number -> door.apply(number.value(), cms)));
  }

  private Response answer(int status, Verdict<PaymentsView> verdict) {
    return verdict
        .refused()
        .map(problems::of)
        .orElseGet(() -> ContractAnswers.ok(status, answers.payments(verdict.orThrow())));
  }
}
