package org.opengeps.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.law.InspectionRules;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Inspection.Delay;
import org.opengeps.protocol.message.Inspection.Result;

class InspectionFitsTheDeliveryTest {
  private final Delivering contract = new Delivering();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ACCEPTED, 20000000, -",
        "ACCEPTED, 19999999, inspection-amount",
        "ACCEPTED, 20000001, inspection-amount",
        "PARTLY,   19999999, -",
        "PARTLY,          1, -",
        "PARTLY,   20000000, inspection-amount",
        "PARTLY,          0, inspection-amount",
        "RETURNED,        0, -",
        "RETURNED,        1, inspection-amount",
      })
  void whatIsAcceptedGoesWithTheResult(Result result, long accepted, String refusal) {
    Delivery delivery = contract.deliver(20_000_000, null, 5);
    Inspection made = contract.inspection(delivery, 20_000_000, 6, 0);
    assertThat(judge(with(made, result, accepted))).isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2026-06-04, inspection-date",
        "2026-06-05, -",
        "2026-06-20, -",
        "2026-06-21, inspection-date"
      })
  void itIsInspectedFromTheDeliveryOnAndWhenItIsSigned(LocalDate day, String refusal) {
    Delivery delivery = contract.deliver(20_000_000, null, 5);
    Inspection made = contract.inspection(delivery, 20_000_000, day.getDayOfMonth(), 0);
    assertThat(judge(made)).isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void aDeliveryIsInspectedOnceAndOnlyOneThatIsThere() {
    Delivery delivery = contract.deliver(20_000_000, null, 5);
    Inspection made = contract.inspect(delivery, 0, 6);
    assertThat(judge(made)).contains("delivery-state.inspected");
    Delivery other = contract.next(25_000_000, delivery, 7);
    assertThat(
            judge(
                new Inspection(
                    made.tender(),
                    "0",
                    made.contract(),
                    other.hash(),
                    Result.RETURNED,
                    Won.of(0),
                    "없음",
                    made.inspectedOn(),
                    "박입회",
                    Optional.empty())))
        .contains("delivery-unknown");
  }

  @Test
  void theDamagesAreThoseOfTheRateOfTheContract() {
    Delivery delivery = contract.deliver(45_000_000, null, 13);
    Inspection made = contract.inspection(delivery, 45_000_000, 15, 2);
    assertThat(made.delay()).contains(new Delay(5, 2, "발주기관의 장소 제공이 늦음", Won.of(3 * 36_000)));
    assertThat(judge(made)).isEmpty();
    assertThat(judge(with(made, new Delay(4, 2, "천재지변", Won.of(72_000)))))
        .contains("inspection-delay.days");
    assertThat(judge(with(made, new Delay(5, 6, "천재지변", Won.of(0)))))
        .contains("inspection-delay.days");
    assertThat(judge(with(made, new Delay(5, 2, "천재지변", Won.of(107_999)))))
        .contains("inspection-delay.damages");
    assertThat(judge(with(made, new Delay(5, 0, null, Won.of(0)))))
        .contains("inspection-delay.damages");
  }

  @Test
  void aContractThatWasReplacedIsNotInspectedUnder() {
    Delivery delivery = contract.deliver(45_000_000, null, 5);
    Inspection made = contract.inspection(delivery, 45_000_000, 6, 0);
    var other =
        new InspectionFitsTheDelivery.Facts(
            Sha256.ofText("replaced"),
            Delivering.TERMS,
            contract.account(),
            Delivering.DUE,
            Delivering.CONCLUDED,
            Delivering.DUE);
    assertThat(InspectionFitsTheDelivery.judge(other, made).map(Refusal::key))
        .contains("contract-differs.latest");
  }

  @Test
  void whoSentOrConfirmedTheContractDoesNotInspectUnderIt() {
    InspectionRules law = law("kr-local-goods").inspection().orElseThrow();
    assertThat(InspectorDidNotContract.judge(law, false, false)).isEmpty();
    assertThat(InspectorDidNotContract.judge(law, true, false).map(Refusal::key))
        .contains("four-eyes.inspection");
    assertThat(InspectorDidNotContract.judge(law, false, true)).isPresent();
    var anybody = new InspectionRules(law.period(), List.of());
    assertThat(InspectorDidNotContract.judge(anybody, true, true))
        .as("the rule set decides")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-10T05:00:00Z, 2026-06-24T15:00:00Z, the fourteenth day is a Wednesday",
    "2026-06-13T01:00:00Z, 2026-06-29T15:00:00Z, the fourteenth day is a Saturday",
    "2026-06-10T15:00:00Z, 2026-06-25T15:00:00Z, the next day in Korea",
  })
  void theAgencyHasFourteenDaysFromTheDayOnWhichTheDeliveryReachedIt(
      Instant reached, Instant end, String why) {
    RuleSet rules = law("kr-local-goods");
    assertThat(InspectionPeriod.end(rules, rules.inspection().orElseThrow(), reached))
        .as(why)
        .isEqualTo(end);
  }

  private static RuleSet law(String id) {
    RuleSet rules = RuleSets.carried().get(id);
    return rules.under(Holidays.of(rules.json()));
  }

  private Optional<String> judge(Inspection inspection) {
    return InspectionFitsTheDelivery.judge(contract.inspecting(20), inspection).map(Refusal::key);
  }

  private static Inspection with(Inspection made, Result result, long accepted) {
    return new Inspection(
        made.tender(),
        made.lot(),
        made.contract(),
        made.delivery(),
        result,
        Won.of(accepted),
        result == Result.ACCEPTED ? null : "흠집",
        made.inspectedOn(),
        made.witness(),
        result == Result.RETURNED ? Optional.empty() : made.delay());
  }

  private static Inspection with(Inspection made, Delay delay) {
    return new Inspection(
        made.tender(),
        made.lot(),
        made.contract(),
        made.delivery(),
        made.result(),
        made.accepted(),
        made.faults(),
        made.inspectedOn(),
        made.witness(),
        Optional.of(delay));
  }

  @Test
  void nobodyInspectsBeforeTheDeliveryIsHandedInThoughItWasThereEarlier() {
    Delivery delivery = contract.deliver(20_000_000, null, 11);
    Inspection early = contract.inspection(delivery, 20_000_000, 12, 0);
    Inspection same = contract.inspection(delivery, 20_000_000, 18, 0);
    assertThat(InspectionFitsTheDelivery.judge(contract.inspecting(18, 20), early))
        .map(Refusal::code)
        .contains("inspection-date");
    assertThat(InspectionFitsTheDelivery.judge(contract.inspecting(18, 20), same)).isEmpty();
  }
}
