package org.opengeps.agenda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.agenda.rules.Morning.KIM;
import static org.opengeps.agenda.rules.Morning.NOW;
import static org.opengeps.agenda.rules.Morning.NUMBER;
import static org.opengeps.agenda.rules.Morning.PARK;
import static org.opengeps.identity.Role.APPROVING_OFFICER;
import static org.opengeps.identity.Role.CONTRACTING_OFFICER;
import static org.opengeps.identity.Role.EVALUATOR;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentDue;
import org.opengeps.protocol.message.LocalText;

class WaitingPaymentsTest {
  private final Morning morning = new Morning();

  private void claim(ClaimState state, Instant payBy, PersonId... notBy) {
    var due =
        new PaymentDue(
            new TenderRef(NUMBER, "000"),
            "0",
            Sha256.ofText("claim"),
            3,
            state,
            NOW.minusSeconds(60),
            payBy,
            Set.of(notBy));
    morning.payments.add(new NamedPayment(due, new LocalText("책상 구매", "Desks"), Morning.SEOUL));
  }

  @Test
  void aClaimWaitsForAnOrderAndSaysUntilWhen() {
    claim(ClaimState.CLAIMED, NOW.plusSeconds(3600));
    assertThat(morning.waiting(PARK, EVALUATOR)).isEmpty();
    assertThat(morning.waiting(KIM, CONTRACTING_OFFICER)).containsExactly(TaskKind.ORDER_PAYMENT);
    Task task = WaitingForMe.list(morning.facts(PARK, APPROVING_OFFICER)).get(0);
    assertThat(task.until()).contains(NOW.plusSeconds(3600));
    assertThat(task.detail().count()).as("which claim").isEqualTo(3);
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void anOrderWaitsForSomebodyElseThanWhoMadeIt() {
    claim(ClaimState.ORDERED, NOW.plusSeconds(3600), KIM);
    assertThat(morning.waiting(KIM, CONTRACTING_OFFICER)).isEmpty();
    assertThat(morning.waiting(PARK, APPROVING_OFFICER)).containsExactly(TaskKind.APPROVE_PAYMENT);
  }

  @Test
  void whatIsNotPaidInTimeGoesWrongForEverybody() {
    claim(ClaimState.CLAIMED, NOW);
    assertThat(morning.wrong()).containsExactly(TaskKind.PAYMENT_LATE);
    assertThat(morning.waiting(PARK, APPROVING_OFFICER)).containsExactly(TaskKind.ORDER_PAYMENT);
  }
}
