package org.opengeps.bid.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;

/**
 * The firm is registered in one of the required industries and sits in one of the required regions;
 * an empty requirement asks for nothing (시행령 제12조, 제21조; a bid of an unqualified firm is void, 시행규칙
 * 제44조).
 */
public final class SupplierIsEligible {
  private SupplierIsEligible() {}

  /** What the notice asks and what the registration says, as codes. */
  public record Facts(
      Collection<String> requiredIndustries,
      Collection<String> requiredRegions,
      Collection<String> industries,
      Collection<String> regions) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (lacks(facts.requiredIndustries(), facts.industries())) {
      return Optional.of(
          BidRefusals.NOT_ELIGIBLE_INDUSTRY.refusal(String.join(", ", facts.requiredIndustries())));
    }
    if (lacks(facts.requiredRegions(), facts.regions())) {
      return Optional.of(
          BidRefusals.NOT_ELIGIBLE_REGION.refusal(String.join(", ", facts.requiredRegions())));
    }
    return Optional.empty();
  }

  private static boolean lacks(Collection<String> required, Collection<String> held) {
    return !required.isEmpty() && Collections.disjoint(required, held);
  }
}
