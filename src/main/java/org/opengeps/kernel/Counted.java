package org.opengeps.kernel;

/** A number with its noun and verb in English: "1 bid opens", "2 bids open". */
public final class Counted {
  private Counted() {}

  /**
   * @param one what one of them is or does
   * @param others what none or several are or do
   */
  public static String of(long number, String one, String others) {
    return number + " " + (number == 1 ? one : others);
  }
}
