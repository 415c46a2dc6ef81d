package org.opengeps.verifier;

import java.util.List;

/**
 * Outcome of a verification.
 *
 * @param anchored whether a trust file was given
 * @param findings what does not hold; empty if all holds
 * @param confirmed what was checked and holds, one line each
 * @param notes what could not be checked from these bytes, or was taken from the platform's word
 */
public record Report(
    boolean anchored, List<Finding> findings, List<String> confirmed, List<String> notes) {
  public static final int VERIFIED = 0;
  public static final int REFUTED = 1;
  public static final int UNREADABLE = 2;
  public static final int NOT_ANCHORED = 3;

  public Report {
    findings = List.copyOf(findings);
    confirmed = List.copyOf(confirmed);
    notes = List.copyOf(notes);
  }

  public int exitCode() {
    if (!findings.isEmpty()) {
      return REFUTED;
    }
    return anchored ? VERIFIED : NOT_ANCHORED;
  }
}
