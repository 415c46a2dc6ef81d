package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;
import org.opengeps.notice.rules.FieldChanges;
import org.opengeps.protocol.message.NoticeTerms;

/** Published notices, as signed. Public. */
@ApplicationScoped
public class FindNotice {
  @Inject private Tenders tenders;
  @Inject private NoticeViews views;
  @Inject private UncontractedLots uncontracted;

  /** One order, superseded or not. */
  @Transactional
  public Optional<NoticeView> find(TenderRef ref) {
    return tenders.findOrder(ref).map(views::of);
  }

  /** The order in force. */
  @Transactional
  public Optional<NoticeView> current(TenderNumber number) {
    return tenders.find(number).map(views::current);
  }

  /**
   * The order that holds for a lot, the last one that lists it; empty if the tender has no such
   * lot.
   */
  @Transactional
  public Optional<NoticeView> inForce(TenderNumber number, String lot) {
    return views.inForce(number, lot);
  }

  /** All orders, from 000. */
  @Transactional
  public List<NoticeView> history(TenderNumber number) {
    return tenders
        .find(number)
        .map(tender -> views.all(tender, tenders.listOrders(number)))
        .orElse(List.of());
  }

  /**
   * What differs between two orders of a tender, whichever was first; empty unless both exist.
   *
   * @param before the one whose values are called the former
   */
  @Transactional
  public Optional<List<NoticeTerms.Change>> changes(TenderRef before, TenderRef after) {
    return find(before)
        .flatMap(
            one -> find(after).map(other -> FieldChanges.between(one.notice(), other.notice())));
  }

  /** Tenders that publish this one once more, after it failed or was cancelled (재공고). */
  @Transactional
  public List<TenderNumber> following(TenderNumber number) {
    return tenders.listFollowing(number);
  }

  /**
   * Whether a new notice may follow it, which none does that goes on, or whose winners contract.
   */
  @Transactional
  public boolean mayBeFollowed(NoticeView view) {
    return view.isFollowable(uncontracted.find(view)) && !tenders.isFollowed(view.number());
  }

  /** Its terms for a notice that follows. */
  @Transactional
  public DraftTerms termsOnceMore(NoticeView view) {
    return view.termsOnceMore(uncontracted.find(view));
  }

  /** Whether it is published once more by a tender that goes on or was awarded. */
  @Transactional
  public boolean isFollowed(TenderNumber number) {
    return tenders.isFollowed(number);
  }

  /** Whether it is a tender of this organisation. */
  @Transactional
  public boolean isOf(TenderNumber number, OrganisationId organisation) {
    return agencyOf(number).filter(organisation::equals).isPresent();
  }

  /** Which organisation publishes the tender. */
  @Transactional
  public Optional<OrganisationId> agencyOf(TenderNumber number) {
    return tenders.find(number).map(Tender::agency);
  }
}
