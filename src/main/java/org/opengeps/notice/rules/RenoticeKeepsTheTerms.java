package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.notice.DraftLot;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.message.Notice;

/**
 * Where an earlier tender failed, price and conditions stay as they were and times alone change
 * (지방계약법 시행령 제19조제3항). Who wants others publishes a new notice that follows none, or one that
 * follows a cancelled tender.
 */
public final class RenoticeKeepsTheTerms implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts.followedFailed()
        ? facts.followed().flatMap(was -> changed(was, facts.failed(), facts.terms()))
        : Optional.empty();
  }

  private static Optional<Finding> changed(Notice was, Set<String> failed, DraftTerms now) {
    if (!was.business().equals(now.business())) {
      return found("business");
    }
    if (!was.competition().equals(now.competition())) {
      return found("competition");
    }
    if (!was.award().equals(now.award())) {
      return found("award");
    }
    if (!was.eligibility().equals(now.eligibility())) {
      return found("eligibility");
    }
    List<DraftLot> again =
        was.lots().stream().filter(lot -> failed.contains(lot.lot())).map(DraftLot::of).toList();
    return now.lots().size() <= again.size()
            && now.lots().stream().allMatch(lot -> again.stream().anyMatch(isSame(lot)))
        ? Optional.empty()
        : found("lots");
  }

  /** Only lots that failed come once more; a base amount may be, or have been, left open. */
  private static Predicate<DraftLot> isSame(DraftLot now) {
    return was ->
        was.estimatedAmount().equals(now.estimatedAmount())
            && (now.baseAmount() == null
                || was.baseAmount() == null
                || now.baseAmount().equals(was.baseAmount()));
  }

  private static Optional<Finding> found(String member) {
    return Optional.of(new Finding(Refusal.of("renotice-changed"), member));
  }
}
