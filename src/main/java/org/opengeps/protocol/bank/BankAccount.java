package org.opengeps.protocol.bank;

import java.util.Optional;
import java.util.regex.Pattern;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.json.JsonObject;

/**
 * An account at a bank. Korean account numbers are not IBANs: they go into messages as what the
 * bank itself calls them.
 *
 * @param bank BIC (ISO 9362) of 8 or 11 characters
 * @param number as the bank writes it, 1 to 34 of {@code A-Z}, {@code 0-9} and the hyphen
 * @param holder name as the bank knows it, 1 to 70 characters
 */
public record BankAccount(String bank, String number, String holder) {
  /** In characters as people count them. */
  public static final int LONGEST_HOLDER = 70;

  private static final Pattern BIC =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{1,34}");

  /** A part of what somebody types. */
  public enum Part {
    BANK,
    NUMBER,
    HOLDER
  }

  /**
   * @throws BankFormatException naming the part that has not the form
   */
  public BankAccount {
    unfit(bank, number, holder)
        .ifPresent(
            part -> {
              throw new BankFormatException(
                  part.name().toLowerCase(java.util.Locale.ROOT),
                  switch (part) {
                    case BANK -> "not a BIC of 8 or 11 characters";
                    case NUMBER -> "not 1 to 34 of A-Z, 0-9 and the hyphen";
                    case HOLDER -> "not a name of 1 to 70 characters";
                  });
            });
  }

  /** The first part of a typed account that has not the form; empty if it is one. */
  public static Optional<Part> unfit(String bank, String number, String holder) {
    if (!isBank(bank)) {
      return Optional.of(Part.BANK);
    }
    if (!isNumber(number)) {
      return Optional.of(Part.NUMBER);
    }
    return Iso.isLine(holder, LONGEST_HOLDER) ? Optional.empty() : Optional.of(Part.HOLDER);
  }

  public static boolean isBank(String text) {
    return BIC.matcher(text).matches();
  }

  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * What somebody typed, in the form of accounts: without blanks, in capitals, the name composed.
   *
   * @throws BankFormatException naming the part that is none even so
   */
  public static BankAccount typed(String bank, String number, String holder) {
    return new BankAccount(plain(bank), plain(number), PlainText.compose(holder));
  }

  private static String plain(String typed) {
    return typed.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
  }

  /** A member of a message, which says no type of its own. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("bank", bank)
        .put("number", number)
        .put("holder", holder)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the member that is wrong
   */
  public static BankAccount from(JsonObject json) {
    try {
      var account =
          new BankAccount(json.string("bank"), json.string("number"), json.string("holder"));
      json.expectSame(account.toJson());
      return account;
    } catch (BankFormatException e) {
      throw json.wrong(e.member(), e.getMessage().substring(e.member().length() + 2));
    }
  }
}
