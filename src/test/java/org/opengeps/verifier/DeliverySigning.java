package org.opengeps.verifier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

/** A contract that exists, and what is signed under it. */
final class DeliverySigning {
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  static final Instant AT = TenderScene.OPENS.plusSeconds(200);
  static final Instant CONCLUDED = AT.plusSeconds(20);
  static final Instant DELIVERED = AT.plusSeconds(3600);

  final ContractSigning signing = new ContractSigning();
  final TestAuthority.Identity inspector =
      signing.scene.tender.signing.person("Approving Officer", CommitteeScene.AGENCY);
  final LocalDate lastDay = LocalDate.ofInstant(signing.contract.consentBy().minusMillis(1), SEOUL);
  UnaryOperator<JsonObject> forged = json -> json;
  Instant latest = DELIVERED;

  DeliverySigning() {
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

  DeliverySigning concluded() {
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
