package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.ContractView;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.UncontractedLots;

/**
 * Awards whose contract was declined or met with silence, or whose winner was debarred before it.
 */
@ApplicationScoped
public class RefusedContracts implements UncontractedLots {
  @Inject private FindContracts contracts;
  @Inject private ContractFiles files;
  @Inject private PartyMayContract parties;
  @Inject private Clock clock;

  @Override
  @Transactional
  public Set<String> find(NoticeView tender) {
    Set<String> awarded = tender.ended(TenderState.AWARDED);
    Instant now = clock.instant();
    return awarded.isEmpty()
        ? Set.of()
        : contracts.list(List.of(tender.number().value())).stream()
            .filter(one -> isOver(one.state(), one.supplier(), now))
            .map(ContractView::lot)
            .filter(awarded::contains)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<String> hold(NoticeView tender) {
    Instant now = clock.instant();
    return new TreeSet<>(tender.ended(TenderState.AWARDED))
        .stream()
            .filter(
                lot ->
                    files.lock(tender.ref(), lot) instanceof Verdict.Accepted<HeldContract> held
                        && isOver(
                            held.value().state(now), held.value().file().due().supplier(), now))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A debarred winner gets no contract, whatever it would answer. */
  private boolean isOver(ContractState state, String supplier, Instant now) {
    return state.isRefused()
        || state != ContractState.CONCLUDED && parties.debarred(supplier, now).isPresent();
  }
}
