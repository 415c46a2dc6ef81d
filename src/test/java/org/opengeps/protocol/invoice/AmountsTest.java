package org.opengeps.protocol.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.invoice.Amounts.Supplied;

class AmountsTest {
  private static final CurrencyUnit KRW = new CurrencyUnit("KRW", 0);
  private static final CurrencyUnit EUR = new CurrencyUnit("EUR", 2);
  private static final Vat TEN = Vat.standard(Percent.of("10"));
  private static final BigInteger HUNDRED_BILLION = BigInteger.valueOf(100_000_000_000L);

  @ParameterizedTest
  @CsvSource({
    "11, 10, 1",
    "1100, 1000, 100",
    "0, 0, 0",
    "1, 1, 0",
    "5, 5, 0",
    "6, 5, 1",
    "10, 9, 1",
    "12, 11, 1",
    "100000000000, 90909090909, 9090909091",
  })
  void aSumIsTakenApartToTheNearestWon(String gross, String net, String tax) {
    Amounts amounts = Amounts.of(TEN, List.of(supplied(1, KRW.read(gross))));
    assertThat(amounts.net()).isEqualTo(KRW.read(net));
    assertThat(amounts.tax()).isEqualTo(KRW.read(tax));
  }

  /**
   * What EN 16931 asks of sums (BR-CO-10, 13, 15) holds to the unit, and the tax is its rate of the
   * net amount to the nearest unit (BR-CO-17 allows less than one whole).
   */
  @Test
  void linesAndTotalsAddUpForAnySums() {
    Random random = new Random(20260301);
    for (int round = 0; round < 3_000; round++) {
      CurrencyUnit currency = round % 2 == 0 ? KRW : EUR;
      Vat vat = round % 5 == 0 ? Vat.standard(Percent.of("7.25")) : TEN;
      List<Supplied> parts = new ArrayList<>();
      Money sum = currency.zero();
      for (int i = 0; i <= random.nextInt(6); i++) {
        Money gross =
            currency.ofMinor(
                new BigInteger(1 + random.nextInt(37), random)
                    .mod(HUNDRED_BILLION)
                    .add(BigInteger.ONE));
        parts.add(supplied(i + 1, gross));
        sum = sum.plus(gross);
      }
      addsUp(Amounts.of(vat, parts), parts, sum);
    }
  }

  private static void addsUp(Amounts amounts, List<Supplied> parts, Money sum) {
    Vat vat = amounts.vat();
    assertThat(amounts.gross()).isEqualTo(sum);
    assertThat(amounts.net()).isEqualTo(vat.net(sum));
    BigDecimal off =
        amounts.net().amount().multiply(vat.rate().fraction()).subtract(amounts.tax().amount());
    BigDecimal unit = new BigDecimal(BigInteger.ONE, sum.currency().scale());
    assertThat(off.abs()).isLessThan(unit);
    for (int i = 0; i < parts.size(); i++) {
      Money alone = vat.net(parts.get(i).gross());
      Money line = amounts.lines().get(i).net();
      assertThat(line.amount().signum()).isNotNegative();
      assertThat(line.minor().subtract(alone.minor()).abs()).isLessThanOrEqualTo(BigInteger.ONE);
    }
  }

  @Test
  void whatIsExemptOrOfRateZeroIsNetAsAWhole() {
    for (Vat vat : List.of(Vat.zero(), Vat.exempt("면세 농산물"))) {
      Amounts amounts = Amounts.of(vat, List.of(supplied(1, KRW.read("12"))));
      assertThat(amounts.net()).isEqualTo(KRW.read("12"));
      assertThat(amounts.tax()).isEqualTo(KRW.zero());
    }
  }

  @Test
  void aRateThatDoesNotFitTheCategoryIsRefused() {
    assertThatThrownBy(() -> Vat.standard(Percent.of("0"))).hasMessageStartingWith("vat.rate is 0");
    assertThatThrownBy(() -> Vat.standard(Percent.of("101"))).hasMessageStartingWith("vat.rate");
    assertThatThrownBy(() -> Vat.exempt("")).hasMessageStartingWith("vat.reason");
    assertThatThrownBy(() -> Vat.of("AE", BigDecimal.TEN, "", "x"))
        .hasMessage("x is AE, not S, Z or E");
  }

  @Test
  void sumsThatNobodyCanInvoiceAreRefusedByTheirMember() {
    Supplied won = supplied(1, KRW.read("11"));
    refused(List.of(), "lines are none");
    refused(List.of(won, supplied(2, EUR.read("1.00"))), "lines[1].gross is in another currency");
    refused(List.of(supplied(1, KRW.of(new BigDecimal("-1")))), "lines[0].gross is negative");
    refused(List.of(won, won), "lines share an id");
    refused(
        List.of(supplied(1, new CurrencyUnit("KWD", 3).read("1.000"))),
        "currency has more than two decimals");
    refused(List.of(new Supplied("1", "두\n줄", KRW.read("11"))), "lines[0].text is no text");
  }

  private static void refused(List<Supplied> parts, String why) {
    assertThatThrownBy(() -> Amounts.of(TEN, parts))
        .isInstanceOf(InvoiceFormatException.class)
        .hasMessageStartingWith(why);
  }

  private static Supplied supplied(int id, Money gross) {
    return new Supplied("" + id, "책상", gross);
  }
}
