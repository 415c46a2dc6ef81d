package org.opengeps.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.EnterScore;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.testing.TestPerson;

/** An officer who examines and awards, for tests inside the server. */
@ApplicationScoped
public class Deciding {
  @Inject private FindAward awards;
  @Inject private EnterScore enterScore;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;

  /** Full marks for the lowest candidate, and the award to it. */
  public void decide(OpeningScene.Tender tender) {
    TestPerson officer = tender.committee().contractingOfficer;
    AwardView award = awards.find(tender.ref(), "0").orElseThrow();
    JsonObject score =
        JsonObject.ofType(CandidateScore.TYPE)
            .put("tender", award.tender().toString())
            .put("lot", "0")
            .put("rankingHash", award.rankingHash())
            .put("submission", award.ranking().bids().get(0).submission())
            .put("scores", Sheets.full(award), Award.Score::toJson)
            .build();
    enterScore.enter(tender.notice().number(), officer.sign(score)).orThrow();
    Award prepared =
        prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    decideAward.decide(tender.notice().number(), officer.sign(prepared.toJson())).orThrow();
  }
}
