package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.rules.RunningTime;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * The steps about each contract that was sent: by its own party, over its hash, in their order and
 * in time; and another contract took its place only where nothing could come of it any more.
 */
final class ContractStepsCheck {
  private static final String CHECK = "contract";
  private static final String SIGNER = "signer";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  ContractStepsCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check(Notice notice, Award award) {
    ContractFiles files = bundle.contract;
    List<Signed<Contract>> offers = files.offers();
    for (Signed<ContractStep> step : files.steps()) {
      int number = BundleFiles.number(step.name());
      if (findings.require(
          number > 0 && number <= offers.size(),
          CHECK,
          step.name(),
          "a contract of that number",
          "none")) {
        step(award, offers.get(number - 1), step);
      }
      if (step.content().kind().isSuppliers()) {
        byWinner(award, step.name(), step.document().signer());
      } else {
        byAgency(findings, notice, step.name(), step.document().signer());
      }
    }
    for (int number = 1; number <= offers.size(); number++) {
      about(notice, number);
    }
  }

  private void step(Award award, Signed<Contract> offer, Signed<ContractStep> step) {
    ContractStep content = step.content();
    String name = step.name();
    int number = BundleFiles.number(name);
    findings.expect(CHECK, name, ContractFiles.step(number, content.kind()), name);
    findings.expect(CHECK, name + " tender", award.tender(), content.tender());
    findings.expect(CHECK, name + " lot", award.lot(), content.lot());
    findings.expect(CHECK, name + " contract", offer.content().hash(), content.contract());
    logged(log, findings, name, content.contract());
    log.expectOrder(offer.name(), name);
  }

  private void about(Notice notice, int number) {
    ContractFiles files = bundle.contract;
    Signed<Contract> offer = files.offers().get(number - 1);
    Optional<Signed<ContractStep>> consent = files.find(number, Kind.CONSENT);
    Optional<Signed<ContractStep>> confirmation = files.find(number, Kind.CONFIRMATION);
    findings.require(
        consent.isEmpty() || files.find(number, Kind.REFUSAL).isEmpty(),
        CHECK,
        ContractFiles.step(number, Kind.REFUSAL),
        "consent or refusal",
        "both");
    Optional<RunningTime> own =
        at(offer.name()).map(sent -> new RunningTime(sent, offer.content().consentBy()));
    consent.ifPresent(one -> inTime(one, own));
    Optional<RunningTime> confirming =
        consent.flatMap(one -> at(one.name())).flatMap(at -> confirming(notice, at));
    confirmation.ifPresent(
        one -> {
          findings.require(consent.isPresent(), CHECK, one.name(), "a consent before it", "none");
          log.expectOrder(ContractFiles.step(number, Kind.CONSENT), one.name());
          inTime(one, confirming);
        });
    if (number < files.offers().size()) {
      replaced(number, confirming);
    }
  }

  private Optional<RunningTime> confirming(Notice notice, Instant consentedAt) {
    return PinnedRules.of(bundle.files, notice)
        .map(PinnedRules::rules)
        .filter(rules -> rules.pinned().isPresent())
        .flatMap(rules -> confirming(rules, consentedAt));
  }

  private static Optional<RunningTime> confirming(RuleSet rules, Instant at) {
    return rules
        .contract()
        .map(law -> new RunningTime(at, SigningPeriod.confirmBy(rules, law, at)));
  }

  private void inTime(Signed<ContractStep> step, Optional<RunningTime> time) {
    if (time.isPresent()) {
      at(step.name())
          .ifPresent(
              at ->
                  findings.require(
                      !time.get().isOver(log.suspensions(bundle.lot()), at),
                      CHECK,
                      step.name(),
                      "logged before " + time.get().end(log.suspensions(bundle.lot())).orElse(at),
                      at));
    }
  }

  /** Once the supplier has answered, another contract comes only after a consent that lapsed. */
  private void replaced(int number, Optional<RunningTime> confirming) {
    String next = ContractFiles.offer(number + 1);
    for (Signed<ContractStep> step : bundle.contract.about(number)) {
      log.expectOrder(step.name(), next);
      findings.require(
          step.content().kind() == Kind.CONSENT,
          CHECK,
          next,
          "no contract after " + step.name(),
          next);
    }
    if (confirming.isPresent()) {
      at(next)
          .ifPresent(
              at ->
                  findings.require(
                      confirming.get().isOver(log.suspensions(bundle.lot()), at),
                      CHECK,
                      next,
                      "logged when the consent to the contract before has lapsed",
                      at));
    }
  }

  private Optional<Instant> at(String name) {
    return log.entryOf(name).map(LedgerEntry::at);
  }

  /** The log names the contract that was signed about. */
  static void logged(LoggedFiles log, Findings findings, String name, Sha256 contract) {
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.expect(
                    CHECK,
                    name + " entry",
                    contract.hex(),
                    entry.data().has("contract") ? entry.data().string("contract") : "none"));
  }

  static void byAgency(Findings findings, Notice notice, String name, X509Certificate signer) {
    String agency = notice.agency().code();
    findings.accept(
        SIGNER,
        name + " signer",
        "somebody certified for agency " + agency,
        CertifiedSigner.foreign(agency, signer, name));
  }

  private void byWinner(Award award, String name, X509Certificate signer) {
    findings.require(
        BidSigners.of(bundle, award.submission())
            .filter(bidder -> CertifiedSigner.isSameOrganisation(bidder, signer))
            .isPresent(),
        SIGNER,
        name + " signer",
        "the firm that signed the winning bid",
        signer.getSubjectX500Principal().getName());
  }
}
