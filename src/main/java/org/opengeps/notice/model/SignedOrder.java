package org.opengeps.notice.model;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * An order that somebody signed, with its words: of a database that was made anew or set back the
 * same reference names others.
 *
 * @param notice the notice hash
 */
public record SignedOrder(TenderRef ref, Sha256 notice) {
  /** Number of the tender. */
  public String number() {
    return ref.number();
  }

  /** Reference and hash, with a blank between them. */
  @Override
  public String toString() {
    return ref + " " + notice;
  }
}
