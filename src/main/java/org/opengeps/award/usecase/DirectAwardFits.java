package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.award.rules.ContractFollowsTheSignatures;
import org.opengeps.award.rules.CounterpartIsExamined;
import org.opengeps.award.rules.CounterpartIsNotDebarred;
import org.opengeps.award.rules.GroundCoversTheAmount;
import org.opengeps.award.rules.PriceIsWithinTheQuote;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.OneQuote;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.DirectAward;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindDebarments;
import org.opengeps.registry.usecase.FindOrganisation;

/** Whether something may be bought on one quote: asked at the first signature and at the second. */
@ApplicationScoped
public class DirectAwardFits {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASON = 1000;

  @Inject private RuleSets ruleSets;
  @Inject private FindOrganisation organisations;
  @Inject private FindDebarments debarments;

  Optional<Refusal> judge(DirectAward award, Instant at) {
    return unfit(award)
        .or(() -> lawless(award))
        .or(() -> againstTheLaw(award, ruleSets.byHash(award.ruleSet().hash()), at));
  }

  private static Optional<Refusal> unfit(DirectAward award) {
    return FreeText.judge(
        FreeText.line("title.ko", award.title().ko(), LONGEST_TITLE),
        FreeText.line("title.en", award.title().en(), LONGEST_TITLE).orEmpty(),
        FreeText.line("quote.name", award.quote().name(), LONGEST_TITLE),
        FreeText.paragraphs("reason.ko", award.reason().ko(), LONGEST_REASON),
        FreeText.paragraphs("reason.en", award.reason().en(), LONGEST_REASON).orEmpty());
  }

  /** No rule set of that name and hash speaks of such contracts of that day. */
  private Optional<Refusal> lawless(DirectAward award) {
    boolean known =
        ruleSets
            .findInForce(award.ruleSet().id(), award.contractDate())
            .filter(rules -> rules.hash().equals(award.ruleSet().hash()))
            .flatMap(RuleSet::oneQuote)
            .filter(law -> law.governs(award.contractDate()))
            .isPresent();
    return known
        ? Optional.empty()
        : Optional.of(
            Refusal.of("rule-set-not-in-force.one-quote")
                .with("rules", award.ruleSet().id())
                .with("date", award.contractDate()));
  }

  private Optional<Refusal> againstTheLaw(DirectAward award, RuleSet rules, Instant at) {
    OneQuote law = rules.oneQuote().orElseThrow();
    LocalDate today = at.atZone(rules.zone()).toLocalDate();
    String kind = award.business().kind();
    if (!award.currency().equals(rules.currency())) {
      return Optional.of(
          Refusal.of("currency-wrong")
              .with("currency", rules.currency().code())
              .with("scale", rules.currency().scale()));
    }
    if (!rules.covers(award.business())) {
      return Optional.of(Refusal.of("one-quote-ground").with("ground", award.ground()));
    }
    return GroundCoversTheAmount.judge(
            new GroundCoversTheAmount.Facts(law, award.ground(), kind, award.estimatedAmount()))
        .or(() -> PriceIsWithinTheQuote.judge(price(award, law)))
        .or(() -> CounterpartIsExamined.judge(examined(award, law, kind)))
        .or(
            () ->
                ContractFollowsTheSignatures.judge(
                    new ContractFollowsTheSignatures.Facts(
                        today, award.contractDate(), award.performedUntil())))
        .or(() -> counterpart(award, rules, at));
  }

  private static PriceIsWithinTheQuote.Facts price(DirectAward award, OneQuote law) {
    return new PriceIsWithinTheQuote.Facts(
        award.amount(), award.quoted(), law.ceiling(award.estimatedAmount(), award.isExempt()));
  }

  private static CounterpartIsExamined.Facts examined(
      DirectAward award, OneQuote law, String kind) {
    return new CounterpartIsExamined.Facts(
        law.exclusions(kind), award.confirmed(), law.declared(), award.declared());
  }

  private Optional<Refusal> counterpart(DirectAward award, RuleSet rules, Instant at) {
    Optional<Organisation> firm =
        organisations.findByIdentifier(OrganisationKind.SUPPLIER, award.supplier());
    if (firm.isEmpty()) {
      return Optional.of(
          Refusal.of("supplier-unregistered.counterpart").with("supplier", award.supplier()));
    }
    LocalDate day = award.contractDate();
    return CounterpartIsNotDebarred.judge(
        new CounterpartIsNotDebarred.Facts(
            award.supplier(),
            debarments.list(firm.get().id()),
            at,
            day.atStartOfDay(rules.zone()).toInstant(),
            day.plusDays(1).atStartOfDay(rules.zone()).toInstant()));
  }
}
