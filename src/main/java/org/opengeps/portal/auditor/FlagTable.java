package org.opengeps.portal.auditor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opengeps.audit.YearReview;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;

/** A year as a table: a row for each flag, and behind them one for each tender of the sample. */
final class FlagTable {
  private FlagTable() {}

  static Table of(PageTools words, YearReview review) {
    List<String> columns =
        Stream.of(
                "table.agency",
                "table.agency-code",
                "audit.code",
                "audit.flag",
                "audit.found",
                "audit.tenders",
                "audit.method")
            .map(words::text)
            .toList();
    String agency = words.local(review.agency().name());
    String code = review.agency().identifier();
    List<List<Object>> rows = new ArrayList<>();
    review
        .flags()
        .forEach(
            flag ->
                rows.add(
                    Table.row(
                        agency,
                        code,
                        flag.code().word(),
                        words.facts().flags().title(flag.code()),
                        words.facts().flags().sentence(flag),
                        String.join(" ", flag.tenders()),
                        words.facts().flags().method(flag.code()))));
    review
        .sample()
        .forEach(
            number ->
                rows.add(
                    Table.row(
                        agency, code, "sample", words.text("audit.sample"), null, number, null)));
    return new Table("audit-" + review.agency().identifier() + "-" + review.year(), columns, rows);
  }
}
