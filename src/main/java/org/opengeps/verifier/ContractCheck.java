package org.opengeps.verifier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/**
 * A contract is about the award and for its sum, has the figures of the rule set, names the one
 * whose place it takes, and exists only when both parties signed the same hash in the order of the
 * three steps, in time ({@link ContractStepsCheck}).
 */
final class ContractCheck {
  private static final String CHECK = "contract";

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
    new ContractStepsCheck(bundle, log, findings).check(notice, award);
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
    ContractStepsCheck.byAgency(findings, notice, name, offer.document().signer());
    log.expectOrder("award.p7s", name);
    ContractStepsCheck.logged(log, findings, name, contract.hash());
    log.entryOf(name).map(LedgerEntry::at).ifPresent(at -> fresh(name, contract, at));
    PinnedRules.of(bundle.files, notice).ifPresent(pinned -> law(pinned, award, offer));
  }

  /** Each names the one before; the log says the same, not the names of files. */
  private void oneAfterTheOther(List<Signed<Contract>> offers) {
    Sha256 before = null;
    for (int i = 0; i < offers.size(); i++) {
      Signed<Contract> offer = offers.get(i);
      findings.expect(CHECK, offer.name(), ContractFiles.offer(i + 1), offer.name());
      findings.require(
          Objects.equals(before, offer.content().replaces()),
          CHECK,
          offer.name() + " replaces",
          "the contract before: " + before,
          offer.content().replaces());
      if (i > 0) {
        log.expectOrder(offers.get(i - 1).name(), offer.name());
      }
      before = offer.content().hash();
    }
  }

  private static LocalText title(Notice notice, String lot) {
    LocalText own = notice.lot(lot).title();
    return own == null ? notice.title() : own;
  }

  private void fresh(String name, Contract contract, Instant logged) {
    findings.require(
        SigningPeriod.isFresh(log.suspensions(contract.lot()), contract.offeredAt(), logged),
        CHECK,
        name + " offeredAt",
        "within "
            + SigningPeriod.FRESH.toMinutes()
            + " minutes before the log has it at "
            + logged
            + ", and not before a suspension ended",
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
          SigningPeriod.consentBy(
              rules,
              law.get(),
              award.decidedAt(),
              contract.offeredAt(),
              log.suspensions(contract.lot())),
          contract.consentBy());
    }
  }

  private static String said(ContractFiles files) {
    int number = files.offers().size();
    Contract contract = files.offers().get(number - 1).content();
    String sum = contract.amount().currency().code() + " " + contract.amount().text();
    if (files.find(number, Kind.CONFIRMATION).isPresent()) {
      return "The contract exists: sent, consented to and confirmed over one hash, for the awarded "
          + sum
          + ", with the figures of the rule set.";
    }
    String came =
        files.find(number, Kind.REFUSAL).isPresent()
            ? "the supplier declined it."
            : files.find(number, Kind.CONSENT).isPresent()
                ? "the supplier consented; the agency has not confirmed."
                : "the supplier could consent until " + contract.consentBy() + ".";
    return "A contract for the awarded " + sum + " was sent; " + came;
  }
}
