package org.opengeps.portal.citizen;

import java.util.List;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.method.Sheet;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningView;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * What the papers of a lot tell: everything stands on its result page, too.
 *
 * @param award empty until the bids are ranked
 * @param recordSigned the platform's name on the record
 * @param recordIndex place of the record in the log, once it has one
 * @param officer who signed the decision, once there is one
 */
record OpenedLot(
    NoticeView view,
    Lot lot,
    OpeningView opening,
    OpeningRecord record,
    Optional<AwardView> award,
    String recordSigned,
    Optional<Long> recordIndex,
    Optional<String> officer) {

  List<BidRow> bids() {
    return BidRow.all(
        record,
        award.map(AwardView::ranking).orElse(null),
        decision().map(decision -> decision.award().submission()).orElse(null));
  }

  Optional<AwardView.Decision> decision() {
    return award.flatMap(AwardView::decision);
  }

  /** Whether candidates were asked for grounds for exclusion, which makes no score. */
  boolean isChecklist() {
    return award.map(one -> one.examination().sheet()).orElse(Sheet.NONE).isChecklist();
  }

  /** {@code R26BK00000001-minutes}, and of one of several lots {@code R26BK00000001-2-minutes}. */
  String name(String paper) {
    return view.ref().number() + (isOneOfSeveral() ? "-" + lot.lot() : "") + "-" + paper;
  }

  /** Where the bundle is that proves what a paper says. */
  String bundle() {
    String query = isOneOfSeveral() ? "?lot=" + lot.lot() : "";
    return "/api/v1/tenders/" + view.ref().number() + "/bundle" + query;
  }

  private boolean isOneOfSeveral() {
    return view.notice().lots().size() > 1;
  }
}
