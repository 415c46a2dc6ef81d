package org.opengeps.notice;

import java.util.Optional;
import org.opengeps.kernel.TenderRef;

/** Number of a notice without its order (입찰공고번호): what all corrections share. */
public record TenderNumber(String value) {
  private static final int LENGTH = 13;

  public TenderNumber {
    new TenderRef(value, "000");
  }

  /**
   * A number as people write it, with or without its order; empty if it is none.
   *
   * @param text anything
   */
  public static Optional<TenderNumber> find(String text) {
    return text.matches("R[0-9]{2}BK[0-9]{8}(-[0-9]{3})?")
        ? Optional.of(new TenderNumber(text.substring(0, LENGTH)))
        : Optional.empty();
  }

  public static TenderNumber of(TenderRef tender) {
    return new TenderNumber(tender.number());
  }

  /**
   * Number in a year.
   *
   * @param year four digits
   * @param serial from 1 to 99,999,999
   */
  public static TenderNumber of(int year, long serial) {
    return new TenderNumber(
        String.format(java.util.Locale.ROOT, "R%02dBK%08d", year % 100, serial));
  }

  /** The notice of this number with that order. */
  public TenderRef order(int order) {
    return new TenderRef(value, String.format(java.util.Locale.ROOT, "%03d", order));
  }

  @Override
  public String toString() {
    return value;
  }
}
