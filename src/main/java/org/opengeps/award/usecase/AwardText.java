package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.opengeps.award.PreparedAward;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Scored;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.OpeningRecord;

/** Writes the award that follows from ranking and scores: to be signed, or to compare with. */
@Dependent
class AwardText {
  @Inject private LotFiles files;

  Verdict<PreparedAward> write(LotFile file, Award.Result result, Instant at) {
    var winner = file.standing().winner();
    if (winner.isEmpty()) {
      return Verdict.refuse(
          "not-decidable",
          file.standing().nobodyQualified() ? "적격 업체가 없어 유찰된 입찰입니다." : "아직 심사하지 않은 후보가 있습니다.",
          file.standing().nobodyQualified()
              ? "No candidate qualified; the tender has failed."
              : "Candidates wait for their score: " + file.standing().toScore() + ".");
    }
    return Verdict.accept(new PreparedAward(award(file, winner.get(), result, at)));
  }

  private Award award(LotFile file, UUID winner, Award.Result result, Instant at) {
    Scored scored =
        file.scores().stream()
            .filter(one -> one.submission().equals(winner))
            .findFirst()
            .orElseThrow();
    ScoreSheet sheet = files.sheet(file, scored);
    OpeningRecord.Bid bid = file.bid(winner);
    return new Award(
        file.ranked().tender(),
        file.ranked().lot(),
        file.ranked().rankingHash(),
        winner,
        bid.supplier(),
        bid.amount(),
        sheet.scores(),
        LotFiles.plain(sheet.total()),
        at.truncatedTo(ChronoUnit.MILLIS),
        result);
  }
}
