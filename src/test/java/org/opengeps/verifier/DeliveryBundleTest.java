package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Delivery;

/** The bundle of a tender under whose contract was delivered, as it should be and otherwise. */
class DeliveryBundleTest {
  private static final Instant AT = DeliverySigning.AT;
  private static final Instant DELIVERED = DeliverySigning.DELIVERED;

  private static Report report(Consumer<DeliverySigning> what) throws Exception {
    var delivering = new DeliverySigning().concluded();
    what.accept(delivering);
    return delivering.verify();
  }

  private static void verified(Report report, String said) {
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.contains(said));
  }

  private static void refuted(Report report, String check, String expected) {
    assertThat(report.findings())
        .as(report.toString())
        .anyMatch(one -> one.check().equals(check) && one.toString().contains(expected));
  }

  @Test
  void whatWasDeliveredAndAcceptedInTimeOwesNothing() throws Exception {
    verified(report(one -> one.accept(one.deliver(one.whole(), DELIVERED))), "counted again KRW 0");
  }

  @Test
  void aDeliveryThatNobodyHasInspectedYetIsSaidToBeSo() throws Exception {
    verified(report(one -> one.deliver(one.whole(), DELIVERED)), "accepted KRW 0");
  }

  @Test
  void whatWasReturnedAndMendedLateOwesDamagesThatTheBundleCountsAgain() throws Exception {
    Report report =
        report(
            one -> {
              Delivery first =
                  one.deliver(
                      one.delivery(1, Delivery.Kind.PART, null, one.part(40), DELIVERED),
                      DELIVERED);
              one.accept(first);
              Money rest = one.signing.contract.amount().minus(first.amount());
              Delivery second =
                  one.deliver(
                      one.delivery(2, Delivery.Kind.WHOLE, null, rest, one.after(1)), one.after(1));
              one.inspect(
                  second, one.inspection(second, rest.minus(rest), 0, one.after(2)), one.after(2));
              Delivery third =
                  one.deliver(
                      one.delivery(3, Delivery.Kind.WHOLE, second, rest, one.after(4)),
                      one.after(4));
              one.inspect(third, one.inspection(third, rest, 5, one.after(5)), one.after(5));
            });
    // 0.05 % for five days of 60 % of 1,600,000,000 won
    verified(report, "damages for delay counted again KRW 2400000");
  }

  @Test
  void anInspectionAfterItsTimeIsNotedAndRefutesNothing() throws Exception {
    Report report =
        report(
            one -> {
              Delivery whole = one.deliver(one.whole(), DELIVERED);
              Instant late = DELIVERED.plus(Duration.ofDays(30));
              one.inspect(whole, one.inspection(whole, whole.amount(), 0, late), late);
            });
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.toString()).contains("Delivery 1 was to be inspected before");
  }

  @Test
  void moreThanTheSumOfTheContractIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              one.forged =
                  json -> json.toBuilder().replace("deliveredAmount", "9999999999").build();
              one.deliver(one.whole(), DELIVERED);
            }),
        "delivery",
        "001-delivery.p7s");
    refuted(
        report(
            one -> {
              one.deliver(one.whole(), DELIVERED);
              one.deliver(
                  one.delivery(2, Delivery.Kind.PART, null, one.part(1), DELIVERED),
                  DELIVERED.plusSeconds(5));
            }),
        "delivery",
        "002-delivery.p7s");
  }

  @Test
  void whoSentTheContractDoesNotInspect() throws Exception {
    refuted(
        report(
            one -> {
              Delivery whole = one.deliver(one.whole(), DELIVERED);
              Instant at = DELIVERED.plusSeconds(60);
              one.inspect(
                  whole,
                  one.inspection(whole, whole.amount(), 0, at),
                  at,
                  one.signing.scene.tender.officer);
            }),
        "signer",
        "an officer who signed nothing of the contract");
  }

  @Test
  void eachPartySignsForItself() throws Exception {
    refuted(
        report(one -> one.deliver(one.whole(), DELIVERED, one.signing.scene.tender.bidders.get(0))),
        "signer",
        "the firm that signed the winning bid");
    refuted(
        report(
            one -> {
              Delivery whole = one.deliver(one.whole(), DELIVERED);
              Instant at = DELIVERED.plusSeconds(60);
              one.inspect(
                  whole, one.inspection(whole, whole.amount(), 0, at), at, one.signing.winner);
            }),
        "signer",
        "somebody certified for agency");
  }

  @Test
  void anInspectionBeforeTheDeliveryIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              Delivery whole = one.whole();
              one.accept(whole);
              one.deliver(whole, DELIVERED.plusSeconds(120));
            }),
        "delivery",
        "001-inspection.p7s");
    refuted(
        report(
            one -> {
              Delivery whole = one.deliver(one.whole(), DELIVERED);
              one.forged = json -> json.toBuilder().replace("inspectedOn", "2025-06-30").build();
              one.accept(whole);
            }),
        "delivery",
        "001-inspection.p7s");
  }

  @Test
  void aDeliveryBeforeTheContractExistsIsRefuted() throws Exception {
    var early = new DeliverySigning();
    early.deliver(early.whole(), AT.plusSeconds(15));
    early.concluded();
    refuted(early.verify(), "order", "001-delivery.p7s");
    var never = new DeliverySigning();
    never.deliver(never.whole(), DELIVERED);
    refuted(never.verify(), "delivery", "a contract that exists");
  }

  @Test
  void aDeliveryUnderAnotherContractIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              one.forged =
                  json ->
                      json.toBuilder().replace("contract", Sha256.ofText("other").hex()).build();
              one.deliver(one.whole(), DELIVERED);
            }),
        "delivery",
        "001-delivery.p7s");
  }

  @Test
  void aNumberThatDoesNotFollowIsRefuted() throws Exception {
    refuted(
        report(
            one ->
                one.deliver(
                    one.delivery(
                        2, Delivery.Kind.WHOLE, null, one.signing.contract.amount(), DELIVERED),
                    DELIVERED)),
        "delivery",
        "002-delivery.p7s");
  }

  @Test
  void damagesOrDaysOtherThanThoseOfTheContractAreRefuted() throws Exception {
    refuted(late("lateDays", 1L), "delivery", "001-inspection.p7s");
    refuted(late("damages", "0"), "delivery", "001-inspection.p7s");
    refuted(late("damages", "1"), "delivery", "001-inspection.p7s");
  }

  /** Everything two days late, with one figure changed. */
  private static Report late(String member, Object value) throws Exception {
    return report(
        one -> {
          Delivery whole =
              one.deliver(
                  one.delivery(
                      1, Delivery.Kind.WHOLE, null, one.signing.contract.amount(), one.after(2)),
                  one.after(2));
          one.forged =
              json ->
                  json.toBuilder()
                      .replace(
                          "delay", json.object("delay").toBuilder().replace(member, value).build())
                      .build();
          one.inspect(whole, one.inspection(whole, whole.amount(), 2, one.after(2)), one.after(2));
        });
  }

  @Test
  void moreThanWasDeliveredIsNotAccepted() throws Exception {
    refuted(
        report(
            one -> {
              Delivery part =
                  one.deliver(
                      one.delivery(1, Delivery.Kind.PART, null, one.part(10), DELIVERED),
                      DELIVERED);
              one.forged =
                  json ->
                      json.toBuilder()
                          .replace("acceptedAmount", one.signing.contract.amount().text())
                          .build();
              one.accept(part);
            }),
        "delivery",
        "001-inspection.p7s");
  }

  @Test
  void whatTheBundleLeavesOutIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              one.accept(one.deliver(one.whole(), DELIVERED));
              one.signing.scene.files.remove(DeliveryFiles.inspection(1));
            }),
        "log",
        "the document of delivery-inspected in the bundle");
  }
}
