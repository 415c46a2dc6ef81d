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
    "kr-local-works 70be0d1610a604ef357cf319aca9b3dc653e58398997918bb4447c1263070646",
    "kr-local-quotation 4742c4e43d11c0d2bfb2ef19f38c89ab7ae2b960e74758623bb377faadf4e914",
    "kr-local-goods 30accb7455a1a6965e0833ce836e6b5fa146d01aebde42e4be1944b72a6012d3",
    "kr-local-services be7a9cf8fe35c7d1601f93e1fe728009606555e18a5df5afa65fb5b9a3cf1be4",
    "sandbox e9d80ac8a99fc22c595ce5ea4bf7d56f31e0ee2b06cd61a40f1dfffc7668317c",
    "sandbox-openssl aabb704dc90e492f88de41e8094e2492ec88c0121dd06a2a53a41352fbc44910",
    "sandbox-quotation b5749b99e2471710b1790f0c48899ca8e4dadc92ed895f15d80e8964e680b28c",
    "sandbox-goods 69756a836a8835c104fbf07b2c3d7f478c0be74c6b6b8a59e216d57be81b5592",
    "sandbox-services d7b541c5b00157d14165e7651fc5b5e49e8d6c924059f8dd8d114de93fc81a2f"
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
