package org.opengeps.portal.citizen;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;

/** Rows of public pages without a server. */
public final class SampleRows {
  private SampleRows() {}

  public static List<BidRow> of(OpeningRecord record) {
    return BidRow.all(record, null, UUID.nameUUIDFromBytes(new byte[] {0}));
  }

  /** Two orders of a notice. */
  public static List<OrderRow> orders(Notice notice) {
    Instant at = notice.schedule().noticedAt();
    return List.of(
        new OrderRow(
            notice.ref().toString(),
            notice.kind().name(),
            at.plusSeconds(3600),
            notice.revision().reason(),
            true),
        new OrderRow(notice.ref().number() + "-002", "NOTICE", at, null, false));
  }
}
