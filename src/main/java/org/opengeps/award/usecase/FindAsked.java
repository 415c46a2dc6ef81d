package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.AskedOfFirm;
import org.opengeps.award.RequestView;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.registry.usecase.FindOrganisation;

/** What a firm is asked for: for that firm alone, since it tells how far the examination is. */
@ApplicationScoped
public class FindAsked {
  @Inject private LotFiles files;
  @Inject private FindNotice notices;
  @Inject private FindOrganisation organisations;

  /**
   * @param firm who asks
   * @return refused with {@code tender-unknown}, {@code ranking-unknown} or {@code not-your-bid}
   */
  @Transactional
  public Verdict<AskedOfFirm> find(
      OrganisationId firm, TenderNumber number, String lot, UUID submission) {
    return Verdict.found(
            notices.current(number),
            () -> Refusal.of("tender-unknown").with("no", number.toString()))
        .then(notice -> files.find(notice.ref(), lot))
        .unless(file -> other(file, firm, submission))
        .map(file -> asked(file, submission));
  }

  private Optional<Refusal> other(LotFile file, OrganisationId firm, UUID submission) {
    String own = organisations.get(firm).identifier();
    return file.opened().find(submission).filter(bid -> own.equals(bid.supplier())).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("not-your-bid"));
  }

  /** A bid that is no candidate has nothing computed, and is asked for nothing. */
  private static AskedOfFirm asked(LotFile file, UUID submission) {
    List<RequestView> requests =
        file.requests().stream()
            .filter(one -> one.request().submission().equals(submission))
            .toList();
    return new AskedOfFirm(
        file.ranked().tender(),
        file.ranked().lot(),
        file.ranked().rankingHash(),
        file.procedure().sheet(),
        requests.isEmpty() ? List.of() : file.procedure().computed(file.opened(), submission),
        requests);
  }
}
