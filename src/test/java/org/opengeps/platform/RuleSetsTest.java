package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.law.Deadline;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.OrganisationKind;

class RuleSetsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDate JUNE_30 = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2025, 7, 1);
  private static final Money TWO_BILLION = Won.of(2_000_000_000L);
  private static final String[] HASHES = {
    "kr-local-works 9ba8f413c37e5359b16aeed76cae84bd96829c486ddab3166337648938229475",
    "kr-local-quotation 10b599514938bdb4fb8a4d8cf2df538e6e1630869a1d3a8c3e5b34546cee2ca1",
    "kr-local-goods bed535dce83a23f5045a5f9f39a27deca51903dbd00fb2e2745c9b518be2a84b",
    "kr-local-services 89ddd7fbeba3ddea00c9bf46077f58825f4df99350fc0ac4122cadfeddb23053",
    "sandbox 274569360436843e636bfa6f9d0b7c53bbf406005bdaa3495b978c8e95bde85b",
    "sandbox-openssl 9d663b7e5fc6d4f7f089ec2d0945db386af7840fd206453a122a8aa764e3a5bc",
    "sandbox-quotation 4fb9609bc331734300d9a3a428a3ba18971fc8c2b1bc795ed473e232cd051e8a",
    "sandbox-goods 05a9b7b72dfc2586bb5b5ab08c9b6f822647b57d6061e698b8c076ec74905ccb",
    "sandbox-services 045e84aba82ea69ff0f2a5d4e06dc4e793bdf058998166d2b1d9019297ec1f73"
  };

  private final RuleSets sets = RuleSets.carried();

  @Test
  void whoOverseesOutagesUnderTheLawIsNobodyUntilTheCodeIsEstablishedAndSomebodyInPractice() {
    assertThat(OrganisationKind.AGENCY.admits(overseer("kr-local-works"))).isFalse();
    assertThat(OrganisationKind.AGENCY.admits(overseer("sandbox"))).isTrue();
  }

  private String overseer(String rules) {
    return sets.get(rules).outage().declarers().oversight();
  }

  /** What a notice pinned once must come out of the parts for ever, or be a new version. */
  @Test
  void everyRuleSetIsToTheByteTheDocumentThatItWasBeforeItCameFromParts() throws IOException {
    for (RuleSet rules : sets.list()) {
      try (InputStream kept =
          getClass().getResourceAsStream("/rule-sets/" + rules.id() + ".json")) {
        assertThat(rules.json()).as(rules.id()).isEqualTo(JsonObject.parse(kept.readAllBytes()));
      }
    }
    assertThat(sets.list())
        .extracting(rules -> rules.id() + " " + rules.hash())
        .containsExactly(HASHES);
  }

  @Test
  void everyFileOfTheLawBelongsToARuleSet() throws Exception {
    Path rules = Path.of(getClass().getResource("/rules/index.json").toURI()).getParent();
    Set<String> named = new TreeSet<>(Set.of("index.json"));
    JsonObject index = JsonObject.parse(Files.readAllBytes(rules.resolve("index.json")));
    named.addAll(index.strings("calendars"));
    for (JsonObject entry : index.objects("ruleSets")) {
      named.addAll(entry.strings(entry.has("of") ? "overlays" : "parts"));
    }
    try (Stream<Path> files = Files.walk(rules)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> rules.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void hashIsOverTheCanonicalText() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.hash()).isEqualTo(Sha256.of(rules.canonicalJson()));
    assertThat(sets.byHash(rules.hash()).json()).isEqualTo(rules.json());
  }

  @Test
  void fifteenDaysLieWhollyBetweenTheDayOfNoticeAndTheDayOfClosing() {
    RuleSet rules = sets.get("kr-local-works");
    Deadline period = rules.noticePeriod(TWO_BILLION, false);
    Instant notice = Instant.parse("2025-06-09T14:59:59.999Z");
    assertThat(period.number()).isEqualTo(15);
    assertThat(rules.end(period, notice)).isEqualTo("2025-06-24T15:00:00Z");
  }

  @Test
  void kindOfPeriodFollowsTheAmount() {
    RuleSet rules = sets.get("kr-local-works");
    assertThat(rules.noticePeriod(Won.of(999_999_999L), false).number()).isEqualTo(7);
    assertThat(rules.noticePeriod(Won.of(5_000_000_000L), false).number()).isEqualTo(40);
    assertThat(rules.noticePeriod(TWO_BILLION, true).number()).isEqualTo(5);
  }

  @Test
  void lawOfTheOldDaysGovernsNoNoticeHere() {
    assertThat(sets.findInForce("kr-local-works", LocalDate.of(2023, 7, 11))).isEmpty();
    assertThat(sets.findInForce("kr-local-works", LocalDate.of(2023, 7, 12))).isPresent();
    assertThatThrownBy(() -> sets.get("kr-mars")).hasMessageContaining("kr-mars");
  }

  @Test
  void sandboxIsTheSameLawWithSecondsForDays() {
    RuleSet law = sets.get("kr-local-works");
    RuleSet practice = sets.get("sandbox");
    assertThat(practice.isPractice()).isTrue();
    assertThat(law.isPractice()).isFalse();
    assertThat(practice.end(practice.noticePeriod(TWO_BILLION, false), Instant.EPOCH))
        .isEqualTo(Instant.EPOCH.plusSeconds(5));
    assertThat(practice.draw()).isEqualTo(law.draw());
    assertThat(practice.proofOfEphemeral()).isEqualTo("required");
    assertThat(sets.get("sandbox-openssl").proofOfEphemeral()).isEqualTo("optional");
  }
}
