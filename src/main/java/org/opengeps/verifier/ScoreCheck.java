package org.opengeps.verifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * The examination of the candidates, done again: every score sheet that the log holds with the
 * scores that the award method computes from the pinned rule set, and who wins by them.
 */
final class ScoreCheck {
  private static final String AWARD = "award.p7s";
  private final List<ScoreSheet> sheets;
  private final Procedure procedure;
  private final Findings findings;

  ScoreCheck(List<ScoreSheet> sheets, Procedure procedure, Findings findings) {
    this.sheets = sheets;
    this.procedure = procedure;
    this.findings = findings;
  }

  void check(Notice notice, Opened opened, Ranking ranking, Award award) {
    Map<UUID, Act> acts = new LinkedHashMap<>();
    for (ScoreSheet sheet : sheets) {
      findings.accept(
          "signer",
          sheet.where() + " fact signer",
          "somebody certified for agency " + notice.agency().code(),
          CertifiedSigner.foreign(notice.agency().code(), sheet.signer(), sheet.where()));
      UUID submission = sheet.content().submission();
      if (belongs(sheet, ranking) && opened.find(submission).isPresent()) {
        findings.require(
            acts.put(submission, Act.Score.of(sheet.content())) == null,
            "award",
            sheet.where(),
            "one score sheet a candidate",
            "a second one of " + submission);
      }
    }
    award(procedure.standing(opened, List.copyOf(acts.values())), award);
  }

  private boolean belongs(ScoreSheet sheet, Ranking ranking) {
    CandidateScore score = sheet.content();
    boolean candidate =
        ranking.bids().stream()
            .anyMatch(
                bid ->
                    bid.submission().equals(score.submission())
                        && bid.state() == Ranking.State.CANDIDATE);
    return findings.expect("award", sheet.where() + " tender", ranking.tender(), score.tender())
        & findings.expect("award", sheet.where() + " lot", ranking.slot().lot(), score.lot())
        & findings.expect(
            "award", sheet.where() + " rankingHash", ranking.toJson().hash(), score.rankingHash())
        & findings.require(
            candidate, "award", sheet.where(), "a candidate of the ranking", score.submission())
        & findings.accept(
            "award",
            sheet.where() + " scores",
            "a complete score sheet",
            procedure.sheet().refusal(score.scores()));
  }

  private void award(Standing standing, Award award) {
    Optional<UUID> winner = standing.winner();
    if (!findings.require(
        winner.isPresent(),
        "award",
        AWARD,
        "score sheets of every candidate up to the first that qualifies",
        standing.awaiting().isEmpty()
            ? "nobody who qualifies"
            : "none of " + standing.awaiting())) {
      return;
    }
    if (findings.expect("award", AWARD + " submission", winner.get(), award.submission())) {
      Marks won = standing.marks(winner.get()).orElseThrow();
      findings.expect("award", AWARD + " scores", won.items(), award.scores());
      findings.expect("award", AWARD + " total", Marks.plain(won.total()), award.total());
      findings.confirm(
          standing.marks().size()
              + " candidates were examined in their order; the first with "
              + Marks.plain(procedure.sheet().passMark())
              + " points or more has the award.");
    }
  }
}
