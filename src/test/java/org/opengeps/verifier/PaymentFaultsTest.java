package org.opengeps.verifier;

import static org.opengeps.verifier.PaymentBundleTest.refuted;
import static org.opengeps.verifier.PaymentBundleTest.report;
import static org.opengeps.verifier.PaymentSigning.APPROVED;
import static org.opengeps.verifier.PaymentSigning.CLAIMED;
import static org.opengeps.verifier.PaymentSigning.ORDERED;
import static org.opengeps.verifier.PaymentSigning.REPORTED;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.PaymentOrder;

/**
 * Faults of payments of which each has one check alone that sees it: signatures, hashes and log
 * agree, and only what they say does not.
 */
class PaymentFaultsTest {
  private static final String OTHER = Sha256.ofText("다른 청구").hex();

  private static UnaryOperator<JsonObject> with(String... members) {
    return json -> {
      JsonBuilder changed = json.toBuilder();
      for (int i = 0; i < members.length; i += 2) {
        changed.replace(members[i], members[i + 1]);
      }
      return changed.build();
    };
  }

  private static Claim claimed(PaymentSigning one) {
    return one.claims(one.claim(1, CLAIMED, one.acceptedWhole()), CLAIMED);
  }

  private static PaymentOrder ordered(PaymentSigning one, Claim claim) {
    return one.orders(claim, one.order(claim, ORDERED, 0), 1, ORDERED);
  }

  private static TestAuthority.Identity stranger(PaymentSigning one) {
    return one.delivering.signing.scene.tender.signing.person("다른기관 담당", "6999999");
  }

  @Test
  void anEntryThatNamesAnotherClaimIsRefuted() throws Exception {
    Report paid =
        report(
            one -> {
              one.acceptedWhole();
              one.logged = with("claim", OTHER);
              one.paid();
            });
    refuted(paid, "payment", "001-claim.p7s entry claim");
    refuted(paid, "payment", "001-order-01.p7s entry claim");
    refuted(paid, "payment", "001-approval-01.p7s entry claim");
    refuted(paid, "payment", "001-booked-01.p7s entry claim");
    Report back =
        report(
            one -> {
              Claim claim = claimed(one);
              one.logged = with("claim", OTHER);
              one.sendsBack(claim, ORDERED);
            });
    refuted(back, "payment", "001-return.p7s entry claim");
  }

  /** A bank's certificate is under no root: only the entry says which one it is. */
  @ParameterizedTest
  @CsvSource({"order", "bank", "outcome"})
  void anEntryThatSaysSomethingElseThanTheReportIsRefuted(String member) throws Exception {
    Report report =
        report(
            one -> {
              Claim claim = claimed(one);
              PaymentOrder order = ordered(one, claim);
              one.approves(claim, order, APPROVED);
              one.logged = with(member, member.equals("outcome") ? "returned" : OTHER);
              one.reports(claim, order, TransferOutcome.BOOKED, REPORTED);
            });
    refuted(report, "payment", "001-booked-01.p7s entry " + member);
  }

  @Test
  void aReportWhoseSignatureDoesNotHoldIsRefuted() throws Exception {
    Report report =
        report(
            one -> {
              one.altered =
                  der -> {
                    byte[] changed = der.clone();
                    changed[changed.length - 1] ^= 1;
                    return changed;
                  };
              one.paid();
            });
    refuted(report, "signature", "001-booked-01.p7s");
  }

  @Test
  void aReportNamedByAnotherOrderIsRefuted() throws Exception {
    Report report =
        report(
            one -> {
              Claim claim = claimed(one);
              PaymentOrder order = ordered(one, claim);
              one.approves(claim, order, APPROVED);
              one.place = 2;
              one.reports(claim, order, TransferOutcome.BOOKED, REPORTED);
            });
    refuted(report, "payment", "001-booked-02.p7s place of the order");
  }

  @ParameterizedTest
  @CsvSource({"BOOKED, REJECTED", "REJECTED, BOOKED"})
  void aTransferIsNotBookedAndRefused(TransferOutcome first, TransferOutcome then)
      throws Exception {
    Report report =
        report(
            one -> {
              Claim claim = claimed(one);
              PaymentOrder order = ordered(one, claim);
              one.approves(claim, order, APPROVED);
              one.reports(claim, order, first, REPORTED);
              one.reports(claim, order, then, REPORTED.plusSeconds(60));
            });
    refuted(report, "payment", "what can follow from the bank's word before");
  }

  @Test
  void anOfficerOfAnotherAgencySignsNothing() throws Exception {
    Report paid =
        report(
            one -> {
              Claim claim = claimed(one);
              PaymentOrder order = one.order(claim, ORDERED, 0);
              one.orders(claim, order, 1, ORDERED, stranger(one));
              one.approves(claim, order, APPROVED, stranger(one));
            });
    refuted(paid, "signer", "001-order-01.p7s signer");
    refuted(paid, "signer", "001-approval-01.p7s signer: expected somebody certified for agency");
    Report back = report(one -> one.sendsBack(claimed(one), ORDERED, stranger(one)));
    refuted(back, "signer", "001-return.p7s signer");
  }

  @ParameterizedTest
  @CsvSource({"lot, 7", "tender, R25BK99999999-000"})
  void whatIsAboutAnotherContractIsRefuted(String member, String other) throws Exception {
    Report paid =
        report(
            one -> {
              one.forged = with(member, other);
              Claim claim = claimed(one);
              one.approves(claim, ordered(one, claim), APPROVED);
            });
    refuted(paid, "payment", "001-claim.p7s " + member);
    refuted(paid, "payment", "001-order-01.p7s " + member);
    refuted(paid, "payment", "001-approval-01.p7s " + member);
    Report back =
        report(
            one -> {
              one.forged = with(member, other);
              one.sendsBack(claimed(one), ORDERED);
            });
    refuted(back, "payment", "001-return.p7s " + member);
  }

  @Test
  void aClaimBeforeTheContractExistsIsRefuted() throws Exception {
    var early = new PaymentSigning(new DeliverySigning());
    Instant before = DeliverySigning.CONCLUDED.minusSeconds(1);
    early.claims(early.claim(1, before, early.acceptedWhole()), before);
    early.delivering.concluded();
    refuted(early.delivering.verify(), "order", "001-claim.p7s");
    var never = new PaymentSigning(new DeliverySigning());
    claimed(never);
    refuted(never.delivering.verify(), "payment", "a contract that exists");
  }

  @Test
  void whatDoesNotWaitIsNeitherSentBackNorApproved() throws Exception {
    Report back =
        report(
            one -> {
              Claim claim = claimed(one);
              one.approves(claim, ordered(one, claim), APPROVED);
              one.sendsBack(claim, REPORTED);
            });
    refuted(back, "payment", "001-return.p7s: expected a claim that waits");
    Report approved =
        report(
            one -> {
              Claim claim = claimed(one);
              PaymentOrder order = ordered(one, claim);
              one.sendsBack(claim, ORDERED.plusSeconds(5));
              one.approves(claim, order, APPROVED);
            });
    refuted(approved, "payment", "001-approval-01.p7s: expected a claim that waits");
  }

  @Test
  void aReturnAndAnOrderForNoClaimAreRefuted() throws Exception {
    Report order =
        report(
            one -> {
              Claim claim = claimed(one);
              one.forged = with("claim", OTHER);
              ordered(one, claim);
            });
    refuted(order, "payment", "001-order-01.p7s: expected the hash of a claim");
    Report back =
        report(
            one -> {
              Claim claim = claimed(one);
              one.sendsBack(one.claim(2, CLAIMED), ORDERED);
            });
    refuted(back, "payment", "002-return.p7s: expected the hash of a claim");
  }

  private static UnaryOperator<JsonObject> inDollars(String... amounts) {
    JsonObject dollars =
        JsonObject.builder().put("currency", new CurrencyUnit("USD", 2)).build().object("currency");
    return json -> with(amounts).apply(json.toBuilder().replace("currency", dollars).build());
  }

  /** The same figures in another currency are another sum. */
  @Test
  void anotherCurrencyThanThatOfTheContractIsRefuted() throws Exception {
    String sum = "1600000000.00";
    Report claim =
        report(
            one -> {
              one.forged = inDollars("acceptedAmount", sum, "damages", "0.00", "payable", sum);
              claimed(one);
            });
    refuted(claim, "payment", "001-claim.p7s: expected a claim for what was accepted");
    Report order =
        report(
            one -> {
              Claim won = claimed(one);
              one.forged = inDollars("payable", sum, "total", sum);
              ordered(one, won);
            });
    refuted(order, "payment", "001-order-01.p7s: expected an order that fits the claim");
  }

  @ParameterizedTest
  @CsvSource({"claimedOn, 2025-07-03, damages, 0", "damages,   1,          payable, 1599999999"})
  void anotherDayOrOtherDamagesAreNotClaimed(
      String member, String value, String second, String secondValue) throws Exception {
    Report report =
        report(
            one -> {
              one.forged = with(member, value, second, secondValue);
              claimed(one);
            });
    refuted(report, "payment", "001-claim.p7s: expected a claim for what was accepted");
  }
}
