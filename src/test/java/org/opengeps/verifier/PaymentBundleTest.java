package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.verifier.PaymentSigning.APPROVED;
import static org.opengeps.verifier.PaymentSigning.CLAIMED;
import static org.opengeps.verifier.PaymentSigning.ORDERED;
import static org.opengeps.verifier.PaymentSigning.REPORTED;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.PaymentOrder;

/** The bundle of a contract under which was paid, as it should be and otherwise. */
class PaymentBundleTest {
  static Report report(Consumer<PaymentSigning> what) throws Exception {
    var paying = new PaymentSigning();
    what.accept(paying);
    return paying.delivering.verify();
  }

  private static void verified(Report report, String said) {
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed()).anyMatch(line -> line.contains(said));
  }

  static void refuted(Report report, String check, String expected) {
    assertThat(report.findings())
        .as(report.toString())
        .anyMatch(one -> one.check().equals(check) && one.toString().contains(expected));
  }

  @Test
  void whatWasClaimedOrderedByTwoAndBookedIsPaid() throws Exception {
    verified(
        report(PaymentSigning::paid),
        "1 claims; KRW 1600000000 paid, interest for paying late counted again KRW 0");
  }

  @Test
  void aClaimThatWaitsIsSaidToBeUnpaid() throws Exception {
    verified(
        report(one -> one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED)),
        "1 claims; KRW 0 paid");
  }

  @Test
  void whatCameBackIsClaimedOnceMoreAndPaidOnce() throws Exception {
    Report report =
        report(
            one -> {
              Inspection whole = one.acceptedWhole();
              Claim first = one.claims(one.claim(1, CLAIMED, whole), CLAIMED);
              PaymentOrder order = one.orders(first, one.order(first, ORDERED, 0), 1, ORDERED);
              one.approves(first, order, APPROVED);
              one.reports(first, order, TransferOutcome.BOOKED, REPORTED);
              one.reports(first, order, TransferOutcome.RETURNED, REPORTED.plusSeconds(60));
              Instant again = REPORTED.plusSeconds(120);
              one.claims(one.claim(2, again, whole), again);
            });
    verified(report, "2 claims; KRW 0 paid");
  }

  @Test
  void whatTheBankRefusedIsOrderedAndApprovedOnceMoreAndPaidOnce() throws Exception {
    Report report =
        report(
            one -> {
              Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
              PaymentOrder first = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
              one.approves(claim, first, APPROVED);
              one.reports(claim, first, TransferOutcome.REJECTED, REPORTED);
              Instant tomorrow = ORDERED.plus(Duration.ofDays(1));
              PaymentOrder again =
                  one.orders(claim, one.order(claim, 2, tomorrow, 0), 2, REPORTED.plusSeconds(60));
              Instant approved = REPORTED.plusSeconds(120);
              one.approves(claim, again, approved);
              Instant booked = REPORTED.plusSeconds(180);
              CreditTransfer told = PaymentSigning.transfer(claim, again, approved);
              one.reports(
                  claim,
                  again,
                  TransferOutcome.BOOKED,
                  PaymentSigning.message(told, TransferOutcome.BOOKED, booked),
                  booked);
            });
    verified(report, "1 claims; KRW 1600000000 paid");
  }

  @Test
  void aSecondOrderIsNotApprovedWhileTheBankHasTheFirst() throws Exception {
    refuted(
        report(
            one -> {
              Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
              PaymentOrder first = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
              one.approves(claim, first, APPROVED);
              Instant tomorrow = ORDERED.plus(Duration.ofDays(1));
              one.orders(claim, one.order(claim, 2, tomorrow, 0), 2, APPROVED.plusSeconds(5));
            }),
        "payment",
        "001-order-02.p7s");
  }

  @Test
  void aClaimThatWasSentBackAndAnOrderThatWasReplacedHinderNothing() throws Exception {
    Report report =
        report(
            one -> {
              Inspection whole = one.acceptedWhole();
              Claim first = one.claims(one.claim(1, CLAIMED, whole), CLAIMED);
              one.sendsBack(first, CLAIMED.plusSeconds(5));
              Instant again = CLAIMED.plusSeconds(10);
              Claim second = one.claims(one.claim(2, again, whole), again);
              Instant tomorrow = ORDERED.plus(Duration.ofDays(1));
              one.orders(second, one.order(second, tomorrow, 0), 1, ORDERED);
              PaymentOrder order =
                  one.orders(second, one.order(second, 2, ORDERED, 0), 2, ORDERED.plusSeconds(5));
              one.approves(second, order, APPROVED);
              one.reports(second, order, TransferOutcome.BOOKED, REPORTED);
            });
    verified(report, "2 claims; KRW 1600000000 paid");
  }

  /** Claimed and then paid so many days after the day of the claim. */
  private static Report late(int after, int days) throws Exception {
    return report(
        one -> {
          Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
          Instant at = CLAIMED.plus(Duration.ofDays(after));
          PaymentOrder order = one.orders(claim, one.order(claim, at, days), 1, at);
          Instant approved = at.plusSeconds(5);
          one.approves(claim, order, approved);
          CreditTransfer told = PaymentSigning.transfer(claim, order, approved);
          Instant booked = approved.plusSeconds(60);
          one.reports(
              claim,
              order,
              TransferOutcome.BOOKED,
              PaymentSigning.message(told, TransferOutcome.BOOKED, booked),
              booked);
        });
  }

  @Test
  void interestForPayingLateIsCountedAgainAndTheDelayIsNoted() throws Exception {
    // delivered on 2 July 2025, a Wednesday: five working days end on 9 July
    Report report = late(10, 3);
    // 1,600,000,000 x 8.5 % x 3 / 365 = 1,117,808.2
    verified(report, "interest for paying late counted again KRW 1117808");
    assertThat(report.toString()).contains("Claim 1 was to be paid before");
    refuted(late(10, 2), "payment", "001-order-01.p7s");
    refuted(late(10, 0), "payment", "001-order-01.p7s");
    refuted(late(0, 1), "payment", "001-order-01.p7s");
  }

  @Test
  void moreThanWasAcceptedIsNotClaimed() throws Exception {
    refuted(
        report(
            one -> {
              one.forged =
                  json ->
                      json.toBuilder()
                          .replace("acceptedAmount", "1600000001")
                          .replace("payable", "1600000001")
                          .build();
              one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
            }),
        "payment",
        "001-claim.p7s");
  }

  @Test
  void nothingIsClaimedTwiceWhileItWaitsOrIsPaid() throws Exception {
    refuted(
        report(
            one -> {
              Inspection whole = one.acceptedWhole();
              one.claims(one.claim(1, CLAIMED, whole), CLAIMED);
              Instant again = CLAIMED.plusSeconds(5);
              one.claims(one.claim(2, again, whole), again);
            }),
        "payment",
        "002-claim.p7s");
  }

  @Test
  void whatWasNotAcceptedBeforeTheClaimIsNotClaimed() throws Exception {
    refuted(
        report(
            one -> {
              Money half = one.delivering.part(50);
              Inspection first = one.accepted(1, Delivery.Kind.PART, half);
              Inspection stranger =
                  one.delivering.inspection(
                      one.delivering.delivery(7, Delivery.Kind.PART, null, half, CLAIMED),
                      half,
                      0,
                      CLAIMED);
              one.claims(one.claim(1, CLAIMED, first, stranger), CLAIMED);
            }),
        "payment",
        "001-claim.p7s");
  }

  @Test
  void anAccountInAnotherNameIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              one.forged =
                  json ->
                      json.toBuilder()
                          .replace(
                              "account",
                              json.object("account").toBuilder().replace("holder", "다른건설").build())
                          .build();
              one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
            }),
        "payment",
        "001-claim.p7s");
  }

  @Test
  void eachPartySignsForItself() throws Exception {
    refuted(
        report(
            one ->
                one.claims(
                    one.claim(1, CLAIMED, one.acceptedWhole()),
                    CLAIMED,
                    one.delivering.signing.scene.tender.bidders.get(0))),
        "signer",
        "the firm that signed the winning bid");
    refuted(
        ordered(one -> one.delivering.signing.winner), "signer", "somebody certified for agency");
  }

  private interface By {
    TestAuthority.Identity of(PaymentSigning paying);
  }

  private static Report ordered(By signer) throws Exception {
    return report(
        one -> {
          Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
          one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED, signer.of(one));
        });
  }

  @Test
  void whoInspectedDoesNotOrderAndWhoOrderedDoesNotApprove() throws Exception {
    refuted(ordered(one -> one.inspector), "signer", "an officer who inspected none of it");
    refuted(
        report(
            one -> {
              Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
              PaymentOrder order = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
              one.approves(claim, order, APPROVED, one.officer);
            }),
        "signer",
        "another officer than who ordered it");
  }

  @Test
  void anotherSumOrAccountThanClaimedIsNotOrdered() throws Exception {
    refuted(forgedOrder("payable", "1", "total", "1"), "payment", "001-order-01.p7s");
    JsonObject other =
        PaymentSigning.CREDITOR.toJson().toBuilder().replace("number", "9999").build();
    refuted(forgedOrder("creditor", other), "payment", "001-order-01.p7s");
    refuted(forgedOrder("payOn", "2025-06-01"), "payment", "001-order-01.p7s");
  }

  private static Report forgedOrder(Object... members) throws Exception {
    return report(
        one -> {
          Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
          one.forged =
              json -> {
                var forged = json.toBuilder();
                for (int i = 0; i < members.length; i += 2) {
                  forged.replace((String) members[i], members[i + 1]);
                }
                return forged.build();
              };
          one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
        });
  }

  @Test
  void onlyTheLastOrderIsApprovedAndNotAfterItsDay() throws Exception {
    refuted(
        report(
            one -> {
              Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
              PaymentOrder first = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
              Instant tomorrow = ORDERED.plus(Duration.ofDays(1));
              one.orders(claim, one.order(claim, 2, tomorrow, 0), 2, ORDERED.plusSeconds(5));
              one.approves(claim, first, APPROVED);
            }),
        "payment",
        "the hash of the last order for a claim");
    refuted(
        report(
            one -> {
              Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
              PaymentOrder order = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
              one.approves(claim, order, APPROVED.plus(Duration.ofDays(1)));
            }),
        "payment",
        "001-approval-01.p7s");
  }

  private static Report reported(TransferOutcome outcome, Forger forger) throws Exception {
    return report(
        one -> {
          Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
          PaymentOrder order = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
          one.approves(claim, order, APPROVED);
          CreditTransfer told = PaymentSigning.transfer(claim, order, APPROVED);
          one.reports(claim, order, outcome, forger.of(told), REPORTED);
        });
  }

  private interface Forger {
    byte[] of(CreditTransfer told);
  }

  @Test
  void aReportAboutAnotherTransferOrOutcomeIsRefuted() throws Exception {
    refuted(
        reported(
            TransferOutcome.BOOKED,
            told ->
                new String(
                        PaymentSigning.message(told, TransferOutcome.BOOKED, REPORTED),
                        StandardCharsets.UTF_8)
                    .replace("1600000000", "1600000001")
                    .getBytes(StandardCharsets.UTF_8)),
        "payment",
        "001-booked-01.p7s");
    refuted(
        reported(
            TransferOutcome.BOOKED,
            told -> PaymentSigning.message(told, TransferOutcome.REJECTED, REPORTED)),
        "payment",
        "001-booked-01.p7s");
    refuted(
        reported(
            TransferOutcome.RETURNED,
            told -> PaymentSigning.message(told, TransferOutcome.RETURNED, REPORTED)),
        "payment",
        "what can follow");
  }

  @Test
  void aReportThatIsNotTheOneOfTheLogIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              Claim claim = one.paid();
              byte[] xml =
                  PaymentSigning.message(
                      PaymentSigning.transfer(claim, one.order(claim, ORDERED, 0), APPROVED),
                      TransferOutcome.BOOKED,
                      REPORTED);
              TestAuthority.Identity other = new TestAuthority("다른은행").person("다른은행", "8888888888");
              one.delivering.signing.scene.files.put(
                  "payments/001-booked-01.p7s", other.signer().sign(xml, REPORTED));
            }),
        "log",
        "001-booked-01.p7s");
  }

  @Test
  void aPaymentThatNobodyApprovedIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              Claim claim = one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
              PaymentOrder order = one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
              one.reports(claim, order, TransferOutcome.BOOKED, REPORTED);
            }),
        "payment",
        "a payment that was approved before");
  }

  private static Report invoiced(byte[] signed, byte[] enclosed) throws Exception {
    return report(
        one -> {
          if (signed != null) {
            one.forged =
                json -> json.toBuilder().replace("invoice", Sha256.of(signed).hex()).build();
          }
          one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
          if (enclosed != null) {
            one.delivering.signing.scene.files.put("payments/001-invoice.xml", enclosed);
          }
        });
  }

  @Test
  void theInvoiceIsTheOneWhoseHashTheFirmSigned() throws Exception {
    byte[] invoice = "<Invoice>한빛</Invoice>".getBytes(StandardCharsets.UTF_8);
    byte[] other = "<Invoice>다른</Invoice>".getBytes(StandardCharsets.UTF_8);
    verified(invoiced(invoice, invoice), "1 claims; KRW 0 paid");
    refuted(invoiced(invoice, other), "payment", "001-invoice.xml");
    refuted(invoiced(invoice, null), "payment", "001-invoice.xml");
    refuted(invoiced(null, invoice), "payment", "001-invoice.xml");
  }

  @Test
  void whatTheBundleLeavesOutIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              one.paid();
              one.delivering.signing.scene.files.remove("payments/001-booked-01.p7s");
            }),
        "log",
        "the document of transfer-reported in the bundle");
  }

  @Test
  void aFileThatIsInTheBundleUnderAnotherNameIsRefuted() throws Exception {
    refuted(
        report(
            one -> {
              one.paid();
              var files = one.delivering.signing.scene.files;
              files.put(
                  "payments/003-approval-01.p7s", files.remove("payments/001-approval-01.p7s"));
            }),
        "payment",
        "003-approval-01.p7s");
  }
}
