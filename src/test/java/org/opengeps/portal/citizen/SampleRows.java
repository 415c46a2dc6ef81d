package org.opengeps.portal.citizen;

import java.util.List;
import java.util.UUID;
import org.opengeps.protocol.message.OpeningRecord;

/** Rows of the result page from a record alone. */
public final class SampleRows {
  private SampleRows() {}

  public static List<BidRow> of(OpeningRecord record) {
    return BidRow.all(record, null, UUID.nameUUIDFromBytes(new byte[] {0}));
  }
}
