package org.opengeps.portal.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.opengeps.award.AwardView;

/** What companies of a lot were asked for, and whom to ask next. */
@Named
@RequestScoped
public class RequestsBean {
  @Inject private TenderBean tender;

  /** In the order of asking; none where nobody is called. */
  public List<RequestRow> getRows() {
    return tender.getAward().requests().stream()
        .map(view -> new RequestRow(view, tender.supplierOf(view.request().submission())))
        .toList();
  }

  /** Those to be called now, several if they share the rank. */
  public List<Company> getToCall() {
    return isUnderway()
        ? tender.getAward().toCall().stream()
            .map(one -> new Company(one, tender.supplierOf(one)))
            .toList()
        : List.of();
  }

  /** Whether all that is to be done now is to wait for a company. */
  public boolean isWaiting() {
    AwardView award = tender.getAward();
    return isUnderway()
        && !award.awaiting().isEmpty()
        && award.toCall().isEmpty()
        && award.toScore().isEmpty();
  }

  /** Whether the company to be scored now can be asked for what is missing. */
  public boolean isSupplementable() {
    UUID candidate = tender.getCandidate().submission();
    List<UUID> asked =
        tender.getAward().requests().stream()
            .map(view -> view.request().submission())
            .filter(candidate::equals)
            .toList();
    return asked.size() == 1;
  }

  private boolean isUnderway() {
    return !tender.getAward().isDecided();
  }

  /**
   * A company, for expressions.
   *
   * @param submission its bid
   */
  public record Company(UUID submission, String supplier) {}
}
