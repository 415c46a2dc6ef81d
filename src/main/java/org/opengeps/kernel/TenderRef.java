package org.opengeps.kernel;

/**
 * Number and order of a notice: {@code R26BK00000001-000} (입찰공고번호-차수). The number is 13 characters:
 * R, two digits of the year, BK, eight digits; the order counts corrections from 000.
 */
public record TenderRef(String number, String order) {
  public TenderRef {
    if (!number.matches("R[0-9]{2}BK[0-9]{8}") || !order.matches("[0-9]{3}")) {
      throw new IllegalArgumentException("not a notice number and order: " + number + "-" + order);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not a full reference
   */
  public static TenderRef parse(String text) {
    if (text.length() != 17 || text.charAt(13) != '-') {
      throw new IllegalArgumentException("not a notice reference: " + text);
    }
    return new TenderRef(text.substring(0, 13), text.substring(14));
  }

  @Override
  public String toString() {
    return number + "-" + order;
  }
}
