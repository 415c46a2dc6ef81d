package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * A contract is about the award and for its sum, has the figures of the rule set, and exists only
 * when both parties signed the same hash in the order of the three steps, in time.
 */
final class ContractCheck {
  private static final String CHECK = "contract";
  private static final String SIGNER = "signer";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  ContractCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check(Notice last) {
    ContractFiles files = bundle.contract;
    if (files.offers().isEmpty() && files.steps().isEmpty()) {
      return;
    }
    boolean founded =
        findings.require(
                bundle.award.filter(one -> isFinal(one.content())).isPresent(),
                CHECK,
                ContractFiles.FOLDER,
                "an award on which a contract rests",
                "none")
            && findings.require(
                !files.offers().isEmpty(),
                CHECK,
                ContractFiles.FOLDER,
                "a contract that was signed about",
                "none");
    if (!founded) {
      return;
    }
    int before = findings.count();
    Award award = bundle.award.orElseThrow().content();
    Notice notice = notice(award, last);
    files.offers().forEach(offer -> offer(notice, award, offer));
    oneAfterTheOther(files.offers());
    steps(notice, award, files);
    if (findings.count() == before) {
      findings.confirm(said(files));
    }
  }

  private static boolean isFinal(Award award) {
    return award.result() == Award.Result.AWARDED;
  }

  /** The order from which the award follows. */
  private Notice notice(Award award, Notice otherwise) {
    return bundle.orders().stream()
        .filter(order -> order.ref().equals(award.tender()))
        .findFirst()
        .orElse(otherwise);
  }

  private void offer(Notice notice, Award award, Signed<Contract> offer) {
    Contract contract = offer.content();
    String name = offer.name();
    findings.expect(CHECK, name + " awardHash", award.toJson().hash(), contract.award());
    findings.expect(CHECK, name + " tender", award.tender(), contract.tender());
    findings.expect(CHECK, name + " lot", award.lot(), contract.lot());
    findings.expect(CHECK, name + " supplier", award.supplier(), contract.supplier().number());
    findings.expect(CHECK, name + " contractAmount", award.amount(), contract.amount());
    findings.expect(CHECK, name + " agency", notice.agency(), contract.agency());
    findings.expect(CHECK, name + " business", notice.business(), contract.business());
    findings.expect(CHECK, name + " title", title(notice, award.lot()), contract.title());
    byAgency(notice, name, offer.document().signer());
    log.expectOrder("award.p7s", name);
    logged(name, contract.hash());
    log.entryOf(name).map(LedgerEntry::at).ifPresent(at -> fresh(name, contract, at));
    PinnedRules.of(bundle.files, notice).ifPresent(pinned -> law(pinned, award, offer));
  }

  /** The log says which one took the place of which, not the names of files. */
  private void oneAfterTheOther(List<Signed<Contract>> offers) {
    for (int i = 1; i < offers.size(); i++) {
      log.expectOrder(offers.get(i - 1).name(), offers.get(i).name());
    }
  }

  private static LocalText title(Notice notice, String lot) {
    LocalText own = notice.lot(lot).title();
    return own == null ? notice.title() : own;
  }

  private void fresh(String name, Contract contract, Instant logged) {
    findings.require(
        !contract.offeredAt().isAfter(logged)
            && !contract.offeredAt().isBefore(logged.minus(SigningPeriod.FRESH)),
        CHECK,
        name + " offeredAt",
        "within " + SigningPeriod.FRESH.toMinutes() + " minutes before the log has it at " + logged,
        contract.offeredAt());
  }

  private void law(PinnedRules pinned, Award award, Signed<Contract> offer) {
    RuleSet rules = pinned.rules();
    Optional<ContractRules> law = rules.contract();
    String name = offer.name();
    if (!findings.require(
        law.isPresent(), CHECK, name, "a rule set that knows contracts", "none")) {
      return;
    }
    Contract contract = offer.content();
    var facts =
        new TermsFollowTheLaw.Facts(
            law.get(),
            contract.business().type(),
            contract.amount(),
            LocalDate.ofInstant(contract.offeredAt(), rules.zone()));
    findings.accept(
        CHECK,
        name + " terms",
        "figures of the rule set",
        TermsFollowTheLaw.judge(facts, contract.terms())
            .or(
                () ->
                    TermsFollowTheLaw.judgeEnd(
                        contract.terms(), contract.consentBy(), rules.zone())));
    if (rules.pinned().isPresent()) {
      findings.expect(
          CHECK,
          name + " consentBy",
          SigningPeriod.consentBy(rules, law.get(), award.decidedAt(), contract.offeredAt()),
          contract.consentBy());
    }
  }

  private void steps(Notice notice, Award award, ContractFiles files) {
    Signed<Contract> last = files.offers().get(files.offers().size() - 1);
    for (Signed<ContractStep> step : files.steps()) {
      step(award, last.content(), step);
      files.offers().forEach(offer -> log.expectOrder(offer.name(), step.name()));
      if (step.content().kind().isSuppliers()) {
        byWinner(award, step.name(), step.document().signer());
      } else {
        byAgency(notice, step.name(), step.document().signer());
      }
    }
    Optional<Signed<ContractStep>> consent = files.find(Kind.CONSENT);
    consent.ifPresent(one -> inTime(last.content(), one.name()));
    findings.require(
        consent.isEmpty() || files.find(Kind.REFUSAL).isEmpty(),
        CHECK,
        ContractFiles.step(Kind.REFUSAL),
        "consent or refusal",
        "both");
    files.find(Kind.CONFIRMATION).ifPresent(one -> confirmed(one.name(), consent));
  }

  /** What it says is about the contract that was sent last. */
  private void step(Award award, Contract last, Signed<ContractStep> step) {
    ContractStep content = step.content();
    String name = step.name();
    findings.expect(CHECK, name, ContractFiles.step(content.kind()), name);
    findings.expect(CHECK, name + " tender", award.tender(), content.tender());
    findings.expect(CHECK, name + " lot", award.lot(), content.lot());
    findings.expect(CHECK, name + " contract", last.hash(), content.contract());
    logged(name, content.contract());
  }

  private void confirmed(String name, Optional<Signed<ContractStep>> consent) {
    findings.require(consent.isPresent(), CHECK, name, "a consent before it", "none");
    log.expectOrder(ContractFiles.step(Kind.CONSENT), name);
  }

  private void inTime(Contract contract, String name) {
    log.entryOf(name)
        .map(LedgerEntry::at)
        .ifPresent(
            at ->
                findings.require(
                    at.isBefore(contract.consentBy()),
                    CHECK,
                    name,
                    "logged before " + contract.consentBy(),
                    at));
  }

  /** The log names the contract that was signed about. */
  private void logged(String name, Sha256 contract) {
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.expect(
                    CHECK,
                    name + " entry",
                    contract.hex(),
                    entry.data().has("contract") ? entry.data().string("contract") : "none"));
  }

  private void byAgency(Notice notice, String name, X509Certificate signer) {
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

  private static String said(ContractFiles files) {
    Contract contract = files.offers().get(files.offers().size() - 1).content();
    String sum = contract.amount().currency().code() + " " + contract.amount().text();
    if (files.find(Kind.CONFIRMATION).isPresent()) {
      return "The contract exists: sent, consented to and confirmed over one hash, for the awarded "
          + sum
          + ", with the figures of the rule set.";
    }
    String came =
        files.find(Kind.REFUSAL).isPresent()
            ? "the supplier declined it."
            : files.find(Kind.CONSENT).isPresent()
                ? "the supplier consented; the agency has not confirmed."
                : "the supplier could consent until " + contract.consentBy() + ".";
    return "A contract for the awarded " + sum + " was sent; " + came;
  }
}
