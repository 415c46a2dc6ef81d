package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;

/** Lists of tenders: for everybody, and for the contexts that wait for a time. */
@ApplicationScoped
public class FindTenders {
  private static final int PER_ROUND = 100;
  @Inject private Tenders tenders;

  /** A page of the public list or of an agency's. */
  @Transactional
  public TenderPage page(TenderQuery query) {
    return tenders.page(query);
  }

  /**
   * Tenders past their closing time that are not closed yet: noticed, open or draining. Numbers
   * only, so that one whose notice cannot be read does not hide the others.
   */
  @Transactional
  public List<TenderNumber> listToClose(Instant at) {
    return tenders
        .listClosingUntil(
            EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING), at)
        .stream()
        .map(Tender::number)
        .toList();
  }

  /**
   * Tenders past their latest opening for which {@link MoveTender#lapse} is still to be called: at
   * most {@value #PER_ROUND}.
   */
  @Transactional
  public List<TenderNumber> listLapsing(Instant at) {
    return tenders.listLapsing(at, PER_ROUND).stream().map(Tender::number).toList();
  }
}
