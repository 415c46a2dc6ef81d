package org.opengeps.rest.payment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.payment.usecase.WriteInvoice;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.invoice.Vat;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.LotName;
import org.opengeps.rest.Problems;

/** {@code /api/v1/tenders/{no}/contract/payments}: invoices of claims, as UBL 2.1. */
@Path("tenders/{no}/contract/payments")
@RequestScoped
public class InvoicesResource {
  private static final String XML = "application/xml";

  @Inject private WriteInvoice invoices;
  @Inject private FindNotice notices;
  @Inject private Problems problems;

  /** What a claim of these parts would name, if it were signed today. */
  @GET
  @Path("invoice")
  public Response draft(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("inspection") List<String> inspections,
      @QueryParam("bank") @DefaultValue("") String bank,
      @QueryParam("account") @DefaultValue("") String account,
      @QueryParam("holder") @DefaultValue("") String holder,
      @QueryParam("taxed") @DefaultValue("standard") String taxed) {
    return answer(
        no,
        lot,
        ref -> {
          try {
            return invoices.draft(
                ref,
                lot,
                inspections.stream().map(Sha256::fromHex).toList(),
                BankAccount.typed(bank, account, holder),
                JsonValues.word(taxed, Vat.Category.class));
          } catch (IllegalArgumentException e) {
            return Verdict.refuse(Refusal.of("json-format").with("problem", e.getMessage()));
          }
        },
        "invoice-draft.xml");
  }

  /** The one that a claim names. */
  @GET
  @Path("claims/{number}/invoice")
  public Response show(
      @PathParam("no") String no,
      @PathParam("number") int number,
      @QueryParam("lot") @DefaultValue("0") String lot) {
    return answer(
        no, lot, ref -> invoices.find(ref, lot, number), "invoice-" + no + "-" + number + ".xml");
  }

  private Response answer(
      String no, String lot, Function<TenderRef, Verdict<byte[]>> door, String file) {
    Verdict<byte[]> verdict =
        Verdict.found(
                TenderNumber.find(no)
                    .filter(known -> LotName.isOne(lot))
                    .flatMap(notices::current)
                    .map(NoticeView::ref),
                () -> Refusal.of("contract-unknown").with("tender", no).with("lot", lot))
            .then(door);
    return verdict
        .refused()
        .map(problems::of)
        .orElseGet(
            () ->
                Response.ok(verdict.orThrow(), XML)
                    .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                    .build());
  }
}
