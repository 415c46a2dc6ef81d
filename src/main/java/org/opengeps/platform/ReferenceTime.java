package org.opengeps.platform;

import java.time.Instant;

/** The clock that all nodes share, with which each compares its own. */
public interface ReferenceTime {
  /** What it shows now; the answer may take a while. */
  Instant now();
}
