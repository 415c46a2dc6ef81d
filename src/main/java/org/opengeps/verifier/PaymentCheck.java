package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.DelayDamages;
import org.opengeps.law.PaymentRules;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.payment.rules.ClaimAccount;
import org.opengeps.payment.rules.ClaimFitsWhatIsAccepted;
import org.opengeps.payment.rules.ClaimWaits;
import org.opengeps.payment.rules.OrderFitsTheClaim;
import org.opengeps.payment.rules.PaymentIsByTwo;
import org.opengeps.payment.rules.PaymentPeriod;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Claims are for what was accepted, once, by the firm that contracted; each is ordered as claimed,
 * by somebody who inspected none of it, and approved by somebody else; what the bank says of a
 * transfer speaks of what was approved. Everything is judged by what the log had before it, and
 * interest is counted once more.
 */
final class PaymentCheck {
  static final String CHECK = "payment";
  private static final String SIGNER = "signer";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;
  private final List<PaidClaim> claims = new ArrayList<>();

  PaymentCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check(Notice last) {
    if (bundle.payments.isEmpty()) {
      return;
    }
    int before = findings.count();
    Optional<PerformedContract> performed =
        PerformedContract.find(bundle, last).filter(one -> one.rules().payment().isPresent());
    if (!findings.require(
        performed.isPresent(),
        CHECK,
        PaymentFiles.FOLDER,
        "a contract that exists, and a rule set that knows payments",
        "none")) {
      return;
    }
    PerformedContract of = performed.get();
    bundle.payments.inOrderOf(log).forEach(name -> judge(of, name));
    if (findings.count() == before) {
      findings.confirm(said(of));
    }
  }

  private void judge(PerformedContract of, String name) {
    log.expectOrder(of.confirmation(), name);
    bundle.payments.signed().stream()
        .filter(one -> one.name().equals(name))
        .forEach(one -> judge(of, one));
    bundle.payments.reports().stream()
        .filter(one -> one.name().equals(name))
        .forEach(one -> new TransferCheck(log, findings).check(claims, one));
  }

  private void judge(PerformedContract of, Signed<?> signed) {
    Instant at = log.at(signed.name(), signed.document().signingTime());
    if (signed.content() instanceof Claim claim) {
      claim(of, signed, claim, at);
    } else if (signed.content() instanceof ClaimReturn back) {
      about(of, signed.name(), back.tender(), back.lot());
      named(signed.name(), back.claim()).ifPresent(one -> sentBack(of, signed, one));
    } else if (signed.content() instanceof PaymentOrder order) {
      about(of, signed.name(), order.tender(), order.lot());
      named(signed.name(), order.claim()).ifPresent(one -> order(of, signed, order, one, at));
    } else if (signed.content() instanceof PaymentApproval approval) {
      about(of, signed.name(), approval.tender(), approval.lot());
      approval(of, signed, approval, at);
    }
  }

  private void claim(PerformedContract of, Signed<?> signed, Claim claim, Instant at) {
    String name = signed.name();
    findings.expect(CHECK, name, PaymentFiles.name(claim.number(), PaymentFiles.CLAIM), name);
    about(of, name, claim.tender(), claim.lot());
    logged(name, claim.hash());
    X509Certificate signer = signed.document().signer();
    findings.require(
        of.isOfWinner(bundle, signer),
        SIGNER,
        name + " signer",
        "the firm that signed the winning bid",
        signer.getSubjectX500Principal().getName());
    LocalText supplier = of.contract().supplier().name();
    var facts =
        new ClaimFitsWhatIsAccepted.Facts(
            of.hash(), List.of(supplier.ko(), supplier.en()), account(of, name), of.day(at));
    findings.accept(
        CHECK, name, "a claim for what was accepted", ClaimFitsWhatIsAccepted.judge(facts, claim));
    invoice(claim);
    claims.add(new PaidClaim(claim, PaymentPeriod.end(of.rules(), law(of), at)));
  }

  /** The document whose hash the firm signed, and none that it did not. */
  private void invoice(Claim claim) {
    String name = PaymentFiles.name(claim.number(), PaymentFiles.INVOICE);
    findings.expect(
        CHECK, name, Optional.ofNullable(claim.invoice()), bundle.files.find(name).map(Sha256::of));
  }

  /** What was accepted before this file, and what was claimed of it. */
  private ClaimAccount account(PerformedContract of, String name) {
    List<Part> parts = new ArrayList<>();
    bundle.deliveries.inspections().stream()
        .filter(one -> log.isBefore(one.name(), name))
        .forEach(
            one ->
                DeliveryAccount.damages(of.contract().terms(), one.content())
                    .map(DelayDamages::amount)
                    .ifPresent(
                        damages ->
                            parts.add(
                                new Part(
                                    BundleFiles.number(one.name()),
                                    one.content().hash(),
                                    one.content().accepted(),
                                    damages))));
    return new ClaimAccount(
        of.contract().amount(),
        parts,
        claims.stream().map(one -> new ClaimAccount.Claimed(one.claim(), one.state())).toList());
  }

  private void sentBack(PerformedContract of, Signed<?> signed, PaidClaim claim) {
    String name = signed.name();
    findings.expect(CHECK, name, claim.name(PaymentFiles.RETURN), name);
    logged(name, claim.hash());
    byOfficer(of, name, signed.document().signer());
    waits(name, claim);
    claim.sendBack();
  }

  private void order(
      PerformedContract of, Signed<?> signed, PaymentOrder order, PaidClaim claim, Instant at) {
    String name = signed.name();
    findings.expect(CHECK, name, claim.name(PaymentFiles.ORDER, claim.orders() + 1), name);
    logged(name, claim.hash());
    X509Certificate signer = signed.document().signer();
    byOfficer(of, name, signer);
    boolean inspected =
        bundle.deliveries.inspections().stream()
            .filter(one -> claim.claim().inspections().contains(one.content().hash()))
            .anyMatch(one -> CertifiedSigner.isSameHolder(one.document().signer(), signer));
    findings.accept(
        SIGNER,
        name + " signer",
        "an officer who inspected none of it",
        PaymentIsByTwo.order(law(of), inspected));
    findings.accept(
        CHECK,
        name,
        "an order that fits the claim",
        OrderFitsTheClaim.judge(
            new OrderFitsTheClaim.Facts(
                law(of),
                claim.claim(),
                of.contract().agency().name(),
                claim.state(),
                claim.orders() + 1,
                PaymentPeriod.lastDay(of.rules(), claim.payBy()),
                of.day(at)),
            order));
    claim.order(order, signer);
  }

  private void approval(
      PerformedContract of, Signed<?> signed, PaymentApproval approval, Instant at) {
    String name = signed.name();
    Optional<PaidClaim> found =
        claims.stream().filter(one -> one.isLastOrder(approval.order())).findFirst();
    if (!findings.require(
        found.isPresent(),
        CHECK,
        name,
        "the hash of the last order for a claim",
        approval.order().hex())) {
      return;
    }
    PaidClaim claim = found.get();
    findings.expect(CHECK, name, claim.name(PaymentFiles.APPROVAL, claim.orders()), name);
    logged(name, claim.hash());
    X509Certificate signer = signed.document().signer();
    byOfficer(of, name, signer);
    findings.accept(
        SIGNER,
        name + " signer",
        "another officer than who ordered it",
        PaymentIsByTwo.approve(CertifiedSigner.isSameHolder(claim.orderer(), signer)));
    waits(name, claim);
    findings.accept(
        CHECK,
        name,
        "an approval on the day of payment or before",
        OrderFitsTheClaim.timely(claim.lastOrder(), of.day(at)));
    claim.approve(at);
  }

  private void waits(String name, PaidClaim claim) {
    findings.accept(
        CHECK, name, "a claim that waits for an officer", ClaimWaits.judge(claim.state()));
  }

  private Optional<PaidClaim> named(String name, Sha256 claim) {
    Optional<PaidClaim> found = claims.stream().filter(one -> one.hash().equals(claim)).findFirst();
    findings.require(
        found.isPresent(), CHECK, name, "the hash of a claim that was logged before", claim.hex());
    return found;
  }

  private void about(PerformedContract of, String name, TenderRef tender, String lot) {
    findings.expect(CHECK, name + " tender", of.contract().tender(), tender);
    findings.expect(CHECK, name + " lot", of.contract().lot(), lot);
  }

  private void logged(String name, Sha256 claim) {
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.expect(CHECK, name + " entry claim", claim.hex(), data(entry, "claim")));
  }

  static String data(LedgerEntry entry, String member) {
    return entry.data().has(member) ? entry.data().string(member) : "none";
  }

  private void byOfficer(PerformedContract of, String name, X509Certificate signer) {
    String agency = of.notice().agency().code();
    findings.accept(
        SIGNER,
        name + " signer",
        "somebody certified for agency " + agency,
        CertifiedSigner.foreign(agency, signer, name));
  }

  private static PaymentRules law(PerformedContract of) {
    return of.rules().payment().orElseThrow();
  }

  private String said(PerformedContract of) {
    ClaimAccount account = account(of, "");
    Money none = account.sum().minus(account.sum());
    Money interest =
        claims.stream().flatMap(one -> one.paidInterest().stream()).reduce(none, Money::plus);
    return "Payments: "
        + claims.size()
        + " claims; "
        + text(account.paid())
        + " paid, interest for paying late counted again "
        + text(interest)
        + ".";
  }

  private static String text(Money money) {
    return money.currency().code() + " " + money.text();
  }
}
