package org.opengeps.opening.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.bid.BidRefusals;

class ProvisionalReasonTest {
  @Test
  void theVerifierKnowsEveryRefusalOfTheIntakeThatNeedsTheRegister() {
    for (BidRefusals refusal :
        List.of(
            BidRefusals.NOT_A_SUPPLIER,
            BidRefusals.NOT_ELIGIBLE_INDUSTRY,
            BidRefusals.NOT_ELIGIBLE_REGION,
            BidRefusals.NOT_ADMITTED,
            BidRefusals.WRONG_NOTICE,
            BidRefusals.FILES_INCOMPLETE,
            BidRefusals.REPLACES_UNKNOWN,
            BidRefusals.ALREADY_SUBMITTED)) {
      assertThat(ProvisionalReason.needsTheRegister(refusal.code())).as(refusal.code()).isTrue();
    }
  }

  @Test
  void whatFollowsFromTheBytesIsNoJudgmentOfThePlatform() {
    for (String reason : List.of("seal-does-not-open", "amount-invalid", "anything")) {
      assertThat(ProvisionalReason.needsTheRegister(reason)).as(reason).isFalse();
    }
  }
}
