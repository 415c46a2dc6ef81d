package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.award.rules.AwardLot;
import org.opengeps.award.rules.ScoreSheetIsComplete;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.PriceScoreRow;
import org.opengeps.law.RuleSet;
import org.opengeps.law.ScreeningItem;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.threshold.Scalar;

/** Reads a ranked lot from rows and signed documents. */
@Dependent
class LotFiles {
  @Inject private Awards awards;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
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
    return Verdict.found(
            ranked,
            () ->
                new Refusal(
                    "ranking-unknown",
                    "아직 개찰되어 순위가 나온 입찰이 아닙니다.",
                    "Tender " + tender + " is not opened and ranked yet."))
        .map(this::read);
  }

  private LotFile read(Ranked ranked) {
    NoticeView notice = notices.find(ranked.tender()).orElseThrow();
    OpeningRecord record = OpeningRecord.from(signed(ranked.recordHash()));
    return new LotFile(
        ranked,
        Ranking.from(signed(ranked.signedHash())),
        record,
        notice,
        constants(notice),
        items(notice),
        equals -> AwardLot.first(record, gateKey(record), equals),
        awards.listScores(ranked.key()));
  }

  /** The gate key of the opened envelope, public since its opening. */
  private Scalar gateKey(OpeningRecord record) {
    return openings
        .find(record.tender().number(), record.slot())
        .flatMap(OpeningView::gateKey)
        .map(hash -> GateKeyStatement.from(JsonObject.parseCanonical(documents.get(hash))))
        .orElseThrow()
        .privateKey();
  }

  private PriceScoreRow constants(NoticeView view) {
    RuleSet rules = rules(view);
    return rules
        .priceScore(noticeDate(view, rules), view.notice().amounts().estimatedAmount())
        .orElseThrow();
  }

  private List<ScreeningItem> items(NoticeView view) {
    RuleSet rules = rules(view);
    return rules.screeningItems(noticeDate(view, rules), view.notice().amounts().estimatedAmount());
  }

  private RuleSet rules(NoticeView view) {
    return ruleSets.byHash(view.notice().ruleSet().hash());
  }

  private static LocalDate noticeDate(NoticeView view, RuleSet rules) {
    return view.notice().schedule().noticedAt().atZone(rules.zone()).toLocalDate();
  }

  /** The sheet of a candidate: the computed price item and the officer's items. */
  ScoreSheet sheet(LotFile file, Scored scored) {
    List<Score> items = new java.util.ArrayList<>();
    items.add(
        new Score(
            ScoreSheetIsComplete.PRICE,
            plain(scored.priceScore()),
            plain(file.constants().points())));
    items.addAll(signed(scored.messageHash()).objects("scores", Score::from));
    return new ScoreSheet(scored.submission(), items, scored.total(), scored.passed(), scored.at());
  }

  static String plain(java.math.BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private JsonObject signed(Sha256 document) {
    return SignedDocument.read(documents.get(document)).json();
  }
}
