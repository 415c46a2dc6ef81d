package org.opengeps.protocol.bank;

/**
 * Why a bank did not transfer, or sent money back.
 *
 * @param code of the external code lists of ISO 20022: {@code AC04} is a closed account
 * @param text in words; empty where the bank says none
 */
public record BankReason(String code, String text) {
  private static final int LONGEST_TEXT = 105;

  /**
   * @throws IllegalArgumentException if code or text has not the form
   */
  public BankReason {
    code(code);
    if (!text.isEmpty()) {
      Iso.line(text, LONGEST_TEXT);
    }
  }

  private static String code(String text) {
    if (!text.matches("[A-Z0-9]{1,4}")) {
      throw new IllegalArgumentException("not a code of ISO 20022: " + text);
    }
    return text;
  }

  void write(XmlOut out) {
    out.text("Rsn/Cd", code);
    if (!text.isEmpty()) {
      out.text("AddtlInf", text);
    }
  }

  static BankReason read(XmlIn in) {
    String code = in.value("Rsn/Cd", BankReason::code);
    return new BankReason(code, in.isNext("AddtlInf") ? in.text("AddtlInf", LONGEST_TEXT) : "");
  }
}
