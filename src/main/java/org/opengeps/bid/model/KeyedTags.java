package org.opengeps.bid.model;

import org.opengeps.kernel.Sha256;

/**
 * Tags under a key that does not lie in the database. Equal things have equal tags, so that a
 * second bid of one supplier is found, and whoever reads the database, a backup or a log learns
 * nothing from them.
 */
public interface KeyedTags {
  /**
   * @param purpose keeps tags of different uses apart
   * @param parts what is tagged, framed so that no two lists look alike
   */
  Sha256 of(String purpose, byte[]... parts);
}
