package org.opengeps.portal.citizen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.protocol.message.LocalText;
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

  /** A technical bid that passed and one that did not. */
  public static List<TechnicalRow> technical() {
    return List.of(
        new TechnicalRow("한빛기계", "9990000005", Map.of(), "passed", null, null),
        new TechnicalRow(
            "느린설비", "9990000010", Map.of(), "failed", new LocalText("납품기한 초과", "Too slow"), null));
  }

  /** The one that passed. */
  public static List<AdmittedRow> admitted() {
    return List.of(new AdmittedRow("9990000005", "한빛기계"));
  }

  /** A fact of the log. */
  public static List<LogPage.Row> proofs() {
    return List.of(
        new LogPage.Row(
            1234,
            "tender-opened",
            "R25BK00888538-003",
            Instant.parse("2025-07-01T05:00:07Z"),
            null));
  }
}
