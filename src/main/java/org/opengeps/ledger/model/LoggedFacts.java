package org.opengeps.ledger.model;

import java.util.Collection;
import java.util.List;
import org.opengeps.ledger.FactQuery;
import org.opengeps.ledger.HiddenFact;
import org.opengeps.ledger.LoggedEntry;

/** The public facts among the entries of the log, to be found by what they say. */
public interface LoggedFacts {
  /**
   * Newest first, with one statement.
   *
   * @param published only entries before this index
   */
  List<LoggedEntry> list(FactQuery query, long published);

  /**
   * Hidden facts about some subjects, oldest first, with one statement.
   *
   * @param subjects as the log names them, whole; some hundred at most
   * @param kinds words of the kinds
   * @param published only batches before this index
   */
  List<HiddenFact> hidden(
      Collection<String> subjects, Collection<String> kinds, long published, int most);
}
