package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.contract.rules.DeliveryAccount.HandedIn;
import org.opengeps.contract.rules.DeliveryFitsTheContract;
import org.opengeps.contract.rules.InspectionFitsTheDelivery;
import org.opengeps.contract.rules.InspectionPeriod;
import org.opengeps.contract.rules.InspectorDidNotContract;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.DelayDamages;
import org.opengeps.law.InspectionRules;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Deliveries are under a contract that exists, by the firm that concluded it, and never more than
 * its sum; each is inspected once, by somebody of the agency who signed nothing of the contract,
 * and the damages for delay are counted once more from the contract's own rate.
 */
final class DeliveryCheck {
  private static final String CHECK = "delivery";
  private static final String SIGNER = "signer";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  DeliveryCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check(Notice last) {
    if (bundle.deliveries.signed().isEmpty()) {
      return;
    }
    int before = findings.count();
    Optional<PerformedContract> performed = PerformedContract.find(bundle, last);
    if (!findings.require(
        performed.isPresent(),
        CHECK,
        DeliveryFiles.FOLDER,
        "a contract that exists, and a rule set that knows inspections",
        "none")) {
      return;
    }
    DeliveryAccount account = fold(performed.get());
    if (findings.count() == before) {
      findings.confirm(said(performed.get().contract(), account));
    }
  }

  /** Everything that was signed, in the order of the log; each is judged by what came before. */
  private DeliveryAccount fold(PerformedContract of) {
    List<HandedIn> all = new ArrayList<>();
    for (Signed<?> signed : bundle.deliveries.inOrderOf(log)) {
      var account = new DeliveryAccount(of.contract().amount(), all);
      log.expectOrder(of.confirmation(), signed.name());
      Instant at = log.at(signed.name(), signed.document().signingTime());
      if (signed.content() instanceof Delivery delivery) {
        delivery(of, account, signed, delivery, at);
        all.add(new HandedIn(delivery, Optional.empty()));
      } else if (signed.content() instanceof Inspection inspection) {
        inspection(of, account, signed, inspection, at);
        all.replaceAll(one -> inspected(one, inspection));
      }
    }
    return new DeliveryAccount(of.contract().amount(), all);
  }

  private static HandedIn inspected(HandedIn one, Inspection inspection) {
    boolean meant =
        one.inspection().isEmpty() && one.delivery().hash().equals(inspection.delivery());
    return meant ? new HandedIn(one.delivery(), Optional.of(inspection)) : one;
  }

  private void delivery(
      PerformedContract of,
      DeliveryAccount account,
      Signed<?> signed,
      Delivery delivery,
      Instant at) {
    String name = signed.name();
    findings.expect(CHECK, name, DeliveryFiles.delivery(delivery.number()), name);
    about(of, name, delivery.tender(), delivery.lot());
    logged(name, of.hash(), delivery.hash());
    byWinner(of, name, signed.document().signer());
    Instant concluded = log.at(of.confirmation(), at);
    findings.accept(
        CHECK,
        name,
        "a delivery that fits the contract",
        DeliveryFitsTheContract.judge(
            new DeliveryFitsTheContract.Facts(of.hash(), account, of.day(concluded), of.day(at)),
            delivery));
  }

  private void inspection(
      PerformedContract of,
      DeliveryAccount account,
      Signed<?> signed,
      Inspection inspection,
      Instant at) {
    String name = signed.name();
    account
        .find(inspection.delivery())
        .map(one -> one.delivery().number())
        .ifPresent(
            number -> {
              findings.expect(CHECK, name, DeliveryFiles.inspection(number), name);
              late(of, number, at);
            });
    about(of, name, inspection.tender(), inspection.lot());
    logged(name, of.hash(), inspection.delivery());
    byInspector(of, name, signed.document().signer());
    findings.accept(
        CHECK,
        name,
        "an inspection that fits the delivery",
        InspectionFitsTheDelivery.judge(
            new InspectionFitsTheDelivery.Facts(
                of.hash(),
                of.contract().terms(),
                account,
                of.rules().lastDay(of.contract().terms().until()),
                of.day(handedIn(account, inspection, at)),
                of.day(at)),
            inspection));
  }

  private Instant handedIn(DeliveryAccount account, Inspection inspection, Instant at) {
    return account
        .find(inspection.delivery())
        .map(one -> log.at(DeliveryFiles.delivery(one.delivery().number()), at))
        .orElse(at);
  }

  /** The agency's delay makes nothing void: it is said. */
  private void late(PerformedContract of, int number, Instant at) {
    log.entryOf(DeliveryFiles.delivery(number))
        .map(entry -> InspectionPeriod.end(of.rules(), law(of), entry.at()))
        .filter(end -> !at.isBefore(end))
        .ifPresent(
            end ->
                findings.note(
                    "Delivery "
                        + number
                        + " was to be inspected before "
                        + end
                        + "; it was at "
                        + at
                        + "."));
  }

  private void about(PerformedContract of, String name, TenderRef tender, String lot) {
    findings.expect(CHECK, name + " tender", of.contract().tender(), tender);
    findings.expect(CHECK, name + " lot", of.contract().lot(), lot);
  }

  private void logged(String name, Sha256 contract, Sha256 delivery) {
    log.entryOf(name)
        .ifPresent(
            entry -> {
              findings.expect(
                  CHECK, name + " entry contract", contract.hex(), data(entry, "contract"));
              findings.expect(
                  CHECK, name + " entry delivery", delivery.hex(), data(entry, "delivery"));
            });
  }

  private static String data(LedgerEntry entry, String member) {
    return entry.data().has(member) ? entry.data().string(member) : "none";
  }

  private void byWinner(PerformedContract of, String name, X509Certificate signer) {
    findings.require(
        of.isOfWinner(bundle, signer),
        SIGNER,
        name + " signer",
        "the firm that signed the winning bid",
        signer.getSubjectX500Principal().getName());
  }

  private static InspectionRules law(PerformedContract of) {
    return of.rules().inspection().orElseThrow();
  }

  private void byInspector(PerformedContract of, String name, X509Certificate signer) {
    String agency = of.notice().agency().code();
    findings.accept(
        SIGNER,
        name + " signer",
        "somebody certified for agency " + agency,
        CertifiedSigner.foreign(agency, signer, name));
    X509Certificate sender = of.offer().document().signer();
    X509Certificate confirmer = of.confirmed().document().signer();
    findings.accept(
        SIGNER,
        name + " signer",
        "an officer who signed nothing of the contract",
        InspectorDidNotContract.judge(
            law(of),
            CertifiedSigner.isSameHolder(sender, signer),
            CertifiedSigner.isSameHolder(confirmer, signer)));
  }

  private static String said(Contract contract, DeliveryAccount account) {
    Money damages =
        account.all().stream()
            .flatMap(one -> one.inspection().stream())
            .flatMap(one -> DeliveryAccount.damages(contract.terms(), one).stream())
            .map(DelayDamages::amount)
            .reduce(account.sum().minus(account.sum()), Money::plus);
    return "Deliveries: "
        + account.all().size()
        + "; of "
        + text(account.sum())
        + " accepted "
        + text(account.accepted())
        + ", damages for delay counted again "
        + text(damages)
        + ".";
  }

  private static String text(Money money) {
    return money.currency().code() + " " + money.text();
  }
}
