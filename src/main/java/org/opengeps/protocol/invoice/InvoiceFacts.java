package org.opengeps.protocol.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opengeps.kernel.FreeText;

/**
 * What an e-invoice (전자세금계산서) says. Whoever makes one and whoever reads one agree on this record,
 * whatever the bytes are: {@code equals} is the comparison of a claim with its invoice.
 *
 * @param number of the invoice; for a claim, tender number, lot and number of the claim
 * @param issuedOn 발행일자
 * @param suppliedOn the day that the tax goes by (작성일자)
 * @param dueOn until when to pay; null if the invoice names no day
 * @param contract which contract it belongs to, a hash or a number; empty if the invoice names none
 * @param order number of the tender; empty if the invoice names none
 * @param amounts lines and tax
 * @param account where to pay; null if the invoice names none
 * @param notes 비고: such as damages for delay, which take nothing off the taxable amount
 */
public record InvoiceFacts(
    String number,
    LocalDate issuedOn,
    LocalDate suppliedOn,
    LocalDate dueOn,
    Party supplier,
    Party buyer,
    String contract,
    String order,
    Amounts amounts,
    Account account,
    List<String> notes) {
  /** What Korean systems keep of a number of a document. */
  public static final int LONGEST_NUMBER = 35;

  public static final int MOST_NOTES = 20;

  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_NOTE = 1_000;
  private static final int LONGEST_HOLDER = 70;
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._/-]*");
  private static final Pattern BUSINESS_NUMBER = Pattern.compile("[0-9]{10}");
  private static final Pattern BIC =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Z0-9-]{1,34}");

  /**
   * Supplier or buyer, both in Korea.
   *
   * @param code by which the buyer's system knows it, such as the code of an agency; empty if none
   * @param number 사업자등록번호, 고유번호: ten digits; empty if a buyer's is not known
   * @param name 상호, in Korean
   * @param address 사업장 주소, in one line; empty if not known
   */
  public record Party(String code, String number, String name, String address) {}

  /**
   * Where the supplier wants the money.
   *
   * @param bic of the bank; empty if not known
   * @param number of the account, as the bank writes it
   * @param holder 예금주
   */
  public record Account(String bic, String number, String holder) {}

  /**
   * @throws InvoiceFormatException naming the first member that is wrong
   */
  public InvoiceFacts {
    notes = List.copyOf(notes);
    expect(number.length() <= LONGEST_NUMBER, "number", "has more than 35 characters");
    matches(NUMBER, number, "number");
    checkParty(supplier, "supplier");
    expect(!supplier.number().isEmpty(), "supplier.number", "is missing");
    checkParty(buyer, "buyer");
    check(FreeText.line("contract", contract, LONGEST_TEXT).orEmpty());
    check(FreeText.line("order", order, LONGEST_TEXT).orEmpty());
    if (account != null) {
      checkAccount(account);
    }
    expect(notes.size() <= MOST_NOTES, "notes", "are more than " + MOST_NOTES);
    for (int i = 0; i < notes.size(); i++) {
      check(FreeText.paragraphs("notes[" + i + "]", notes.get(i), LONGEST_NOTE));
    }
  }

  private static void checkParty(Party party, String member) {
    check(FreeText.line(member + ".code", party.code(), LONGEST_TEXT).orEmpty());
    check(FreeText.line(member + ".name", party.name(), LONGEST_TEXT));
    check(FreeText.line(member + ".address", party.address(), LONGEST_TEXT).orEmpty());
    if (!party.number().isEmpty()) {
      matches(BUSINESS_NUMBER, party.number(), member + ".number");
    }
  }

  private static void checkAccount(Account account) {
    if (!account.bic().isEmpty()) {
      matches(BIC, account.bic(), "account.bic");
    }
    matches(ACCOUNT, account.number(), "account.number");
    check(FreeText.line("account.holder", account.holder(), LONGEST_HOLDER));
  }

  static void check(FreeText text) {
    Optional<String> flaw = text.flaw().map(one -> one.refusal(text.field()).english());
    flaw.ifPresent(
        problem -> {
          throw new InvoiceFormatException(text.field(), "is no text: " + problem);
        });
  }

  private static void matches(Pattern form, String text, String member) {
    expect(form.matcher(text).matches(), member, "has another form: " + text);
  }

  static void expect(boolean holds, String member, String problem) {
    if (!holds) {
      throw new InvoiceFormatException(member, problem);
    }
  }
}
