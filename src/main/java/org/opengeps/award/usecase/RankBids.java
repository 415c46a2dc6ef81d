package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.opengeps.award.BidsRanked;
import org.opengeps.award.NobodyQualified;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Ranked;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.opening.TenderOpened;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

/** Ranks the bids in the very transaction that opens the tender, from the record alone. */
@ApplicationScoped
public class RankBids {
  @Inject private Awards awards;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private PlatformSigner signer;
  @Inject private Event<DomainEvent> events;

  /**
   * Harmless when repeated: a lot is ranked once.
   *
   * <p>Called when the tender is marked opened already.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void rank(@Observes TenderOpened opened) {
    if (!isLast(opened)
        || awards.find(LotKey.of(opened.tender(), opened.slot().lot())).isPresent()) {
      return;
    }
    OpeningRecord record =
        OpeningRecord.from(SignedDocument.read(documents.get(opened.signedRecord())).json());
    Ranking ranking = ranking(record);
    byte[] signed = signer.sign(ranking.toJson());
    Sha256 signedHash = documents.put(signed);
    Ranked ranked =
        new Ranked(
            opened.tender(),
            opened.slot().lot(),
            ranking.toJson().hash(),
            signedHash,
            opened.signedRecord(),
            opened.at());
    awards.add(ranked);
    events.fire(
        new BidsRanked(
            ranked.tender(), ranked.lot(), ranked.rankingHash(), signedHash, opened.at()));
    failWithoutCandidates(ranked, ranking);
  }

  /** Of several envelopes the last one has the prices. */
  private boolean isLast(TenderOpened opened) {
    return notices
        .find(opened.tender())
        .orElseThrow()
        .notice()
        .lot(opened.slot().lot())
        .isLast(opened.slot().envelope());
  }

  private NoticeView notice(OpeningRecord record) {
    return notices
        .find(record.tender())
        .orElseThrow(() -> new IllegalStateException("opened without notice: " + record.tender()));
  }

  private Ranking ranking(OpeningRecord record) {
    Notice notice = notice(record).notice();
    return methods
        .under(notice, record.slot().lot(), ruleSets.byHash(notice.ruleSet().hash()))
        .orThrow()
        .ranking(record);
  }

  private void failWithoutCandidates(Ranked ranked, Ranking ranking) {
    if (!ranking.candidates().isEmpty()) {
      return;
    }
    move.to(TenderState.FAILED, ranked.tender(), ranked.lot(), ranked.at()).orThrow();
    events.fire(
        new NobodyQualified(
            ranked.tender(),
            ranked.lot(),
            NobodyQualified.NO_CANDIDATE,
            ranked.signedHash(),
            ranked.at()));
  }
}
