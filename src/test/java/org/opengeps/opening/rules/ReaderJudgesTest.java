package org.opengeps.opening.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.BidRead;

class ReaderJudgesTest {
  private static final Set<Role> JUDGES =
      EnumSet.of(Role.EVALUATOR, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);

  @ParameterizedTest
  @EnumSource
  void onlyTheAgencysPeopleWithARoleThatJudgesRead(Role role) {
    assertThat(ReaderJudges.role(Set.of(role), true).isEmpty()).isEqualTo(JUDGES.contains(role));
    assertThat(ReaderJudges.role(Set.of(role), false))
        .map(Refusal::code)
        .as("of another agency")
        .contains("not-a-judge");
  }

  @Test
  void aMemberReadsNothingWherePricesOpenOnADecisionInWhichHeTakesNoPart() {
    assertThat(ReaderJudges.seat(true, true)).map(Refusal::code).contains("reader-is-member");
    assertThat(ReaderJudges.seat(true, false)).isEmpty();
    assertThat(ReaderJudges.seat(false, true)).isEmpty();
  }

  @Test
  void aReadNamesTheRolesThatJudgeAndNoOthers() {
    assertThat(ReaderJudges.judging(EnumSet.allOf(Role.class)))
        .containsExactly(BidRead.Role.values());
    assertThat(ReaderJudges.judging(Set.of(Role.COMMITTEE_MEMBER, Role.EVALUATOR)))
        .containsExactly(BidRead.Role.EVALUATOR);
  }
}
