package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;

@ExtendWith(ArquillianExtension.class)
class RuleSetsIT {
  @Inject private RuleSets ruleSets;
  @Inject private Documents documents;

  @Test
  void aVersionThatTheProgramDoesNotCarryIsReadFromTheDocumentsForTendersThatPinIt() {
    String carried =
        new String(ruleSets.get("kr-local-works").canonicalJson(), StandardCharsets.UTF_8);
    String version = UUID.randomUUID().toString();
    byte[] kept =
        carried
            .replace("\"version\":\"2026-06\"", "\"version\":\"" + version + "\"")
            .getBytes(StandardCharsets.UTF_8);
    Sha256 hash = documents.put(kept);
    RuleSet rules = ruleSets.byHash(hash);
    assertThat(rules.version()).isEqualTo(version);
    assertThat(rules.canonicalJson()).isEqualTo(kept);
    assertThat(rules.title()).isEqualTo(ruleSets.get("kr-local-works").title());
  }

  @Test
  void aVersionThatIsOnlyKeptGovernsNoNewNotice() {
    RuleSet carried = ruleSets.get("kr-local-works");
    byte[] kept =
        new String(carried.canonicalJson(), StandardCharsets.UTF_8)
            .replace("\"version\":\"2026-06\"", "\"version\":\"9999-12\"")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(documents.put(kept)).isNotEqualTo(carried.hash());
    assertThat(ruleSets.get("kr-local-works")).isEqualTo(carried);
  }

  @Test
  void oneThatIsNeitherCarriedNorKeptIsAnAlarm() {
    assertThatThrownBy(() -> ruleSets.byHash(Sha256.of(new byte[] {1})))
        .isInstanceOf(EvidenceChangedException.class)
        .hasMessageContaining("missing from the store");
  }
}
