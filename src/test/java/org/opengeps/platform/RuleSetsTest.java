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
    "kr-local-works 4d5bcd32655266e97cd5995f78f59adc7e501b92eb3b8b01c13197f6643dc0e7",
    "kr-local-quotation f812eb15852fb7034fe99b16514ae2a5d59efcd23f3abb5c1aea46e0a37845fc",
    "kr-local-goods eeebdd2e9a59a2046640e0c31860327bce4ce03b82fe3b618d948c0f575c38bc",
    "kr-local-services c8becc901e75a3b827cee5def949e087f9135817f0effab70d915c209edb37db",
    "sandbox 95178b17cf5a64f3cf24fcab55e764111f521848bab39e069a66f65230329ced",
    "sandbox-openssl 729427839f9e77a352f1e816a98c55cccbbc3a1eb82d660b828459c1cd950e1a",
    "sandbox-quotation 62ab677038b8d520f322e821631574e4fe45156f5adc95ef37eff76e313891d8",
    "sandbox-goods 8992a397d9777c0f7313d707e2c2c6f4a8ca58b4cbb4bd26eec11a1f69fd18f6",
    "sandbox-services 13a624d66927a606e23882c102c7977362a9efc302ec30c12b2b4f60f700a421"
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
