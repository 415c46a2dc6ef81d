package org.opengeps.verifier;

import java.util.List;

/**
 * Outcome of a verification.
 *
 * @param anchored whether a trust file was given
 * @param ended whether nothing more can come: the end of the tender, or a receipt
 * @param reached which stage the bundle reaches, and which one the log names
 * @param findings what does not hold; empty if all holds
 * @param lacking what should be there and is not, so that the rest proves less: revocation data,
 *     time stamps, a part of the bundle that was asked about
 * @param confirmed what was checked and holds, one line each
 * @param notes what could not be checked from these bytes, or was taken from the platform's word
 */
public record Report(
    boolean anchored,
    boolean ended,
    List<String> reached,
    List<Finding> findings,
    List<String> lacking,
    List<String> confirmed,
    List<String> notes) {
  public static final int VERIFIED = 0;
  public static final int REFUTED = 1;
  public static final int UNREADABLE = 2;
  public static final int NOT_ANCHORED = 3;
  public static final int INCOMPLETE = 4;

  public Report {
    reached = List.copyOf(reached);
    findings = List.copyOf(findings);
    lacking = List.copyOf(lacking);
    confirmed = List.copyOf(confirmed);
    notes = List.copyOf(notes);
  }

  public int exitCode() {
    if (!findings.isEmpty()) {
      return REFUTED;
    }
    if (!anchored) {
      return NOT_ANCHORED;
    }
    return lacking.isEmpty() ? VERIFIED : INCOMPLETE;
  }
}
