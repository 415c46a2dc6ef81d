package org.opengeps.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;

/** What follows a delivered part: inspected, claimed, ordered by two, and paid by the bank. */
final class Paying {
  private static final String WITNESS = "정입회";
  private static final String BANK = "NACFKRSE";
  private static final String AGENCY_ACCOUNT = "301-0099-0001-11";
  private static final String FIRM_ACCOUNT = "110-0099-0002-22";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Engine engine;
  private final Installation installation;
  private final BankDesk bank;
  private final Clock clock;

  Paying(Engine engine, Installation installation, BankDesk bank, Clock clock) {
    this.engine = engine;
    this.installation = installation;
    this.bank = bank;
    this.clock = clock;
  }

  /** Until the money has left the agency's account. */
  void pay(String door, Contract contract, Delivery part, DocumentSigner firm, LocalDate today) {
    DocumentSigner officer = Cast.OFFICER.signer(installation, clock);
    DocumentSigner approver = Cast.APPROVER.signer(installation, clock);
    Inspection inspection = inspection(part, today);
    post(door + "/deliveries/inspections", inspection.toJson(), approver);
    BankAccount creditor = new BankAccount(BANK, FIRM_ACCOUNT, contract.supplier().name().ko());
    BankAccount debtor = new BankAccount(BANK, AGENCY_ACCOUNT, contract.agency().name().ko());
    bank.open(creditor, contract.amount().minus(contract.amount()));
    bank.open(debtor, contract.amount().plus(contract.amount()));
    Claim claim = claim(contract, inspection, creditor, today);
    post(door + "/payments/claims", claim.toJson(), firm);
    PaymentOrder order =
        new PaymentOrder(
            contract.tender(),
            contract.lot(),
            claim.hash(),
            1,
            claim.payable(),
            Optional.empty(),
            debtor,
            creditor,
            today);
    post(door + "/payments/orders", order.toJson(), officer);
    Sha256 ordered = order.hash();
    post(
        door + "/payments/approvals",
        new PaymentApproval(contract.tender(), contract.lot(), ordered).toJson(),
        approver);
    Patience.until("the first part is paid", PATIENCE, () -> isPaid(door));
  }

  private static Inspection inspection(Delivery part, LocalDate today) {
    Money none = part.amount().minus(part.amount());
    return new Inspection(
        part.tender(),
        part.lot(),
        part.contract(),
        part.hash(),
        Inspection.Result.ACCEPTED,
        part.amount(),
        null,
        today,
        WITNESS,
        Optional.of(new Inspection.Delay(0, 0, null, none)));
  }

  private static Claim claim(
      Contract contract, Inspection inspection, BankAccount account, LocalDate today) {
    Money accepted = inspection.accepted();
    return new Claim(
        contract.tender(),
        contract.lot(),
        contract.hash(),
        1,
        List.of(inspection.hash()),
        accepted,
        accepted.minus(accepted),
        account,
        null,
        today);
  }

  private boolean isPaid(String door) {
    JsonObject all =
        DemoFailure.orThrow(engine.getJson(door + "/payments"), "reading the payments");
    return all.objects("claims").stream().allMatch(one -> one.string("state").equals("paid"));
  }

  private void post(String path, JsonObject message, DocumentSigner signer) {
    DemoFailure.orThrow(
        engine.post(path, signer.sign(message, clock.instant().truncatedTo(ChronoUnit.MILLIS))),
        "posting to " + path);
  }
}
