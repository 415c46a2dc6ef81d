package org.opengeps.protocol.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.protocol.json.JsonValues;

/**
 * How far a lot of a tender has come, as the log's entries about it say (docs/protocol.md section
 * 12). In order: of several the last one counts.
 */
public enum TenderStage {
  /** No notice is in the log. */
  NONE,
  NOTICED,
  CLOSED,
  /** The close set is shown, the gate key is public. */
  REVEALED,
  /** Of two envelopes the technical one is opened. */
  TECHNICAL_OPENED,
  /** Who passed is decided. */
  TECHNICAL_DECIDED,
  /** The gate is lent to the prices of those who passed. */
  PRICES_RELEASED,
  OPENED,
  RANKED,
  CANCELLED,
  FAILED,
  AWARD_INTENDED,
  AWARDED;

  /** Member of the data of a cancellation: the lots that it ends, {@code 1.1,2.1}. */
  public static final String CANCELLED_LOTS = "lots";

  /** What an entry says of a lot; empty for kinds that move nothing. */
  public static Optional<TenderStage> of(LedgerEntry entry, String lot) {
    return FactKind.find(entry.kind()).flatMap(kind -> of(kind, entry, lot));
  }

  private static Optional<TenderStage> of(FactKind kind, LedgerEntry entry, String lot) {
    return switch (kind) {
      case NOTICE_PUBLISHED,
          NOTICE_CORRECTED,
          BASE_AMOUNT_PUBLISHED,
          RE_BID_PUBLISHED,
          NEXT_STAGE_PUBLISHED ->
          Optional.of(NOTICED);
      case NOTICE_CANCELLED -> Optional.of(ends(entry, lot) ? CANCELLED : NOTICED);
      case TENDER_CLOSED -> Optional.of(CLOSED);
      case CLOSE_REVEALED, GATE_KEY_PUBLISHED -> Optional.of(REVEALED);
      case TENDER_OPENED -> Optional.of(isTechnical(entry) ? TECHNICAL_OPENED : OPENED);
      case TECHNICAL_DECIDED -> Optional.of(TECHNICAL_DECIDED);
      case GATE_VALUES_PUBLISHED -> Optional.of(PRICES_RELEASED);
      case BIDS_RANKED -> Optional.of(RANKED);
      case TENDER_FAILED -> Optional.of(FAILED);
      case AWARD_DECIDED -> Optional.of(isAwarded(entry) ? AWARDED : AWARD_INTENDED);
      default -> Optional.empty();
    };
  }

  /** A cancellation ends the lots that its order lists; what was opened before goes on. */
  private static boolean ends(LedgerEntry entry, String lot) {
    return entry.data().has(CANCELLED_LOTS)
        && List.of(entry.data().string(CANCELLED_LOTS).split(",")).contains(lot);
  }

  private static boolean isTechnical(LedgerEntry entry) {
    return entry.data().has("envelope") && "technical".equals(entry.data().raw("envelope"));
  }

  private static boolean isAwarded(LedgerEntry entry) {
    return entry.data().has("result") && "awarded".equals(entry.data().raw("result"));
  }

  /** The furthest that any of the entries says of a lot. */
  public static TenderStage furthest(Collection<LedgerEntry> entries, String lot) {
    return entries.stream()
        .filter(entry -> entry.isAbout(lot))
        .flatMap(entry -> of(entry, lot).stream())
        .reduce(NONE, TenderStage::later);
  }

  public static TenderStage later(TenderStage one, TenderStage other) {
    return Stream.of(one, other).max(java.util.Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether nothing more follows. */
  public boolean isEnd() {
    return this == CANCELLED || this == FAILED || this == AWARDED;
  }

  /** {@code award-intended}. */
  public String word() {
    return JsonValues.word(this);
  }

  /** For people. */
  public String words() {
    return switch (this) {
      case NONE -> "nothing yet";
      case NOTICED -> "the notice: bids are or were taken in";
      case CANCELLED -> "the cancellation";
      case CLOSED -> "CLOSE: the set of bids is fixed, and still sealed";
      case REVEALED -> "the close set and the gate key: the committee is opening";
      case TECHNICAL_OPENED -> "the technical bids: who passed is not decided yet";
      case TECHNICAL_DECIDED -> "the technical decision: the prices are still sealed";
      case PRICES_RELEASED -> "the release of the prices of those who passed";
      case OPENED -> "the opening record";
      case RANKED -> "the ranking";
      case FAILED -> "the end without an award";
      case AWARD_INTENDED -> "the intended award";
      case AWARDED -> "the award";
    };
  }
}
