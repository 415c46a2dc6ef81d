package org.opengeps.protocol.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The draw against the official sample of a works tender opened on 1 July 2025 (R25BK00888538-003).
 */
class OfficialCaseTest {
  private static final JsonObject CASE = read();

  private static JsonObject read() {
    try (InputStream in =
        OfficialCaseTest.class.getResourceAsStream("/cases/R25BK00888538-003.json")) {
      return JsonObject.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Money base() {
    return CASE.value("baseAmount", Won.KRW::read);
  }

  @Test
  void theOfficialCountsSelectSerials1236AndTheOfficialEstimatedPrice() {
    List<JsonObject> prices = CASE.objects("prices");
    PickCount counts =
        PickCount.ofCounts(prices.stream().map(price -> price.count("count")).toList());
    List<Integer> selected = counts.selected(4);
    assertThat(selected).containsExactly(1, 2, 3, 6);
    Money estimated =
        EstimatedPrice.of(
            selected.stream()
                .map(serial -> prices.get(serial - 1).value("price", Won.KRW::read))
                .toList());
    assertThat(estimated).isEqualTo(Won.of(1_773_240_950));
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "101, 101", "103, 101", "104, 101", "105, 102"})
  void theMeanIsRoundedUpToTheSmallestUnit(long last, long mean) {
    List<Money> four = List.of(Won.of(100), Won.of(100), Won.of(100), Won.of(last));
    assertThat(EstimatedPrice.of(four)).isEqualTo(Won.of(mean));
  }

  @Test
  void bidRatesAreCutToThreeDecimals() {
    assertThat(Percent.rate(Won.of(1_538_197_863), Won.of(1_773_240_950)).toString())
        .isEqualTo("86.745");
    assertThat(Percent.rate(Won.of(2), Won.of(3)).toString()).isEqualTo("66.666");
  }

  @Test
  void everyOfficialPriceIsARateOfTheBaseAmountRoundedUpTo100WonAndLiesInAStratumOfItsOwn() {
    List<Stratum> strata = Stratum.all(DrawParameters.koreanLocalWorks());
    List<Integer> found = new ArrayList<>();
    for (JsonObject price : CASE.objects("prices")) {
      Money official = price.value("price", Won.KRW::read);
      for (int rate = 97_000; rate <= 103_000; rate++) {
        if (PriceDraw.price(base(), rate, 100).equals(official)) {
          int drawn = rate;
          strata.stream()
              .filter(one -> drawn >= one.lower() && drawn < one.lower() + one.width())
              .forEach(one -> found.add(one.index()));
        }
      }
    }
    assertThat(found)
        .as("each of 15 prices is on the grid, one in each stratum")
        .hasSize(15)
        .doesNotHaveDuplicates();
  }

  @Test
  void theStrataCoverTheRangeWithoutGapOrOverlap() {
    int next = 97_000;
    for (Stratum stratum : Stratum.all(DrawParameters.koreanLocalWorks())) {
      assertThat(stratum.lower()).isEqualTo(next);
      next += stratum.width();
    }
    assertThat(next).isEqualTo(103_001);
    assertThat(Stratum.all(DrawParameters.koreanLocalWorks())).hasSize(15);
  }

  @Test
  void manyDrawsAreEvenOverSerialsAndRates() {
    DrawParameters parameters = DrawParameters.koreanLocalWorks();
    int draws = 3000;
    int[] serialOfLowest = new int[16];
    long sumOfFirstRates = 0;
    for (int i = 0; i < draws; i++) {
      var stream =
          DrawStream.seeded(
              Point.base(Scalar.of(i + 1)),
              new GatePart.Released(Scalar.of(7)),
              FixedRandom.hash("d"));
      List<DrawnPrice> prices = PriceDraw.prices(parameters, base(), stream);
      assertThat(prices.stream().map(DrawnPrice::price).distinct()).hasSize(15);
      DrawnPrice lowest =
          prices.stream().filter(price -> price.stratum() == 0).findFirst().orElseThrow();
      serialOfLowest[lowest.serial()]++;
      sumOfFirstRates += lowest.rate();
    }
    double chi = 0;
    for (int serial = 1; serial <= 15; serial++) {
      double expected = draws / 15.0;
      chi += Math.pow(serialOfLowest[serial] - expected, 2) / expected;
    }
    assertThat(chi).as("chi square, 14 degrees of freedom, 1 in 10,000").isLessThan(42.6);
    assertThat(sumOfFirstRates / (double) draws).isBetween(97_187.0 - 10, 97_187.0 + 10);
  }

  @Test
  void aTinyBaseAmountEndsAllTheSame() {
    var stream =
        DrawStream.seeded(
            Point.base(Scalar.of(3)), new GatePart.Released(Scalar.of(7)), FixedRandom.hash("d"));
    assertThat(PriceDraw.prices(DrawParameters.koreanLocalWorks(), Won.of(50), stream)).hasSize(15);
  }
}
