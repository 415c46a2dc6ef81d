package org.opengeps.bid;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;

/**
 * What was opened of a lot, and so stays for ever.
 *
 * @param submissions whose envelope was opened, by the envelope's name; none stands there under a
 *     name whose gate never opened
 * @param files that belong to those envelopes
 * @param statements whether the gate of the first envelope opened, behind which the statements rest
 */
public record OpenedBids(
    Map<String, Set<UUID>> submissions, Set<Sha256> files, boolean statements) {
  public OpenedBids {
    submissions =
        submissions.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
    files = Set.copyOf(files);
  }

  /** Whether this envelope of a bid was opened. */
  public boolean hasOpened(UUID submission, String envelope) {
    return submissions.getOrDefault(envelope, Set.of()).contains(submission);
  }
}
