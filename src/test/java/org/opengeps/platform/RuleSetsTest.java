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
    "kr-local-works dca6774fe996df12b165b7ea9ed44b18b411df0126cee4f556b5fc7a8777c176",
    "kr-local-quotation 02893c1f3f03e968f6efa9d6ee9f942cbddb5529ffb785da6bdddad62abb5e4a",
    "kr-local-goods 3bb9ce9724b63c1eb96c0be798061d5e47520e82ca6a3f8fd7ba37720c9398f2",
    "kr-local-services 5b4d6b7467a3cf9725e0c390e1e20c6799e9934e5c4a9cadb8780c092cc0777b",
    "sandbox a9e06a9e32521eafdc73816df62f9fbf8cf77ad35215e469559321c53a018d4e",
    "sandbox-openssl 85fab1dca0304b13d8fc671833a22d301afa9b3f60fa91074e21ff7885083228",
    "sandbox-quotation 001c134189c9370d9f3271162c8e2908d6dea8a100d5d9fc09aaa3cfe5226360",
    "sandbox-goods 64037c05bf7839978073f5f6e88dea1559d45299659e178a07a9a3abfdf64f1a",
    "sandbox-services d496525e7d2e28cadd52555ca9f67ba8045a815f44477a0bf193d275df7f1adf"
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
