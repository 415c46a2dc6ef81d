package org.opengeps.notice;

import java.util.Locale;

/** How far a draft has come. */
public enum DraftState {
  DRAFTED,
  /** By a second officer. */
  APPROVED,
  /** Number and key are bound; the notice waits for the officer's signature. */
  PREPARED,
  PUBLISHED,
  /** Sent back to the drafter with a reason: the end of this draft, a better one follows. */
  RETURNED;

  /** In lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DraftState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
