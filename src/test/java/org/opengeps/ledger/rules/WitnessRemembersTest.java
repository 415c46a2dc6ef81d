package org.opengeps.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;

class WitnessRemembersTest {
  private static Optional<Checkpoint> head(long size, String root) {
    return Optional.of(new Checkpoint("log.example", size, Sha256.ofText(root)));
  }

  private static Optional<String> judge(Optional<Checkpoint> witness, Optional<Checkpoint> own) {
    return WitnessRemembers.judge(new WitnessRemembers.Facts(witness, own));
  }

  @Test
  void aNewLogMeetsANewWitness() {
    assertThat(judge(Optional.empty(), Optional.empty())).isEmpty();
    assertThat(judge(head(3, "a"), Optional.empty())).isEmpty();
  }

  @Test
  void aWitnessThatKnowsAsMuchOrMoreIsTheSame() {
    assertThat(judge(head(7, "a"), head(7, "a"))).isEmpty();
    assertThat(judge(head(8, "b"), head(7, "a"))).isEmpty();
  }

  @Test
  void aWitnessThatForgotWouldCosignASecondHistory() {
    assertThat(judge(Optional.empty(), head(7, "a")).orElseThrow())
        .contains("knows nothing")
        .contains("7 entries");
    assertThat(judge(head(6, "a"), head(7, "b")).orElseThrow()).contains("gone back to 6");
    assertThat(judge(head(7, "b"), head(7, "a")).orElseThrow()).contains("another head of 7");
  }
}
