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
import java.util.function.BiFunction;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.DecideUnsuccessful;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Unsuccessful;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/tenders/{no}/award}: ranking and decision. */
@Path("tenders/{no}/award")
@RequestScoped
public class AwardResource {
  static final int LARGEST = 128 * 1024;

  @Inject private FindAward findAward;
  @Inject private FindNotice findNotice;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private DecideUnsuccessful decideUnsuccessful;
  @Inject private CurrentActor visitor;
  @Inject private AwardAnswers answers;
  @Inject private Problems problems;

  @GET
  public Response show(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("0") String lot) {
    Optional<TenderRef> tender = isLot(lot) ? tender(no) : Optional.empty();
    Optional<AwardView> own =
        tender.flatMap(
            ref ->
                visitor.find().flatMap(actor -> findAward.findFor(actor.organisation(), ref, lot)));
    return own.or(() -> tender.flatMap(ref -> findAward.find(ref, lot)))
        .map(view -> AwardAnswers.ok(200, answers.award(view)))
        .orElseGet(() -> problems.of(notRanked(no)));
  }

  @GET
  @Path("draft")
  public Response draft(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("result") @DefaultValue("awarded") String result) {
    Optional<TenderRef> tender = isLot(lot) ? tender(no) : Optional.empty();
    boolean own =
        tender.flatMap(ref -> findNotice.agencyOf(TenderNumber.of(ref))).stream()
            .anyMatch(
                agency ->
                    visitor
                        .find()
                        .filter(actor -> actor.organisation().equals(agency))
                        .isPresent());
    if (!own) {
      return problems.of(403, Refusal.of("login-missing.scores"));
    }
    Verdict<JsonObject> verdict = prepared(tender.orElseThrow(), lot, result);
    return verdict instanceof Verdict.Refused<JsonObject> refused
        ? problems.of(refused.refusal())
        : AwardAnswers.ok(200, verdict.orThrow());
  }

  private Verdict<JsonObject> prepared(TenderRef tender, String lot, String result) {
    if (result.equals("unsuccessful")) {
      return prepareAward.prepareUnsuccessful(tender, lot).map(Unsuccessful::toJson);
    }
    Award.Result asked =
        result.equals("award-intended") ? Award.Result.AWARD_INTENDED : Award.Result.AWARDED;
    return prepareAward.prepare(tender, lot, asked).map(award -> award.award().toJson());
  }

  @POST
  @Consumes(Bodies.CMS)
  public Response decide(@PathParam("no") String no, InputStream body) throws IOException {
    return decide(no, body, decideAward::decide);
  }

  @POST
  @Path("unsuccessful")
  @Consumes(Bodies.CMS)
  public Response decideUnsuccessful(@PathParam("no") String no, InputStream body)
      throws IOException {
    return decide(no, body, decideUnsuccessful::decide);
  }

  private Response decide(
      String no, InputStream body, BiFunction<TenderNumber, byte[], Verdict<AwardView>> door)
      throws IOException {
    Optional<TenderRef> tender = tender(no);
    if (tender.isEmpty()) {
      return problems.of(notRanked(no));
    }
    Verdict<AwardView> verdict =
        door.apply(TenderNumber.of(tender.get()), Bodies.read(body, LARGEST));
    return verdict instanceof Verdict.Refused<AwardView> refused
        ? problems.of(refused.refusal())
        : AwardAnswers.ok(201, answers.award(verdict.orThrow()));
  }

  private Optional<TenderRef> tender(String no) {
    return TenderNumber.find(no).flatMap(findNotice::current).map(NoticeView::ref);
  }

  private static boolean isLot(String text) {
    return LotName.isOne(text);
  }

  private static Refusal notRanked(String no) {
    return Refusal.of("ranking-unknown").with("no", no);
  }
}
