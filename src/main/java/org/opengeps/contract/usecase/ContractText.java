package org.opengeps.contract.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import org.opengeps.award.AwardedContract;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.law.ContractRules;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/** What a contract about an award says beside its terms: to be signed, or to compare with. */
@Dependent
class ContractText {
  @Inject private FindOrganisation organisations;

  /**
   * @param terms as an officer chose them
   * @param held whose latest contract it replaces
   * @param at moment from which the supplier's time is counted
   */
  Contract write(AwardedContract awarded, ContractTerms terms, HeldContract held, Instant at) {
    Award award = awarded.award();
    return new Contract(
        award.tender(),
        award.lot(),
        awarded.awardHash(),
        awarded.notice().agency(),
        new Contract.Supplier(award.supplier(), name(award.supplier())),
        awarded.title(),
        awarded.notice().business(),
        award.amount(),
        terms,
        held.latest(),
        at,
        SigningPeriod.consentBy(
            awarded.rules(), law(awarded), awarded.awardedAt(), at, held.stood()));
  }

  private LocalText name(String supplier) {
    return organisations
        .findByIdentifier(OrganisationKind.SUPPLIER, supplier)
        .orElseThrow(() -> new IllegalStateException("not registered: " + supplier))
        .name();
  }

  /** What the terms are held to if the contract is sent at a moment. */
  static TermsFollowTheLaw.Facts facts(AwardedContract awarded, Instant at) {
    return new TermsFollowTheLaw.Facts(
        law(awarded),
        awarded.notice().business().type(),
        awarded.award().amount(),
        day(awarded, at));
  }

  static LocalDate day(AwardedContract awarded, Instant at) {
    return LocalDate.ofInstant(at, awarded.rules().zone());
  }

  /** There is one: else no contract would be due. */
  private static ContractRules law(AwardedContract awarded) {
    return awarded.rules().contract().orElseThrow();
  }
}
