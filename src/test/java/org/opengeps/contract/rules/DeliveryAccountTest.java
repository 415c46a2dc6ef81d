package org.opengeps.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.contract.DeliveryState.COMPLETED;
import static org.opengeps.contract.DeliveryState.DELIVERED;
import static org.opengeps.contract.DeliveryState.PART_ACCEPTED;
import static org.opengeps.contract.DeliveryState.RETURNED;
import static org.opengeps.contract.DeliveryState.RUNNING;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opengeps.contract.rules.DeliveryAccount.HandedIn;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.message.Delivery;

class DeliveryAccountTest {
  private static final int CONTRACTS = 300;
  private static final int EVENTS = 40;

  private final Delivering contract = new Delivering();

  @Test
  void theStateFollowsFromWhatIsSigned() {
    assertThat(contract.account().state()).isEqualTo(RUNNING);
    Delivery first = contract.deliver(20_000_000, null, 1);
    assertThat(contract.account().state()).isEqualTo(DELIVERED);
    contract.inspect(first, 0, 2);
    assertThat(contract.account().state()).isEqualTo(RETURNED);
    assertThat(contract.account().toMend()).containsExactly(first);
    Delivery mended = contract.deliver(20_000_000, first, 3);
    assertThat(contract.account().toMend()).isEmpty();
    contract.inspect(mended, 20_000_000, 4);
    assertThat(contract.account().state()).isEqualTo(PART_ACCEPTED);
    Delivery rest = contract.deliver(25_000_000, null, 5);
    contract.inspect(rest, 10_000_000, 6);
    assertThat(contract.account().state()).as("accepted in part").isEqualTo(RETURNED);
    Delivery last = contract.deliver(15_000_000, rest, 7);
    contract.inspect(last, 15_000_000, 8);
    assertThat(contract.account().state()).isEqualTo(COMPLETED);
    assertThat(contract.account().rest()).isEqualTo(Won.of(0));
  }

  @Test
  void lateDaysAreThoseOfTheWholeChain() {
    Delivery first = contract.deliver(45_000_000, null, 10);
    contract.inspect(first, 0, 15);
    Delivery mended = contract.deliver(45_000_000, first, 18);
    HandedIn last = contract.account().find(mended.hash()).orElseThrow();
    assertThat(contract.account().chain(last))
        .extracting(HandedIn::delivery)
        .containsExactly(first, mended);
    assertThat(contract.account().lateDays(last, Delivering.DUE, Delivering.DUE.plusDays(15)))
        .isEqualTo(10);
  }

  /** Whoever signs what in which order: what is refused changes nothing, what is taken adds up. */
  @Test
  void acceptedPendingAndRestAreAlwaysTheSumOfTheContract() {
    var random = new Random(20260610);
    int completed = 0;
    for (int i = 0; i < CONTRACTS; i++) {
      var one = new Delivering();
      for (int event = 0; event < EVENTS; event++) {
        step(one, random);
        DeliveryAccount account = one.account();
        assertThat(account.accepted().plus(account.pending()).plus(account.rest()))
            .isEqualTo(Delivering.SUM);
        assertThat(account.rest().amount().signum()).isNotNegative();
        assertThat(account.accepted().amount().signum()).isNotNegative();
      }
      completed += one.account().state() == COMPLETED ? 1 : 0;
    }
    assertThat(completed).as("runs that came to their end").isGreaterThan(CONTRACTS / 3);
  }

  private static void step(Delivering one, Random random) {
    DeliveryAccount account = one.account();
    long rest = account.rest().minor().longValueExact();
    if (random.nextBoolean()) {
      List<Delivery> open = account.toMend();
      Delivery mends =
          open.isEmpty() || random.nextInt(5) == 0 ? null : open.get(random.nextInt(open.size()));
      long amount =
          mends != null && random.nextInt(5) > 0
              ? account.find(mends.hash()).orElseThrow().returned().minor().longValueExact()
              : random.nextInt(4) == 0 ? rest : 1 + random.nextInt(50_000_000);
      Delivery delivery = one.next(amount, mends, 10);
      if (DeliveryFitsTheContract.judge(one.facts(30), delivery).isEmpty()) {
        one.all.add(new HandedIn(delivery, Optional.empty()));
      }
      return;
    }
    List<HandedIn> all = account.all();
    if (!all.isEmpty()) {
      HandedIn chosen = all.get(random.nextInt(all.size()));
      long whole = chosen.delivery().amount().minor().longValueExact();
      long accepted =
          switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> whole;
            default -> (long) (random.nextDouble() * whole * 1.2);
          };
      var inspection = one.inspection(chosen.delivery(), accepted, 10, 0);
      if (InspectionFitsTheDelivery.judge(one.inspecting(30), inspection).isEmpty()) {
        one.inspect(chosen.delivery(), accepted, 10);
      }
    }
  }
}
