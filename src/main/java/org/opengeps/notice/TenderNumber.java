package org.opengeps.notice;

import org.opengeps.kernel.TenderRef;

/** Number of a notice without its order (입찰공고번호): what all corrections share. */
public record TenderNumber(String value) {
  public TenderNumber {
    new TenderRef(value, "000");
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
