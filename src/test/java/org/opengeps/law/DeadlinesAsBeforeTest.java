package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Money;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.OutageTimes;
import org.opengeps.platform.RuleSets;

/**
 * The instants that the released rule sets gave before deadlines had one form, written down by the
 * program of that time for 183 instants of thirty months: they are the same, but for the ends of
 * debarments, which were not counted by the Civil Act.
 */
class DeadlinesAsBeforeTest {
  private static final List<Long> AMOUNTS = List.of(100_000_000L, 2_000_000_000L, 7_000_000_000L);
  private static final List<Long> GAPS =
      List.of(20L, 600L, 3600L, 7201L, 10_800L, 108_000L, 200_000L);
  private static final List<String> DEBARMENT = List.of("debarment-minimum", "debarment-maximum");

  private static List<List<String>> lines(String ruleSet) {
    try (var in =
        DeadlinesAsBeforeTest.class.getResourceAsStream("/deadlines/" + ruleSet + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split("\\|", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kr-local-works", "sandbox"})
  void everyInstantIsWhatItWas(String ruleSet) {
    RuleSet rules = RuleSets.carried().get(ruleSet);
    List<List<String>> lines = lines(ruleSet);
    List<String> names = lines.get(0);
    assertThat(lines).hasSize(184);
    for (int line = 1; line < lines.size(); line++) {
      List<String> before = lines.get(line);
      List<String> now = now(rules, Instant.parse(before.get(0)), line - 1);
      for (int column = 0; column < names.size(); column++) {
        if (rules.isPractice() || !DEBARMENT.contains(names.get(column))) {
          assertThat(now.get(column))
              .as(ruleSet + " " + names.get(column) + " from " + before.get(0))
              .isEqualTo(before.get(column));
        }
      }
    }
  }

  /** 민법 제157조, 제160조: from midnight only the ends of months differ, else the day counts whole. */
  @ParameterizedTest
  @ValueSource(strings = {"kr-local-works"})
  void aDebarmentEndsWithItsLastDayAndFromMidnightWhereItDidUnlessTheMonthWasShorter(
      String ruleSet) {
    RuleSet rules = RuleSets.carried().get(ruleSet);
    List<List<String>> lines = lines(ruleSet);
    int column = lines.get(0).indexOf("debarment-minimum");
    for (List<String> line : lines.subList(1, lines.size())) {
      ZonedDateTime from = Instant.parse(line.get(0)).atZone(rules.zone());
      LocalDate answering = from.toLocalDate().plusMonths(1);
      boolean fromMidnight = from.toLocalTime().equals(LocalTime.MIDNIGHT);
      if (fromMidnight && answering.getDayOfMonth() == from.getDayOfMonth()) {
        assertThat(now(rules, from.toInstant(), 0).get(column)).isEqualTo(line.get(column));
      } else {
        ZonedDateTime end =
            rules.end(rules.shortestDebarment(), from.toInstant()).atZone(rules.zone());
        assertThat(end.toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(end.toInstant()).isAfter(Instant.parse(line.get(column)));
      }
    }
  }

  private static List<String> now(RuleSet rules, Instant at, int line) {
    List<Object> instants = new ArrayList<>(List.of(at));
    for (long amount : AMOUNTS) {
      Money money = rules.currency().of(java.math.BigDecimal.valueOf(amount));
      instants.add(rules.end(rules.noticePeriod(money, false), at));
    }
    instants.add(
        rules.end(rules.noticePeriod(rules.currency().of(java.math.BigDecimal.ONE), true), at));
    instants.add(rules.end(rules.receiptWindow(), at));
    instants.add(rules.end(rules.correctionExtension(), at));
    instants.add(rules.end(rules.openingDelay(), at));
    instants.add(rules.latestOpening(at));
    instants.add(rules.baseAmountUntil(at).orElseThrow());
    instants.add(rules.end(rules.registrationLead(), at));
    instants.add(rules.end(rules.rebidWindow().orElseThrow(), at));
    instants.add(rules.end(rules.shortestDebarment(), at));
    instants.add(rules.end(rules.longestDebarment(), at));
    for (long seconds : GAPS) {
      instants.add(moved(rules, at, line, seconds));
    }
    return instants.stream().map(Object::toString).toList();
  }

  /** Of five tenders one was closed already, and one of three had the shortest window. */
  private static String moved(RuleSet rules, Instant at, int line, long seconds) {
    Instant closes = at.plusSeconds(seconds / 2 + 1);
    OutageTimes times =
        line % 5 == 4
            ? new OutageTimes(
                at.minusSeconds(400_000), at.minusSeconds(3600), at.plusSeconds(seconds / 2))
            : new OutageTimes(
                at.minusSeconds(line % 3 == 0 ? 180_000 : 432_000),
                closes,
                closes.plusSeconds(3600));
    return rules
        .outage()
        .move(times, new Gap(at, at.plusSeconds(seconds)))
        .map(move -> move.clause() + " " + move.closesAt() + " " + move.opensAt())
        .orElse("-");
  }
}
