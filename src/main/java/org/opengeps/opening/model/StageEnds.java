package org.opengeps.opening.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends of stages that are not the last of their lot. */
public interface StageEnds {
  void add(StageEnd end);

  Optional<StageEnd> find(StageKey key);

  /** The same, locked until the transaction ends. */
  Optional<StageEnd> lock(StageKey key);

  /** Those whose time has come and that are not settled, earliest first. */
  List<StageEnd> due(Instant now);
}
