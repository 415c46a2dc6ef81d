package org.opengeps.watch.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.watch.WatchedTender;

/** Tenders that people watch. */
public interface WatchedTenders {
  void add(PersonId person, WatchedTender watch);

  /** Newest watch first. */
  List<WatchedTender> list(PersonId person);

  Optional<WatchedTender> find(PersonId person, TenderNumber tender);

  /** Which tender a watch is of. */
  Optional<TenderNumber> find(UUID watch);

  /** Ends it, with the letters that wait for it; false if there is none. */
  boolean end(UUID watch);
}
