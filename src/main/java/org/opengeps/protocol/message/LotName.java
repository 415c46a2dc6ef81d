package org.opengeps.protocol.message;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of what is bid for, opened and awarded by itself: a lot in one of its rounds. {@code 2}
 * is lot 2 when it is bid for first, {@code 2.1} when it is bid for next: in a re-bid (재입찰) or in
 * its next stage. GePS keeps classification and re-bid numbers the same way (docs/protocol.md
 * section 5).
 *
 * @param lot {@code 0} if the tender has one
 * @param round 0: the first
 */
public record LotName(String lot, int round) implements Comparable<LotName> {
  /** How often a lot is bid for after the first time at most: a notice has no more orders. */
  public static final int MOST = 999;

  private static final Pattern FORM =
      Pattern.compile("(0|[1-9][0-9]{0,4})(?:\\.([1-9][0-9]{0,2}))?");
  private static final Comparator<LotName> ORDER =
      Comparator.comparingInt((LotName name) -> name.lot.length())
          .thenComparing(LotName::lot)
          .thenComparingInt(LotName::round);

  /**
   * @throws IllegalArgumentException if it is no name of a lot
   */
  public static LotName parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not the name of a lot: " + text);
    }
    return new LotName(
        parts.group(1), parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)));
  }

  /** Whether a text is such a name. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether it is a re-bid or a later stage: not the first time that bids are asked for. */
  public boolean isLater() {
    return round > 0;
  }

  /** The same lot when it is bid for next. */
  public LotName next() {
    return new LotName(lot, round + 1);
  }

  /** The round before; empty for the first. */
  public Optional<LotName> before() {
    return isLater() ? Optional.of(new LotName(lot, round - 1)) : Optional.empty();
  }

  /** 2 before 2.1 before 10. */
  @Override
  public int compareTo(LotName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return isLater() ? lot + "." + round : lot;
  }
}
