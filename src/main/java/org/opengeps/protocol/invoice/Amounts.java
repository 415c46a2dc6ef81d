package org.opengeps.protocol.invoice;

import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Money;

/**
 * What an invoice asks for.
 *
 * @param vat how tax falls on all lines
 * @param lines what was supplied, at least one
 * @param tax 세액, for all lines together
 */
public record Amounts(Vat vat, List<Line> lines, Money tax) {
  /** More is no claim for deliveries but a list of goods, which is no part of it. */
  public static final int MOST_LINES = 1_000;

  private static final int LONGEST_ID = 35;
  private static final int LONGEST_TEXT = 300;

  /** EN 16931 has amounts with two decimals at most (BR-DEC-*). */
  private static final int MOST_DECIMALS = 2;

  /**
   * One accepted delivery.
   *
   * @param id within the invoice
   * @param text 품목, in Korean
   * @param net 공급가액
   */
  public record Line(String id, String text, Money net) {}

  /**
   * What a claim says of a delivery.
   *
   * @param gross what is to be paid for it, with tax
   */
  public record Supplied(String id, String text, Money gross) {}

  /**
   * @throws InvoiceFormatException naming the first member that is wrong
   */
  public Amounts {
    lines = List.copyOf(lines);
    InvoiceFacts.expect(
        tax.currency().scale() <= MOST_DECIMALS, "currency", "has more than two decimals");
    InvoiceFacts.expect(tax.amount().signum() >= 0, "tax", "is negative");
    InvoiceFacts.expect(
        vat.category() == Vat.Category.STANDARD || tax.amount().signum() == 0,
        "tax",
        "is charged on what is not taxed");
    InvoiceFacts.expect(!lines.isEmpty(), "lines", "are none");
    InvoiceFacts.expect(lines.size() <= MOST_LINES, "lines", "are more than " + MOST_LINES);
    for (int i = 0; i < lines.size(); i++) {
      check(lines.get(i), "lines[" + i + "].", tax.currency());
    }
    InvoiceFacts.expect(
        lines.stream().map(Line::id).distinct().count() == lines.size(), "lines", "share an id");
  }

  /**
   * Sums that include the tax, taken apart: the sum of all is, and the lines follow.
   *
   * @throws InvoiceFormatException if there is none, or one is wrong
   */
  public static Amounts of(Vat vat, List<Supplied> deliveries) {
    InvoiceFacts.expect(!deliveries.isEmpty(), "lines", "are none");
    CurrencyUnit currency = deliveries.get(0).gross().currency();
    for (int i = 0; i < deliveries.size(); i++) {
      Money gross = deliveries.get(i).gross();
      InvoiceFacts.expect(
          gross.currency().equals(currency), "lines[" + i + "].gross", "is in another currency");
      InvoiceFacts.expect(gross.amount().signum() >= 0, "lines[" + i + "].gross", "is negative");
    }
    List<Money> nets = vat.nets(deliveries.stream().map(Supplied::gross).toList());
    List<Line> lines = new ArrayList<>();
    Money tax = currency.zero();
    for (int i = 0; i < deliveries.size(); i++) {
      Supplied one = deliveries.get(i);
      lines.add(new Line(one.id(), one.text(), nets.get(i)));
      tax = tax.plus(one.gross()).minus(nets.get(i));
    }
    return new Amounts(vat, lines, tax);
  }

  /** 공급가액: what all lines are without tax. */
  public Money net() {
    return lines.stream().map(Line::net).reduce(currency().zero(), Money::plus);
  }

  /** 합계금액: what is to be paid, with tax. */
  public Money gross() {
    return net().plus(tax);
  }

  public CurrencyUnit currency() {
    return tax.currency();
  }

  private static void check(Line line, String member, CurrencyUnit currency) {
    InvoiceFacts.check(FreeText.line(member + "id", line.id(), LONGEST_ID));
    InvoiceFacts.check(FreeText.line(member + "text", line.text(), LONGEST_TEXT));
    InvoiceFacts.expect(
        line.net().currency().equals(currency), member + "net", "is in another currency");
    InvoiceFacts.expect(line.net().amount().signum() >= 0, member + "net", "is negative");
  }
}
