package org.opengeps.portal.page;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Facts of the log as a table that people take home. */
public final class FactTable {
  private FactTable() {}

  /**
   * @param zone in which sentences say times
   */
  public static Table of(PageTools words, String name, List<FactRow> facts, ZoneId zone) {
    List<String> columns =
        Stream.of(
                "log.index",
                "log.kind",
                "table.kind-code",
                "log.subject",
                "log.at",
                "log.document",
                "log.says",
                "table.agency",
                "table.agency-code",
                "log.lot",
                "log.signer")
            .map(words::text)
            .toList();
    return new Table(name, columns, facts.stream().map(fact -> row(words, fact, zone)).toList());
  }

  private static List<Object> row(PageTools words, FactRow fact, ZoneId zone) {
    return Table.row(
        fact.index(),
        words.facts().kind(fact),
        fact.kind(),
        fact.subject(),
        fact.at(),
        fact.document(),
        words.facts().sentence(fact, zone),
        fact.tender() == null ? null : words.local(fact.tender().agencyName()),
        fact.tender() == null ? null : fact.tender().agencyCode(),
        fact.data().get("lot"),
        fact.signer());
  }
}
