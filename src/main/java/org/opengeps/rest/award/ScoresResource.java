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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.AwardView;
import org.opengeps.award.PreparedAward;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.usecase.EnterScore;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code POST /api/v1/tenders/{no}/scores}: an officer scores the candidate whose turn it is. */
@Path("tenders/{no}/scores")
@RequestScoped
public class ScoresResource {
  @Inject private EnterScore enterScore;
  @Inject private PrepareAward prepareAward;
  @Inject private FindAward findAward;
  @Inject private FindNotice findNotice;
  @Inject private Problems problems;

  @POST
  @Consumes(Bodies.CMS)
  public Response enter(@PathParam("no") String no, InputStream body) throws IOException {
    Optional<TenderNumber> number = TenderNumber.find(no);
    if (number.isEmpty()) {
      return problems.of(Refusal.of("tender-unknown").with("no", no));
    }
    byte[] cms = Bodies.read(body, AwardResource.LARGEST);
    Verdict<ScoreSheet> verdict = enterScore.enter(number.get(), cms);
    if (verdict instanceof Verdict.Refused<ScoreSheet> refused) {
      return problems.of(refused.refusal());
    }
    String lot = SignedDocument.read(cms).json().string("lot");
    return AwardAnswers.ok(201, entered(number.get(), lot, verdict.orThrow()));
  }

  private JsonObject entered(TenderNumber number, String lot, ScoreSheet sheet) {
    TenderRef tender = findNotice.current(number).map(NoticeView::ref).orElseThrow();
    Verdict<PreparedAward> award = prepareAward.prepare(tender, lot, Award.Result.AWARDED);
    List<UUID> next =
        findNotice
            .agencyOf(number)
            .flatMap(agency -> findAward.findFor(agency, tender, lot))
            .map(AwardView::toScore)
            .orElse(List.of());
    return JsonObject.builder()
        .put("sheet", AwardAnswers.sheet(sheet))
        .put("toScore", next.stream().map(UUID::toString).toList())
        .put(
            "award",
            award instanceof Verdict.Accepted<PreparedAward> prepared
                ? prepared.value().award().toJson()
                : null)
        .build();
  }
}
