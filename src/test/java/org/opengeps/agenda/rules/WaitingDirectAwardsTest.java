package org.opengeps.agenda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.agenda.rules.Morning.KIM;
import static org.opengeps.agenda.rules.Morning.LEE;
import static org.opengeps.agenda.rules.Morning.NOW;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.award.DirectAwardSample;
import org.opengeps.identity.Role;

class WaitingDirectAwardsTest {
  private final Morning morning = new Morning();

  @Test
  void aContractOnOneQuoteWaitsForAnotherOfficerUntilTheDayOfTheContractIsOver() {
    morning.directAwards.add(
        DirectAwardSample.waiting(
            1, "보건소 소독약", KIM, NOW.minusSeconds(60), LocalDate.of(2030, 7, 3)));
    assertThat(morning.waiting(KIM, Role.CONTRACTING_OFFICER)).isEmpty();
    assertThat(morning.waiting(LEE, Role.EVALUATOR)).isEmpty();
    assertThat(morning.waiting(LEE, Role.APPROVING_OFFICER))
        .containsExactly(TaskKind.APPROVE_DIRECT_AWARD);
    Task task = WaitingForMe.list(morning.facts(LEE, Role.CONTRACTING_OFFICER)).get(0);
    assertThat(task.until()).contains(Instant.parse("2030-07-03T15:00:00Z"));
    assertThat(task.detail().id()).isEqualTo(DirectAwardSample.id(1));
  }
}
