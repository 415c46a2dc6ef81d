package org.opengeps.opening.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Ends of stages that are not the last of their lot. */
public interface StageEnds {
  void add(StageEnd end);

  Optional<StageEnd> find(StageKey key);

  /** The same, locked until the transaction ends. */
  Optional<StageEnd> lock(StageKey key);

  /** Those of these tenders that are not settled. */
  List<StageEnd> listOpen(Collection<String> tenders);

  /** Those whose time has come and that are not settled, earliest first. */
  List<StageEnd> due(Instant now);
}
