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
import java.util.Optional;
import java.util.function.BiFunction;
import org.opengeps.contract.ContractDraft;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.contract.usecase.PrepareContract;
import org.opengeps.contract.usecase.SendContract;
import org.opengeps.contract.usecase.SignContract;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.LotName;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/contract}: the agency sends the contract, the supplier consents or
 * declines, the agency confirms.
 */
@Path("tenders/{no}/contract")
@RequestScoped
public class ContractResource {
  private static final int LARGEST = 256 * 1024;

  @Inject private FindContracts contracts;
  @Inject private PrepareContract prepare;
  @Inject private SendContract send;
  @Inject private SignContract sign;
  @Inject private FindNotice notices;
  @Inject private CurrentActor visitor;
  @Inject private ContractAnswers answers;
  @Inject private Problems problems;

  /** For everybody, as soon as a contract is due. */
  @GET
  public Response show(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("0") String lot) {
    return tender(no, lot)
        .flatMap(ref -> contracts.find(ref, lot))
        .map(view -> ContractAnswers.ok(200, answers.contract(view)))
        .orElseGet(() -> problems.of(unknown(no, lot)));
  }

  /** What an officer would complete and sign now, and of what the terms are chosen. */
  @GET
  @Path("draft")
  public Response draft(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("0") String lot) {
    Optional<TenderRef> own = tender(no, lot).filter(this::isOwn);
    if (own.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.contract"));
    }
    Verdict<ContractDraft> draft = prepare.prepare(own.get(), lot);
    return draft
        .refused()
        .map(problems::of)
        .orElseGet(() -> ContractAnswers.ok(200, ContractAnswers.draft(draft.orThrow())));
  }

  @POST
  @Consumes(Bodies.CMS)
  public Response send(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, send::send);
  }

  @POST
  @Path("consent")
  @Consumes(Bodies.CMS)
  public Response consent(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, (number, cms) -> sign.sign(Kind.CONSENT, number, cms));
  }

  @POST
  @Path("refusal")
  @Consumes(Bodies.CMS)
  public Response decline(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, (number, cms) -> sign.sign(Kind.REFUSAL, number, cms));
  }

  @POST
  @Path("confirmation")
  @Consumes(Bodies.CMS)
  public Response confirm(@PathParam("no") String no, InputStream body) throws IOException {
    return signed(no, body, (number, cms) -> sign.sign(Kind.CONFIRMATION, number, cms));
  }

  private Response signed(
      String no, InputStream body, BiFunction<String, byte[], Verdict<ContractView>> door)
      throws IOException {
    byte[] cms = Bodies.read(body, LARGEST);
    Verdict<ContractView> verdict =
        Verdict.found(TenderNumber.find(no), () -> Refusal.of("tender-unknown").with("no", no))
            .then(number -> door.apply(number.value(), cms));
    return verdict
        .refused()
        .map(problems::of)
        .orElseGet(() -> ContractAnswers.ok(201, answers.contract(verdict.orThrow())));
  }

  private Optional<TenderRef> tender(String no, String lot) {
    return TenderNumber.find(no)
        .filter(number -> LotName.isOne(lot))
        .flatMap(notices::current)
        .map(NoticeView::ref);
  }

  private boolean isOwn(TenderRef tender) {
    return visitor
        .find()
        .filter(actor -> notices.isOf(TenderNumber.of(tender), actor.organisation()))
        .isPresent();
  }

  private static Refusal unknown(String no, String lot) {
    return Refusal.of("contract-unknown").with("tender", no).with("lot", lot);
  }
}
