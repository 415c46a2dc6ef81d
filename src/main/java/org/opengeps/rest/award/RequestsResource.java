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
import java.util.UUID;
import org.opengeps.award.usecase.AnswerRequest;
import org.opengeps.award.usecase.AskCandidate;
import org.opengeps.award.usecase.PrepareRequest;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.LotName;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/award/calls}, {@code supplements} and {@code answers}: what an
 * officer asks a candidate for, and what the candidate answers.
 */
@Path("tenders/{no}/award")
@RequestScoped
public class RequestsResource {
  static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private AskCandidate ask;
  @Inject private AnswerRequest answer;
  @Inject private PrepareRequest prepare;
  @Inject private FindNotice notices;
  @Inject private CurrentActor visitor;
  @Inject private AwardAnswers answers;
  @Inject private SignedActs acts;
  @Inject private Problems problems;

  @POST
  @Path("calls")
  @Consumes(Bodies.CMS)
  public Response call(@PathParam("no") String no, InputStream body) throws IOException {
    return ask(Kind.CALL, no, body);
  }

  @POST
  @Path("supplements")
  @Consumes(Bodies.CMS)
  public Response supplement(@PathParam("no") String no, InputStream body) throws IOException {
    return ask(Kind.SUPPLEMENT, no, body);
  }

  @POST
  @Path("answers")
  @Consumes(Bodies.CMS)
  public Response answer(@PathParam("no") String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        AwardResource.LARGEST,
        (number, cms) -> answer.answer(number, cms).map(answers::answer));
  }

  /** What an officer would sign now, with its date. */
  @GET
  @Path("calls/draft")
  public Response draftOfCall(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("submission") @DefaultValue("") String submission) {
    return draft(Kind.CALL, no, lot, submission);
  }

  @GET
  @Path("supplements/draft")
  public Response draftOfSupplement(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("submission") @DefaultValue("") String submission) {
    return draft(Kind.SUPPLEMENT, no, lot, submission);
  }

  private Response ask(Kind kind, String no, InputStream body) throws IOException {
    return acts.answer(
        no,
        body,
        AwardResource.LARGEST,
        (number, cms) -> ask.ask(kind, number, cms).map(answers::request));
  }

  private Response draft(Kind kind, String no, String lot, String submission) {
    Optional<TenderRef> own =
        TenderNumber.find(no).filter(this::isOwn).flatMap(notices::current).map(NoticeView::ref);
    if (own.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.scores"));
    }
    if (!LotName.isOne(lot) || !submission.matches(ID)) {
      return problems.of(Refusal.of("bid-unknown.form").with("id", submission));
    }
    Verdict<CandidateRequest> prepared =
        prepare.prepare(kind, own.get(), lot, UUID.fromString(submission));
    return prepared
        .refused()
        .map(problems::of)
        .orElseGet(() -> AwardAnswers.ok(200, prepared.orThrow().toJson()));
  }

  private boolean isOwn(TenderNumber number) {
    return visitor.find().filter(actor -> notices.isOf(number, actor.organisation())).isPresent();
  }
}
