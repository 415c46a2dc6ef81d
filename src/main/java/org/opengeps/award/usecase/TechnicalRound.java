package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.TechnicalView;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindMembers;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.OpenOnDecision;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Lot;

/** Reads what a technical decision is about. */
@Dependent
class TechnicalRound {
  @Inject private FindNotice notices;
  @Inject private FindOpening openings;
  @Inject private OpenOnDecision opening;
  @Inject private FindTechnical decisions;
  @Inject private FindMembers members;
  @Inject private FindPerson people;
  @Inject private RuleSets ruleSets;

  /**
   * @return refused with {@code tender-unknown}, {@code lot-unknown}, {@code no-technical-bids} or
   *     {@code not-opened}
   */
  Verdict<TechnicalFits> find(TenderRef tender, String name) {
    return Verdict.found(notices.find(tender), () -> unknown(tender))
        .then(
            notice ->
                Verdict.found(notice.notice().findLot(name), () -> noLot(notice, name))
                    .unless(TechnicalRound::oneEnvelope)
                    .then(lot -> opened(notice, lot)));
  }

  private static Refusal unknown(TenderRef tender) {
    return Refusal.of("tender-unknown").with("no", tender);
  }

  private static Refusal noLot(NoticeView notice, String name) {
    return Refusal.of("lot-unknown").with("notice", notice.ref()).with("name", name);
  }

  private static Optional<Refusal> oneEnvelope(Lot lot) {
    return lot.decided().isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("no-technical-bids"));
  }

  private Verdict<TechnicalFits> opened(NoticeView notice, Lot lot) {
    Optional<TechnicalView> inForce = decisions.find(notice.ref(), lot.lot());
    return Verdict.found(
            openings.find(notice.ref().number(), lot.first()).flatMap(OpeningView::record),
            () -> Refusal.of("not-opened"))
        .map(
            record ->
                new TechnicalFits(
                    notice,
                    ruleSets.of(notice.notice()),
                    record,
                    inForce,
                    opening.isReleased(notice.ref().number(), lot),
                    signer -> isMember(notice, signer)));
  }

  private boolean isMember(NoticeView notice, PersonId signer) {
    return members.of(notice.notice()).stream()
        .anyMatch(member -> people.mayBeTheSame(member, signer));
  }
}
