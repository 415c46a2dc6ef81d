package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Proposed;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.award.model.Waived;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Act;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.Waiver;

/** Reads a ranked lot from rows and signed documents. */
@Dependent
class LotFiles {
  @Inject private Awards awards;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private FindOpening openings;
  @Inject private Documents documents;

  /**
   * @return refused with {@code ranking-unknown}
   */
  Verdict<LotFile> find(TenderRef tender, String lot) {
    return read(tender, awards.find(LotKey.of(tender, lot)));
  }

  /** The file, alone until the transaction ends. */
  Verdict<LotFile> lock(TenderRef tender, String lot) {
    return read(tender, awards.lock(LotKey.of(tender, lot)));
  }

  private Verdict<LotFile> read(TenderRef tender, Optional<Ranked> ranked) {
    return Verdict.found(ranked, () -> Refusal.of("ranking-unknown").with("no", tender))
        .map(this::read);
  }

  private LotFile read(Ranked ranked) {
    Notice notice = notices.find(ranked.tender()).orElseThrow().notice();
    OpeningRecord record = OpeningRecord.from(signed(ranked.recordHash()));
    Opened opened = new Opened(record, () -> gate(record));
    Procedure procedure =
        methods.under(notice, ranked.lot(), ruleSets.byHash(notice.ruleSet().hash())).orThrow();
    List<Scored> scores = awards.listScores(ranked.key());
    List<Act> acts = new ArrayList<>();
    for (Scored row : scores) {
      CandidateScore score = CandidateScore.from(signed(row.messageHash()));
      expectSame(procedure.marks(opened, score.submission(), score.scores()), row);
      acts.add(Act.of(score));
    }
    List<LotFile.Change> changes =
        awards.listProposed(ranked.key()).stream().map(this::change).toList();
    changes.stream()
        .filter(change -> change.row().approval().isPresent())
        .forEach(change -> acts.add(Act.of(change.act())));
    List<Waived> waivers = awards.listWaived(ranked.key());
    waivers.forEach(row -> acts.add(Act.of(Waiver.from(signed(row.signed())))));
    return new LotFile(
        ranked,
        Ranking.from(signed(ranked.signedHash())),
        opened,
        procedure,
        scores,
        changes,
        waivers,
        acts,
        awards.listDecisions(ranked.key()),
        awards.findEnd(ranked.key()));
  }

  private LotFile.Change change(Proposed row) {
    return new LotFile.Change(row, RoundAct.from(signed(row.signed())));
  }

  /** What was entered when it was signed is what follows from the message now. */
  private static void expectSame(Marks marks, Scored row) {
    if (marks.total().compareTo(row.total()) != 0 || marks.passed() != row.passed()) {
      throw new EvidenceChangedException(
          "the score of " + row.submission() + " is not what its message gives");
    }
  }

  /** What the gate gave to the seed, public since the opening. */
  private GatePart gate(OpeningRecord record) {
    return openings
        .gatePart(record.tender().number(), record.slot())
        .orElseThrow(() -> new IllegalStateException("not opened: " + record.tender()));
  }

  private JsonObject signed(Sha256 document) {
    return SignedDocument.read(documents.get(document)).json();
  }
}
