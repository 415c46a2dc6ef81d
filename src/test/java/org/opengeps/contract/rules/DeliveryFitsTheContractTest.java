package org.opengeps.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Delivery.Kind;

class DeliveryFitsTheContractTest {
  private final Delivering contract = new Delivering();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "PART,         1, -",
        "PART,  44999999, -",
        "PART,  45000000, delivery-amount.part",
        "PART,  45000001, delivery-amount.part",
        "PART,         0, delivery-amount.part",
        "WHOLE, 45000000, -",
        "WHOLE, 44999999, delivery-amount.whole",
        "WHOLE, 45000001, delivery-amount.whole",
      })
  void aPartIsLessThanWhatIsLeftAndTheWholeIsAllOfIt(Kind kind, long amount, String refusal) {
    assertThat(judge(with(kind, amount, 1, null, 5))).isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void whatWaitsAndWhatIsAcceptedAreTakenOffFirst() {
    Delivery first = contract.deliver(20_000_000, null, 1);
    contract.inspect(first, 20_000_000, 2);
    contract.deliver(15_000_000, null, 3);
    assertThat(judge(with(Kind.WHOLE, 10_000_000, 3, null, 5))).isEmpty();
    assertThat(judge(with(Kind.WHOLE, 25_000_000, 3, null, 5))).contains("delivery-amount.whole");
    assertThat(judge(with(Kind.PART, 10_000_000, 3, null, 5))).contains("delivery-amount.part");
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "99"})
  void numbersGoOnByOne(int number) {
    assertThat(judge(with(Kind.WHOLE, 45_000_000, number, null, 5)))
        .contains("delivery-differs.number");
  }

  @Test
  void whatWasReturnedIsMendedBeforeAnythingElseIsDelivered() {
    Delivery first = contract.deliver(20_000_000, null, 1);
    assertThat(judge(with(Kind.PART, 1, 2, first.hash(), 5)))
        .as("nobody has returned it")
        .contains("delivery-differs.nothing-returned");
    contract.inspect(first, 5_000_000, 2);
    assertThat(judge(with(Kind.PART, 1, 2, null, 5))).contains("delivery-differs.mends");
    assertThat(judge(with(Kind.PART, 1, 2, Sha256.ofText("other"), 5)))
        .contains("delivery-differs.mends");
    assertThat(judge(with(Kind.PART, 15_000_000, 2, first.hash(), 5))).isEmpty();
    for (int wrong : new int[] {1, 14_999_999, 15_000_001, 20_000_000}) {
      assertThat(judge(with(Kind.PART, wrong, 2, first.hash(), 5)))
          .as("not what was returned")
          .contains("delivery-amount.mends");
    }
    assertThat(judge(with(Kind.PART, 15_000_000, 2, first.hash(), 1)))
        .as("there before the other one was returned")
        .contains("delivery-date");
  }

  @Test
  void afterEverythingNothingIsDelivered() {
    contract.deliver(45_000_000, null, 1);
    assertThat(judge(with(Kind.WHOLE, 0, 2, null, 5))).contains("delivery-state.whole");
  }

  @Test
  void theHundredthDeliveryIsAllThatIsLeftSoThatNothingCanBeLeftForEver() {
    for (int i = 0; i < DeliveriesView.WHOLE_FROM - 1; i++) {
      contract.deliver(1000, null, 1);
    }
    assertThat(judge(with(Kind.PART, 1, 100, null, 5))).contains("delivery-state.parts");
    assertThat(judge(with(Kind.WHOLE, 45_000_000 - 99_000, 100, null, 5))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-04-30, delivery-date",
        "2026-05-01, -",
        "2026-06-05, -",
        "2026-06-06, delivery-date",
      })
  void itWasThereFromTheContractOnAndWhenItIsSigned(LocalDate day, String refusal) {
    Delivery delivery = with(Kind.WHOLE, 45_000_000, 1, null, 5);
    var dated =
        new Delivery(
            delivery.tender(),
            "0",
            delivery.contract(),
            1,
            Kind.WHOLE,
            null,
            day,
            delivery.what(),
            delivery.amount());
    assertThat(judge(dated)).isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void aContractThatWasReplacedIsNotDeliveredUnder() {
    Delivery delivery = with(Kind.WHOLE, 45_000_000, 1, null, 5);
    var other =
        new DeliveryFitsTheContract.Facts(
            Sha256.ofText("replaced"), contract.account(), Delivering.CONCLUDED, Delivering.DUE);
    assertThat(DeliveryFitsTheContract.judge(other, delivery).map(Refusal::key))
        .contains("contract-differs.latest");
  }

  private Optional<String> judge(Delivery delivery) {
    return DeliveryFitsTheContract.judge(contract.facts(5), delivery).map(Refusal::key);
  }

  private Delivery with(Kind kind, long amount, int number, Sha256 mends, int june) {
    Delivery next = contract.next(1, null, june);
    return new Delivery(
        next.tender(),
        next.lot(),
        next.contract(),
        number,
        kind,
        mends,
        next.deliveredOn(),
        next.what(),
        Won.of(amount));
  }
}
