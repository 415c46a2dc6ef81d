package org.opengeps.protocol.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;

/**
 * How value-added tax (부가가치세) falls on an invoice: one way for all of its lines.
 *
 * @param category as UNTDID 5305 has it
 * @param rate in percent, as it was on the day of the supply; zero unless {@code STANDARD}
 * @param reason why nothing is charged; empty unless {@code EXEMPT}
 */
public record Vat(Category category, Percent rate, String reason) {
  /** A percentage above is nobody's tax but somebody's mistake. */
  private static final Percent HIGHEST = Percent.of("100");

  private static final int LONGEST_REASON = 200;

  /** Three of UNTDID 5305; others do not occur in a supply to a Korean agency. */
  public enum Category {
    /** 과세. */
    STANDARD("S"),
    /** 영세율. */
    ZERO("Z"),
    /** 면세. */
    EXEMPT("E");

    private final String code;

    Category(String code) {
      this.code = code;
    }

    /** Of UNTDID 5305. */
    public String code() {
      return code;
    }

    /**
     * @throws InvoiceFormatException if it is none of these
     */
    static Category of(String code, String member) {
      for (Category one : values()) {
        if (one.code.equals(code)) {
          return one;
        }
      }
      throw new InvoiceFormatException(member, "is " + code + ", not S, Z or E");
    }
  }

  /**
   * @throws InvoiceFormatException if the parts contradict each other
   */
  public Vat {
    rate = new Percent(plain(rate.value()));
    if ((rate.value().signum() > 0) != (category == Category.STANDARD)
        || rate.value().signum() < 0
        || rate.compareTo(HIGHEST) > 0
        || rate.value().scale() > 2) {
      throw new InvoiceFormatException("vat.rate", "is " + rate + " for category " + category);
    }
    if (category == Category.EXEMPT) {
      InvoiceFacts.check(FreeText.line("vat.reason", reason, LONGEST_REASON));
    } else if (!reason.isEmpty()) {
      throw new InvoiceFormatException("vat.reason", "is for what is exempt only");
    }
  }

  /** 과세: at the rate of the day of the supply. */
  public static Vat standard(Percent rate) {
    return new Vat(Category.STANDARD, rate, "");
  }

  /** 영세율. */
  public static Vat zero() {
    return new Vat(Category.ZERO, Percent.of("0"), "");
  }

  /** 면세. */
  public static Vat exempt(String reason) {
    return new Vat(Category.EXEMPT, Percent.of("0"), reason);
  }

  /**
   * As a document has them.
   *
   * @throws InvoiceFormatException if there is no such tax
   */
  public static Vat of(String category, BigDecimal rate, String reason, String member) {
    Category known = Category.of(category, member);
    return new Vat(known, new Percent(rate), known == Category.EXEMPT ? reason : "");
  }

  /**
   * What is left of a sum that includes the tax (공급가액), to the nearest smallest unit. Rounded to
   * one side, one sum in eleven would be a whole won away from 10 % of what is left, which BR-S-09
   * of EN 16931 does not pass.
   */
  public Money net(Money gross) {
    BigDecimal hundred = BigDecimal.valueOf(100);
    int scale = gross.currency().scale();
    return gross
        .currency()
        .of(
            gross
                .amount()
                .multiply(hundred)
                .divide(hundred.add(rate.value()), scale, RoundingMode.HALF_UP));
  }

  /**
   * The same for each part of a sum: together they are exactly {@link #net} of the sum, and none is
   * further than one smallest unit from its own.
   */
  public List<Money> nets(List<Money> gross) {
    List<Money> nets = new ArrayList<>();
    Money sum = gross.get(0).currency().zero();
    for (Money part : gross) {
      Money before = net(sum);
      sum = sum.plus(part);
      nets.add(net(sum).minus(before));
    }
    return nets;
  }

  /** 10.00 and 1E+1 are 10. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
