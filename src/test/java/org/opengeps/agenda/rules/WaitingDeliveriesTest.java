package org.opengeps.agenda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.agenda.rules.Morning.KIM;
import static org.opengeps.agenda.rules.Morning.LEE;
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
import org.opengeps.contract.DeliveryDue;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.LocalText;

class WaitingDeliveriesTest {
  private final Morning morning = new Morning();

  private void delivery(int number, Instant inspectBy) {
    var due =
        new DeliveryDue(
            new TenderRef(NUMBER, "000"),
            "0",
            number,
            NOW.minusSeconds(60),
            inspectBy,
            Set.of(KIM, LEE));
    morning.deliveries.add(new NamedDelivery(due, new LocalText("책상 구매", "Desks"), Morning.SEOUL));
  }

  @Test
  void aDeliveryWaitsForAnOfficerWhoSignedNothingOfItsContract() {
    delivery(2, NOW.plusSeconds(3600));
    assertThat(morning.waiting(KIM, CONTRACTING_OFFICER)).as("sent it").isEmpty();
    assertThat(morning.waiting(LEE, CONTRACTING_OFFICER)).as("confirmed it").isEmpty();
    assertThat(morning.waiting(PARK, EVALUATOR)).isEmpty();
    assertThat(morning.waiting(PARK, APPROVING_OFFICER)).containsExactly(TaskKind.INSPECT_DELIVERY);
    Task task = WaitingForMe.list(morning.facts(PARK, CONTRACTING_OFFICER)).get(0);
    assertThat(task.until()).contains(NOW.plusSeconds(3600));
    assertThat(task.detail().count()).as("which delivery").isEqualTo(2);
    assertThat(morning.wrong()).isEmpty();
  }

  @Test
  void whatNobodyInspectedInTimeGoesWrongForEverybody() {
    delivery(1, NOW);
    assertThat(morning.wrong()).containsExactly(TaskKind.INSPECTION_LATE);
    assertThat(morning.waiting(PARK, APPROVING_OFFICER))
        .as("and still waits")
        .containsExactly(TaskKind.INSPECT_DELIVERY);
  }
}
