package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.protocol.pki.RevocationEvidence;

/**
 * For which certificates the bundle holds what their authorities said, and said late enough: an
 * answer from before a signature does not tell whether the certificate was good when it was made.
 */
final class RevocationCoverage {
  private static final int NAMED = 10;
  private final Set<String> all = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> tooOld = new TreeSet<>();

  /**
   * @param at when the certificate was used
   */
  void see(String certificate, List<RevocationEvidence> evidence, Instant at) {
    all.add(certificate);
    if (evidence.isEmpty()) {
      missing.add(certificate);
    } else if (evidence.stream().noneMatch(one -> one.speaksOf(at))) {
      tooOld.add(certificate);
    }
  }

  /** One line for each way in which something is missing. */
  List<String> lines() {
    return java.util.stream.Stream.of(
            line("There is no revocation data for ", missing),
            line("Revocation data is older than the signature it should vouch for, of ", tooOld))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private String line(String begin, Set<String> certificates) {
    return certificates.isEmpty()
        ? ""
        : begin
            + certificates.size()
            + " of "
            + all.size()
            + " certificates: "
            + named(certificates);
  }

  private static String named(Set<String> certificates) {
    String names = String.join("; ", certificates.stream().limit(NAMED).toList());
    int others = certificates.size() - NAMED;
    return names + (others > 0 ? "; and " + others + " more." : ".");
  }
}
