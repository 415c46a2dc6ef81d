package org.opengeps.law.outage;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.message.Notice;

/**
 * What an entry of the log says of a tender's notice.
 *
 * @param kind kind of the entry: published, corrected, amounts said, asked for in another round,
 *     postponed or cancelled
 * @param notice hash of the canonical notice of this order; null for a cancellation
 * @param dates null for a cancellation
 */
public record LoggedNotice(TenderRef ref, String kind, Sha256 notice, Dates dates) {
  private static final String CANCELLED = FactKind.NOTICE_CANCELLED.word();
  private static final String POSTPONED = FactKind.TENDER_POSTPONED.word();
  private static final Set<String> KINDS = Notice.Kind.facts();

  /**
   * When the order appeared, and what an outage may move of it.
   *
   * @param ruleSet hash of the rule set that the notice pins
   * @param calendar hash of the calendar that it names
   */
  public record Dates(Instant at, OutageTimes times, Sha256 ruleSet, Sha256 calendar) {
    static Dates from(JsonObject json, Instant at) {
      return new Dates(
          at,
          new OutageTimes(json.time("receiptOpensAt"), json.time("closesAt"), json.time("opensAt")),
          json.hash("ruleSet"),
          json.hash("calendar"));
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("at", at)
          .put("receiptOpensAt", times.receiptOpensAt())
          .put("closesAt", times.closesAt())
          .put("opensAt", times.opensAt())
          .put("ruleSet", ruleSet)
          .put("calendar", calendar)
          .build();
    }
  }

  /** An order whose dates do not matter. */
  public LoggedNotice(TenderRef ref, String kind, Sha256 notice) {
    this(ref, kind, notice, null);
  }

  /** What the entry says of a notice; empty if it is of another kind. */
  public static Optional<LoggedNotice> in(LedgerEntry entry) {
    if (!KINDS.contains(entry.kind())) {
      return Optional.empty();
    }
    JsonObject data = entry.data();
    return Optional.of(
        new LoggedNotice(
            subject(entry),
            entry.kind(),
            entry.kind().equals(CANCELLED) ? null : data.hash("notice"),
            data.has("ruleSet") ? Dates.from(data, entry.at()) : null));
  }

  private static TenderRef subject(LedgerEntry entry) {
    try {
      return TenderRef.parse(entry.subject());
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("an entry of kind " + entry.kind() + ": " + e.getMessage());
    }
  }

  /** Whether the notice that the entry names says the same of this order. */
  public boolean says(Notice said) {
    return ref.equals(said.ref())
        && said.hash().equals(notice)
        && dates != null
        && dates.times().equals(PostponementCheck.times(said))
        && dates.ruleSet().equals(said.ruleSet().hash())
        && dates.calendar().equals(said.calendar().hash());
  }

  public boolean isCancelled() {
    return kind.equals(CANCELLED);
  }

  public boolean isPostponed() {
    return kind.equals(POSTPONED);
  }

  public static LoggedNotice from(JsonObject json) {
    JsonObject dates = json.objectOrNull("dates");
    return new LoggedNotice(
        json.value("tender", TenderRef::parse),
        json.string("kind"),
        json.hashOrNull("notice"),
        dates == null ? null : Dates.from(dates, dates.time("at")));
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("tender", ref.toString())
        .put("kind", kind)
        .put("notice", notice)
        .put("dates", dates == null ? null : dates.toJson())
        .build();
  }
}
