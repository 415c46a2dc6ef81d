package org.opengeps.opendata.usecase;

import java.util.List;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.award.TechnicalView;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.AnswerView;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.SuspensionView;
import org.opengeps.payment.PaymentsView;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Lot;

/** What a bundle is made of. */
record BundleSources(
    List<NoticeView> orders,
    Lot lot,
    List<OpeningFiles> openings,
    Optional<TechnicalView> admission,
    List<Passed> passed,
    List<SuspensionView> suspensions,
    List<AnswerView> answers,
    Optional<AwardView> award,
    Optional<ContractView> contract,
    Optional<DeliveriesView> deliveries,
    Verdict<PaymentsView> payments,
    SignedNote checkpoint,
    BundleLog.Excerpt excerpt) {
  /**
   * Who passed a stage of another lot, or of this one in its round before.
   *
   * @param order that asks them for the next stage
   * @param lot that was decided on
   * @param record SHA-256 of the signed record of its technical envelopes
   */
  record Passed(NoticeView order, String lot, Sha256 record, TechnicalView decision) {}

  /** The order that holds for the lot. */
  NoticeView current() {
    return orders.stream()
        .filter(order -> order.notice().lists(lot.lot()))
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  CeremonyId ceremony() {
    return ceremony(lot);
  }

  /** The ceremony of the keys under which a lot was sealed. */
  static CeremonyId ceremony(Lot lot) {
    return new CeremonyId(lot.envelopes().get(0).committeeKey().ceremony());
  }
}
