package org.opengeps.award;

import java.util.List;
import org.opengeps.kernel.Pages;

/**
 * A page of public purchases on one quote.
 *
 * @param total of all pages
 */
public record DirectAwardPage(List<NamedDirectAward> rows, long total, Pages pages) {
  public DirectAwardPage {
    rows = List.copyOf(rows);
  }
}
