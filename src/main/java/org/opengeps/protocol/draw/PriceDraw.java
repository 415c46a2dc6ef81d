package org.opengeps.protocol.draw;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;

/**
 * The draw as a whole: prices from the seed, counts from the picks, the estimated price from both.
 */
public final class PriceDraw {
  /**
   * A base amount so small that the unit swallows a whole stratum must not make the draw run for
   * ever.
   */
  private static final int MOST_TRIES = 64;

  private PriceDraw() {}

  /**
   * One bid's picks; a serial picked twice counts twice only if the rules let such a bid be opened.
   */
  public record Picks(List<Integer> serials) {
    public Picks {
      serials = List.copyOf(serials);
    }
  }

  /**
   * @param base base amount (기초금액)
   * @param v interpolated value of the draw point
   * @param gate what the gate gave
   * @param picks of every opened bid that is not void, in any order
   */
  public static DrawResult draw(
      DrawParameters parameters,
      Money base,
      Point v,
      GatePart gate,
      Sha256 closeHash,
      List<Picks> picks) {
    return select(
        parameters, prices(parameters, base, DrawStream.seeded(v, gate, closeHash)), picks);
  }

  /** The prices in order of their serials, with no counts yet. */
  static List<DrawnPrice> prices(DrawParameters parameters, Money base, DrawStream stream) {
    List<DrawnPrice> byStratum = new ArrayList<>();
    Set<Money> drawn = new HashSet<>();
    for (Stratum stratum : Stratum.all(parameters)) {
      int rate;
      Money price;
      int tries = 0;
      do {
        rate = stratum.lower() + stream.uniform(stratum.width());
        price = price(base, rate, parameters.unit());
      } while (!drawn.add(price) && ++tries < MOST_TRIES);
      byStratum.add(new DrawnPrice(0, stratum.index(), rate, price, 0, false));
    }
    return numbered(byStratum, stream);
  }

  /** The price of a rate in 1/1000 percent: rounded up to the unit. */
  public static Money price(Money base, int rate, long unit) {
    BigInteger whole = BigInteger.valueOf(DrawParameters.WHOLE).multiply(BigInteger.valueOf(unit));
    BigInteger product = base.minor().multiply(BigInteger.valueOf(rate));
    BigInteger units = product.add(whole).subtract(BigInteger.ONE).divide(whole);
    return base.currency().ofMinor(units.multiply(BigInteger.valueOf(unit)));
  }

  private static List<DrawnPrice> numbered(List<DrawnPrice> byStratum, DrawStream stream) {
    List<DrawnPrice> order = new ArrayList<>(byStratum);
    for (int i = order.size() - 1; i > 0; i--) {
      java.util.Collections.swap(order, i, stream.uniform(i + 1));
    }
    List<DrawnPrice> numbered = new ArrayList<>();
    for (DrawnPrice price : order) {
      numbered.add(
          new DrawnPrice(
              numbered.size() + 1, price.stratum(), price.rate(), price.price(), 0, false));
    }
    return numbered;
  }

  private static DrawResult select(
      DrawParameters parameters, List<DrawnPrice> prices, List<Picks> picks) {
    PickCount counts =
        PickCount.of(parameters.prices(), picks.stream().map(Picks::serials).toList());
    Set<Integer> selected = new HashSet<>(counts.selected(parameters.selected()));
    List<DrawnPrice> counted =
        prices.stream()
            .map(
                p ->
                    new DrawnPrice(
                        p.serial(),
                        p.stratum(),
                        p.rate(),
                        p.price(),
                        counts.of(p.serial()),
                        selected.contains(p.serial())))
            .toList();
    Money estimated =
        EstimatedPrice.of(
            counted.stream().filter(DrawnPrice::selected).map(DrawnPrice::price).toList());
    return new DrawResult(counted, estimated);
  }
}
