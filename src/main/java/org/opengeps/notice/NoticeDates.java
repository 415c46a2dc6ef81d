package org.opengeps.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Notice;

/**
 * What the log says of an order besides its hash: enough to tell, for anybody who reads only the
 * log, whether an outage touched the tender.
 *
 * @param ruleSet hash of the rule set that the notice pins
 * @param calendar hash of the calendar that it names
 */
public record NoticeDates(
    Instant receiptOpensAt, Instant closesAt, Instant opensAt, Sha256 ruleSet, Sha256 calendar) {
  public static NoticeDates of(Notice notice) {
    return new NoticeDates(
        notice.schedule().receiptOpensAt(),
        notice.schedule().closesAt(),
        notice.schedule().opensAt(),
        notice.ruleSet().hash(),
        notice.calendar().hash());
  }

  /** The members of an entry about an order. */
  Map<String, String> data(Sha256 noticeHash) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("notice", noticeHash.hex());
    data.put("receiptOpensAt", JsonValues.time(receiptOpensAt));
    data.put("closesAt", JsonValues.time(closesAt));
    data.put("opensAt", JsonValues.time(opensAt));
    data.put("ruleSet", ruleSet.hex());
    data.put("calendar", calendar.hex());
    return data;
  }
}
