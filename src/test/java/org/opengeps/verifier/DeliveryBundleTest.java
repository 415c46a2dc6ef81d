package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.DelayDamages;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Inspection.Result;

/** The bundle of a tender under whose contract was delivered, as it should be and otherwise. */
class DeliveryBundleTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant AT = TenderScene.OPENS.plusSeconds(200);
  private static final Instant CONCLUDED = AT.plusSeconds(20);
  private static final Instant DELIVERED = AT.plusSeconds(3600);

  /** A contract that exists, and what is signed under it. */
  private static final class Delivering {
    final ContractSigning signing = new ContractSigning();
    final TestAuthority.Identity inspector =
        signing.scene.tender.signing.person("Approving Officer", CommitteeScene.AGENCY);
    final LocalDate lastDay =
        LocalDate.ofInstant(signing.contract.consentBy().minusMillis(1), SEOUL);
    UnaryOperator<JsonObject> forged = json -> json;
    Instant latest = DELIVERED;

    Delivering() {
      signing.change(
          json ->
              json.toBuilder()
                  .replace(
                      "terms",
                      json.object("terms").toBuilder().replace("until", lastDay.toString()).build())
                  .build());
      signing.send(1);
      signing.step(Kind.CONSENT, AT.plusSeconds(10));
    }

    Delivering concluded() {
      signing.step(Kind.CONFIRMATION, CONCLUDED);
      return this;
    }

    /** A moment of the day that lies so many days after the last one of the contract. */
    Instant after(int days) {
      return lastDay.plusDays(days).atTime(12, 0).atZone(SEOUL).toInstant();
    }

    Money part(int percent) {
      Money sum = signing.contract.amount();
      return sum.currency()
          .of(
              sum.amount()
                  .multiply(java.math.BigDecimal.valueOf(percent))
                  .divide(java.math.BigDecimal.valueOf(100), 0, java.math.RoundingMode.DOWN));
    }

    Delivery delivery(int number, Delivery.Kind kind, Delivery mends, Money amount, Instant at) {
      return new Delivery(
          signing.award.tender(),
          signing.award.lot(),
          signing.contract.hash(),
          number,
          kind,
          mends == null ? null : mends.hash(),
          day(at),
          "관로 " + number + "구간",
          amount);
    }

    private LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, SEOUL);
    }

    Delivery deliver(Delivery delivery, Instant at) {
      return deliver(delivery, at, signing.winner);
    }

    Delivery deliver(Delivery delivery, Instant at, TestAuthority.Identity signer) {
      JsonObject json = forged.apply(delivery.toJson());
      Delivery said = Delivery.from(json);
      sign(DeliveryFiles.delivery(delivery.number()), json, "delivery-handed-in", said, at, signer);
      return said;
    }

    /** An inspection on the day of the moment, with damages for so many days. */
    Inspection inspection(Delivery delivery, Money accepted, int late, Instant at) {
      Result result =
          !accepted.isPositive()
              ? Result.RETURNED
              : accepted.equals(delivery.amount()) ? Result.ACCEPTED : Result.PARTLY;
      Money damages = DelayDamages.of(accepted, signing.contract.terms().delay(), late, 0).amount();
      return new Inspection(
          delivery.tender(),
          delivery.lot(),
          delivery.contract(),
          delivery.hash(),
          result,
          accepted,
          result == Result.ACCEPTED ? null : "이음매에서 물이 샘",
          day(at),
          "박입회",
          result == Result.RETURNED
              ? Optional.empty()
              : Optional.of(new Inspection.Delay(late, 0, null, damages)));
    }

    void inspect(Delivery delivery, Inspection inspection, Instant at) {
      inspect(delivery, inspection, at, inspector);
    }

    void inspect(
        Delivery delivery, Inspection inspection, Instant at, TestAuthority.Identity signer) {
      JsonObject json = forged.apply(inspection.toJson());
      String name = DeliveryFiles.inspection(delivery.number());
      sign(name, json, "delivery-inspected", delivery, at, signer);
    }

    private void sign(
        String name,
        JsonObject json,
        String fact,
        Delivery delivery,
        Instant at,
        TestAuthority.Identity signer) {
      byte[] signed = signer.signer().sign(json, at);
      signing.scene.files.put(name, signed);
      latest = at.isAfter(latest) ? at : latest;
      JsonObject data =
          JsonObject.builder()
              .put("lot", signing.award.lot())
              .put("contract", signing.contract.hash())
              .put("delivery", delivery.hash())
              .build();
      signing.scene.log.add(
          new LedgerEntry(fact, signing.award.tender().toString(), at, Sha256.of(signed), data));
    }

    /** Everything once, accepted in time. */
    Delivery whole() {
      return delivery(1, Delivery.Kind.WHOLE, null, signing.contract.amount(), DELIVERED);
    }

    void accept(Delivery delivery) {
      inspect(
          delivery,
          inspection(delivery, delivery.amount(), 0, DELIVERED.plusSeconds(60)),
          DELIVERED.plusSeconds(60));
    }

    Report verify() throws Exception {
      Instant lists = latest.plusSeconds(60);
      signing.scene.files.put(
          "revocation/signing.crl", signing.scene.tender.signing.revocationList(lists));
      signing.scene.files.put(
          "revocation/platform.crl", signing.scene.tender.platformAuthority.revocationList(lists));
      return signing.verify();
    }
  }

  private static Report report(Consumer<Delivering> what) throws Exception {
    var delivering = new Delivering().concluded();
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
    var early = new Delivering();
    early.deliver(early.whole(), AT.plusSeconds(15));
    early.concluded();
    refuted(early.verify(), "order", "001-delivery.p7s");
    var never = new Delivering();
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
