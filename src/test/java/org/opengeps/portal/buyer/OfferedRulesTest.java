package org.opengeps.portal.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;

class OfferedRulesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");
  private static final RuleSets ALL = RuleSets.carried();

  private static List<String> offered(String usual, Instant now) {
    return OfferedRules.of(ALL.list(), ALL.get(usual), now).stream().map(RuleSet::id).toList();
  }

  @Test
  void whereTheLawIsUsualNobodyIsOfferedPractice() {
    assertThat(offered("kr-local-works", NOW))
        .containsExactly("kr-local-works", "kr-local-quotation");
  }

  @Test
  void wherePracticeIsUsualTheLawMayBePractisedToo() {
    assertThat(offered("sandbox", NOW))
        .containsExactly(
            "kr-local-works",
            "kr-local-quotation",
            "sandbox",
            "sandbox-openssl",
            "sandbox-quotation",
            "sandbox-goods",
            "sandbox-services");
  }

  @Test
  void whatDoesNotGovernTodayIsNotOffered() {
    assertThat(offered("sandbox", Instant.parse("2023-07-11T14:59:59Z")))
        .containsExactly(
            "sandbox", "sandbox-openssl", "sandbox-quotation", "sandbox-goods", "sandbox-services");
    assertThat(offered("kr-local-works", Instant.parse("2023-07-11T15:00:00Z")))
        .containsExactly("kr-local-works", "kr-local-quotation");
  }

  @Test
  void goodsAndServicesAreOfferedFromTheDayOfTheirGuidance() {
    assertThat(offered("kr-local-works", Instant.parse("2026-06-30T14:59:59Z")))
        .containsExactly("kr-local-works", "kr-local-quotation");
    assertThat(offered("kr-local-works", Instant.parse("2026-06-30T15:00:00Z")))
        .containsExactly(
            "kr-local-works", "kr-local-quotation", "kr-local-goods", "kr-local-services");
  }
}
