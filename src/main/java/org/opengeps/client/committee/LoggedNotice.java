package org.opengeps.client.committee;

import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;

/**
 * What an entry of the log says of a tender's notice.
 *
 * @param kind kind of the entry: published, corrected or cancelled
 * @param notice hash of the canonical notice of this order; null for a cancellation
 */
record LoggedNotice(TenderRef ref, String kind, Sha256 notice) {
  private static final String CANCELLED = "notice-cancelled";
  private static final Set<String> KINDS =
      Set.of("notice-published", "notice-corrected", CANCELLED);

  /** What the entry says of a notice; empty if it is of another kind. */
  static Optional<LoggedNotice> in(LedgerEntry entry) {
    return KINDS.contains(entry.kind())
        ? Optional.of(
            new LoggedNotice(
                subject(entry),
                entry.kind(),
                entry.kind().equals(CANCELLED) ? null : entry.data().hash("notice")))
        : Optional.empty();
  }

  private static TenderRef subject(LedgerEntry entry) {
    try {
      return TenderRef.parse(entry.subject());
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("an entry of kind " + entry.kind() + ": " + e.getMessage());
    }
  }

  boolean isCancelled() {
    return kind.equals(CANCELLED);
  }

  static LoggedNotice from(JsonObject json) {
    return new LoggedNotice(
        json.value("tender", TenderRef::parse), json.string("kind"), json.hashOrNull("notice"));
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("tender", ref.toString())
        .put("kind", kind)
        .put("notice", notice)
        .build();
  }
}
