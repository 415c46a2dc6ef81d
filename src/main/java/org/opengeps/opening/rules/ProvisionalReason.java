package org.opengeps.opening.rules;

import java.util.Set;

/**
 * Reasons of the platform why an opened bid is void that nobody can derive from its bytes: they
 * need the register. Only a provisional reception may have one; an accepted bid was judged when it
 * came, and nobody judges again once prices can be seen.
 */
public final class ProvisionalReason {
  private static final Set<String> OF_THE_INTAKE =
      Set.of(
          "not-a-supplier",
          "supplier-unregistered",
          "supplier-debarred",
          "not-eligible-industry",
          "industry-missing",
          "not-eligible-region",
          "not-eligible-size",
          "not-admitted",
          "registered-too-late",
          "wrong-notice",
          "files-incomplete",
          "files-unpadded",
          "replaces-unknown",
          "already-submitted",
          "signature-invalid");

  private ProvisionalReason() {}

  /** Whether the reason is one that only the register of people and organisations can tell. */
  public static boolean needsTheRegister(String reason) {
    return OF_THE_INTAKE.contains(reason);
  }
}
