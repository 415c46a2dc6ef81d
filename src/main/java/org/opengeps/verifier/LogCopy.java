package org.opengeps.verifier;

import java.io.IOException;

/**
 * A whole log from elsewhere than the bundle: a mirror, or the platform itself (C2SP tlog-tiles).
 */
@FunctionalInterface
public interface LogCopy {
  /**
   * @param path below the log's prefix: {@code checkpoint}, {@code tile/entries/000}
   * @throws IOException if it is missing or cannot be read
   */
  byte[] get(String path) throws IOException;
}
