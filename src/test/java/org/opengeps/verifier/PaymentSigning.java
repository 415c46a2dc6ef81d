package org.opengeps.verifier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.LateInterest;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.payment.rules.OrderedTransfer;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.bank.BankReason;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.TransferStatus;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;

/** What is accepted under a contract, and what is signed until it is paid. */
final class PaymentSigning {
  static final Instant INSPECTED = DeliverySigning.DELIVERED.plusSeconds(60);
  static final Instant CLAIMED = DeliverySigning.DELIVERED.plusSeconds(120);
  static final Instant ORDERED = DeliverySigning.DELIVERED.plusSeconds(180);
  static final Instant APPROVED = DeliverySigning.DELIVERED.plusSeconds(240);
  static final Instant REPORTED = DeliverySigning.DELIVERED.plusSeconds(300);
  static final BankAccount CREDITOR = new BankAccount("HVBKKRSE", "1002-333-4444", "한빛건설");

  final DeliverySigning delivering;
  final TestAuthority.Identity officer;
  final TestAuthority.Identity inspector;
  final TestAuthority.Identity bank = new TestAuthority("연습은행").person("연습은행", "9999999999");

  /** Of the last order among those for its claim; files are named by it. */
  int place;

  /** Changes what is signed next. */
  UnaryOperator<JsonObject> forged = json -> json;

  /** Changes what the log says of what is signed next. */
  UnaryOperator<JsonObject> logged = json -> json;

  /** Changes the bytes that the bank signs next, behind its back. */
  UnaryOperator<byte[]> altered = der -> der;

  PaymentSigning() {
    this(new DeliverySigning().concluded());
  }

  PaymentSigning(DeliverySigning delivering) {
    this.delivering = delivering;
    officer = delivering.signing.scene.tender.officer;
    inspector = delivering.inspector;
  }

  /** A part of the sum, accepted by the inspector in time. */
  Inspection accepted(int number, Delivery.Kind kind, Money amount) {
    Instant at = DeliverySigning.DELIVERED.plusSeconds(number);
    Delivery part = delivering.deliver(delivering.delivery(number, kind, null, amount, at), at);
    Inspection inspection = delivering.inspection(part, amount, 0, INSPECTED.plusSeconds(number));
    delivering.inspect(part, inspection, INSPECTED.plusSeconds(number));
    return inspection;
  }

  Inspection acceptedWhole() {
    return accepted(1, Delivery.Kind.WHOLE, delivering.signing.contract.amount());
  }

  Claim claim(int number, Instant at, Inspection... inspections) {
    Money sum = delivering.signing.contract.amount();
    Money none = sum.minus(sum);
    return new Claim(
        delivering.signing.award.tender(),
        delivering.signing.award.lot(),
        delivering.signing.contract.hash(),
        number,
        List.of(inspections).stream().map(Inspection::hash).toList(),
        List.of(inspections).stream().map(Inspection::accepted).reduce(none, Money::plus),
        List.of(inspections).stream()
            .flatMap(one -> one.delay().stream())
            .map(Inspection.Delay::damages)
            .reduce(none, Money::plus),
        CREDITOR,
        null,
        day(at));
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, DeliverySigning.SEOUL);
  }

  Claim claims(Claim claim, Instant at) {
    return claims(claim, at, delivering.signing.winner);
  }

  Claim claims(Claim claim, Instant at, TestAuthority.Identity signer) {
    JsonObject json = forged.apply(claim.toJson());
    Claim said = Claim.from(json);
    sign(
        PaymentFiles.name(claim.number(), PaymentFiles.CLAIM),
        json,
        "payment-claimed",
        said,
        at,
        signer);
    return said;
  }

  void sendsBack(Claim claim, Instant at) {
    sendsBack(claim, at, officer);
  }

  void sendsBack(Claim claim, Instant at, TestAuthority.Identity signer) {
    JsonObject json =
        new ClaimReturn(claim.tender(), claim.lot(), claim.hash(), "품목이 계약과 다름").toJson();
    sign(
        PaymentFiles.name(claim.number(), PaymentFiles.RETURN),
        json,
        "claim-sent-back",
        claim,
        at,
        signer);
  }

  PaymentOrder order(Claim claim, Instant at, int days) {
    return order(claim, 1, at, days);
  }

  /**
   * @param number among the orders for the claim
   * @param days late
   */
  PaymentOrder order(Claim claim, int number, Instant at, int days) {
    var owed = new LateInterest(claim.payable(), Percent.of("8.5"), 365, days);
    return new PaymentOrder(
        claim.tender(),
        claim.lot(),
        claim.hash(),
        number,
        claim.payable(),
        days == 0
            ? Optional.empty()
            : Optional.of(
                new PaymentOrder.Interest(days, Percent.of("8.5"), "농협은행 공시", owed.owed())),
        new BankAccount(
            "NACFKRSE",
            "301-0000-1111",
            delivering.signing.contract.agency().name().ko() + " 일반회계"),
        claim.account(),
        day(at));
  }

  PaymentOrder orders(Claim claim, PaymentOrder order, int place, Instant at) {
    return orders(claim, order, place, at, officer);
  }

  PaymentOrder orders(
      Claim claim, PaymentOrder order, int place, Instant at, TestAuthority.Identity signer) {
    JsonObject json = forged.apply(order.toJson());
    this.place = place;
    sign(
        PaymentFiles.name(claim.number(), PaymentFiles.ORDER, place),
        json,
        "payment-ordered",
        claim,
        at,
        signer);
    return PaymentOrder.from(json);
  }

  void approves(Claim claim, PaymentOrder order, Instant at) {
    approves(claim, order, at, inspector);
  }

  void approves(Claim claim, PaymentOrder order, Instant at, TestAuthority.Identity signer) {
    JsonObject json = new PaymentApproval(claim.tender(), claim.lot(), order.hash()).toJson();
    sign(
        PaymentFiles.name(claim.number(), PaymentFiles.APPROVAL, place),
        json,
        "payment-approved",
        claim,
        at,
        signer);
  }

  /** What the bank was told. */
  static CreditTransfer transfer(Claim claim, PaymentOrder order, Instant approved) {
    return OrderedTransfer.of(order, claim.number(), approved);
  }

  /** The bank's own message about a transfer. */
  static byte[] message(CreditTransfer told, TransferOutcome outcome, Instant at) {
    var reason = Optional.of(new BankReason("AC04", "닫힌 계좌"));
    return outcome == TransferOutcome.REJECTED
        ? new TransferStatus(
                "b1",
                at,
                told.messageId(),
                told.endToEndId(),
                told.amount(),
                TransferStatus.State.REJECTED,
                reason)
            .toXml()
        : new AccountNotice(
                "b1",
                outcome == TransferOutcome.BOOKED ? 1 : 2,
                at,
                told.debtor(),
                told.amount(),
                day(at),
                told.messageId(),
                told.endToEndId(),
                outcome == TransferOutcome.BOOKED ? Optional.empty() : reason)
            .toXml();
  }

  void reports(Claim claim, PaymentOrder order, TransferOutcome outcome, Instant at) {
    reports(claim, order, outcome, message(transfer(claim, order, APPROVED), outcome, at), at);
  }

  void reports(Claim claim, PaymentOrder order, TransferOutcome outcome, byte[] xml, Instant at) {
    byte[] signed = altered.apply(bank.signer().sign(xml, at));
    JsonBuilder data =
        data(claim)
            .put("order", order.hash())
            .put("outcome", outcome)
            .put("bank", Sha256.of(CertificateForm.der(bank.certificate())));
    keep(
        PaymentFiles.name(claim.number(), "-" + JsonValues.word(outcome) + "-", place),
        signed,
        "transfer-reported",
        data.build(),
        at);
  }

  /** From the claim to the money, in time. */
  Claim paid() {
    Claim claim = claims(claim(1, CLAIMED, acceptedWhole()), CLAIMED);
    PaymentOrder order = orders(claim, order(claim, ORDERED, 0), 1, ORDERED);
    approves(claim, order, APPROVED);
    reports(claim, order, TransferOutcome.BOOKED, REPORTED);
    return claim;
  }

  private JsonBuilder data(Claim claim) {
    return JsonObject.builder()
        .put("lot", delivering.signing.award.lot())
        .put("claim", claim.hash());
  }

  private void sign(
      String name,
      JsonObject json,
      String fact,
      Claim claim,
      Instant at,
      TestAuthority.Identity signer) {
    keep(name, signer.signer().sign(json, at), fact, data(claim).build(), at);
  }

  private void keep(String name, byte[] signed, String fact, JsonObject data, Instant at) {
    delivering.signing.scene.files.put(name, signed);
    delivering.latest = at.isAfter(delivering.latest) ? at : delivering.latest;
    delivering.signing.scene.log.add(
        new LedgerEntry(
            fact,
            delivering.signing.award.tender().toString(),
            at,
            Sha256.of(signed),
            logged.apply(data)));
  }
}
