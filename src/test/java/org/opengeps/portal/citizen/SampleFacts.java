package org.opengeps.portal.citizen;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.opengeps.portal.page.FactRow;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;

/** The page of the log without a server. */
public final class SampleFacts {
  private static final Instant AT = Instant.parse("2026-03-31T05:00:00Z");

  private SampleFacts() {}

  /** One with a document, one without. */
  public static List<FactRow> rows() {
    return List.of(
        new FactRow(
            4321,
            "roles-changed",
            "c0de0000-0000-4000-8000-000000000001",
            AT,
            "ab".repeat(32),
            Map.of("roles", "AUDITOR"),
            null,
            null,
            "김감사"),
        new FactRow(
            1234,
            "tender-opened",
            "R26BK00000001-000",
            AT,
            null,
            Map.of("lot", "2"),
            null,
            null,
            null));
  }

  /** Two orders that differ in a title and a time. */
  public static Map<String, Object> changes(Notice notice) {
    return Map.of(
        "notice",
        notice,
        "orders",
        SampleRows.orders(notice),
        "before",
        notice.ref().number() + "-002",
        "after",
        notice.ref().toString(),
        "changes",
        List.of(
            new NoticeTerms.Change("title.ko", "<도로>", "도로"),
            new NoticeTerms.Change(
                "schedule.closesAt", "2025-07-01T01:00:00Z", "2025-07-02T01:00:00Z")));
  }

  public static Map<String, Object> log(List<FactRow> rows, ZoneId zone) {
    return Map.ofEntries(
        Map.entry("zone", zone),
        Map.entry("filter", Map.of("q", "\"<하수>", "kind", "tender-opened")),
        Map.entry("wrong", List.of()),
        Map.entry("conditions", "q=%3C&kind=tender-opened"),
        Map.entry("kinds", List.of("tender-opened", "roles-changed")),
        Map.entry("cut", true),
        Map.entry("mostTenders", 1_000),
        Map.entry("mostInFile", 5_000),
        Map.entry("rows", rows),
        Map.entry("later", true),
        Map.entry("before", 1_234L));
  }
}
