package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Slot;

/** Translates notices into the words of the intake. */
@ApplicationScoped
public class ReadTender {
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;

  /** What is in force for the tender of that number; empty if it was never published. */
  @Transactional
  public Optional<TenderFacts> find(TenderRef tender) {
    return notices.current(TenderNumber.of(tender)).map(this::facts);
  }

  /** The same from a notice in force. */
  @Transactional
  public TenderFacts facts(NoticeView notice) {
    NoticeTerms.Requirements requirements = notice.notice().requirements();
    return new TenderFacts(
        notice.ref(),
        notice.hash(),
        goodNotices(notices.history(notice.number())),
        notice.receiptOpensAt(),
        notice.closesAt(),
        notice.state() == TenderState.CANCELLED,
        Set.copyOf(requirements.industries()),
        Set.copyOf(requirements.regions()),
        gateKeys(notice.notice().lots()),
        ruleSets.byHash(notice.notice().ruleSet().hash()).drainTime());
  }

  /**
   * From the order in force back, as long as each order keeps the bids that were sealed for the one
   * before.
   */
  private static Set<Sha256> goodNotices(List<NoticeView> history) {
    Set<Sha256> good = new HashSet<>();
    for (int i = history.size() - 1; i >= 0; i--) {
      good.add(history.get(i).hash());
      if (history.get(i).notice().revision().bidsAlreadySealed() != NoticeTerms.SealedBids.KEEP) {
        break;
      }
    }
    return good;
  }

  private static Map<Slot, byte[]> gateKeys(List<NoticeTerms.Lot> lots) {
    Map<Slot, byte[]> keys = new HashMap<>();
    lots.forEach(
        lot ->
            lot.envelopes()
                .forEach(
                    terms ->
                        keys.put(new Slot(lot.lot(), terms.envelope()), terms.gateCertificate())));
    return keys;
  }
}
