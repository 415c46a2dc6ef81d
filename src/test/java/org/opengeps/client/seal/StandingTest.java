package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;

class StandingTest {
  @Test
  void aRequestThatWasNotGrantedInTimeLeavesTheBidStanding() {
    assertThat(new BidCanceller.Standing("refused", null).refused().map(Refusal::code))
        .contains("cancellation-refused");
    assertThat(new BidCanceller.Standing("granted", null).refused()).isEmpty();
  }
}
