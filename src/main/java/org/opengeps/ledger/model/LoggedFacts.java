package org.opengeps.ledger.model;

import java.util.List;
import org.opengeps.ledger.FactQuery;
import org.opengeps.ledger.LoggedEntry;

/** The public facts among the entries of the log, to be found by what they say. */
public interface LoggedFacts {
  /**
   * Newest first, with one statement.
   *
   * @param published only entries before this index
   */
  List<LoggedEntry> list(FactQuery query, long published);
}
