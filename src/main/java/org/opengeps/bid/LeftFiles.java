package org.opengeps.bid;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;

/** Files of a lot that one run does not destroy, and does not try again; the next run does. */
public final class LeftFiles {
  private final Set<Sha256> files = new HashSet<>();
  private int broken;
  private IOException first;

  /** Somebody may need it, which is not decided yet. */
  public void postpone(Sha256 file) {
    files.add(file);
  }

  /** Its bytes could not be deleted. */
  public void fail(Sha256 file, IOException fault) {
    files.add(file);
    broken++;
    if (first == null) {
      first = fault;
    }
  }

  public boolean has(Sha256 file) {
    return files.contains(file);
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** How many could not be deleted. */
  public int broken() {
    return broken;
  }

  /** Why the first of those could not. */
  public Optional<IOException> fault() {
    return Optional.ofNullable(first);
  }
}
