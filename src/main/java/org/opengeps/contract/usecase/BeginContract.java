package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.opengeps.award.AwardDecided;
import org.opengeps.award.AwardedContract;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.DueContract;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.law.ContractRules;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Award;

/**
 * With an award a contract is due, in the same transaction: no use case of awards can forget it.
 */
@ApplicationScoped
public class BeginContract {
  @Inject private Contracts contracts;
  @Inject private FindAwarded awarded;

  /** An intended award binds nobody yet; a rule set without contracts lets none be due. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void begin(@Observes AwardDecided decided) {
    if (decided.result().equals(JsonValues.word(Award.Result.AWARDED))) {
      AwardedContract award = awarded.find(decided.tender(), decided.lot()).orThrow();
      award.rules().contract().ifPresent(law -> contracts.add(due(award, law)));
    }
  }

  private static DueContract due(AwardedContract award, ContractRules law) {
    return new DueContract(
        award.award().tender(),
        award.award().lot(),
        award.agency(),
        award.award().supplier(),
        award.awardHash(),
        award.awardedAt(),
        SigningPeriod.end(award.rules(), law, award.awardedAt()));
  }
}
