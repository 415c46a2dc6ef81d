package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.ContractView;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.usecase.ContractAwaited;

/** A round goes on until the contract exists, or whoever got the award has declined it. */
@ApplicationScoped
public class AwaitedContracts implements ContractAwaited {
  @Inject private FindContracts contracts;

  @Override
  @Transactional
  public boolean isAwaited(TenderRef tender, String lot) {
    return contracts
        .find(tender, lot)
        .map(ContractView::state)
        .filter(state -> state != ContractState.CONCLUDED && state != ContractState.DECLINED)
        .isPresent();
  }
}
