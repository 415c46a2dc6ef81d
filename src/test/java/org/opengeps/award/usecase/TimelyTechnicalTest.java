package org.opengeps.award.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.TechnicalDecision;

/** A proposal whose prices open before objections could be heard waits for nobody. */
class TimelyTechnicalTest {
  private static final Instant NOW = Instant.parse("2030-07-02T00:00:00Z");
  private static final Sha256 HASH = Sha256.ofText("any");
  private static final RuleSet RULES = law();

  /** A carried rule set with three days for objections. */
  private static RuleSet law() {
    RuleSet works = RuleSets.carried().get("kr-local-works");
    JsonObject threeDays =
        JsonObject.builder()
            .put("number", 3)
            .put("unit", "days")
            .put("after", "decision")
            .put("firstDay", "out")
            .put("roll", "none")
            .put("hour", "same")
            .build();
    JsonObject technical =
        JsonObject.builder()
            .put("article", works.json().object("retention").object("article"))
            .put("confidence", "S")
            .put("objections", threeDays)
            .build();
    return RuleSet.of(works.json().toBuilder().replace("technical", technical).build())
        .under(works.calendar());
  }

  private static boolean isTimely(Instant pricesOpenAt) {
    var decision =
        new TechnicalDecision(
            TenderRef.parse("R30BK00000001-000"),
            "0",
            HASH,
            HASH,
            List.of(new UUID(0, 1)),
            List.of(),
            pricesOpenAt,
            null);
    return TimelyTechnical.isTimely(decision, RULES, NOW);
  }

  @Test
  void onlyWhatLeavesRoomForObjectionsFromNowOnCanStillBeApproved() {
    Instant earliest = NOW.plus(Duration.ofDays(3));
    assertThat(isTimely(earliest)).isTrue();
    assertThat(isTimely(earliest.minusMillis(1))).isFalse();
    assertThat(isTimely(NOW.plusMillis(1))).as("ahead, and yet too early").isFalse();
  }
}
