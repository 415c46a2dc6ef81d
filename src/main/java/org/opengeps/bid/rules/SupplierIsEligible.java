package org.opengeps.bid.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;

/**
 * The firm is registered in one of the required industries and sits in one of the required regions;
 * an empty requirement asks for nothing (시행령 제12조, 제21조; a bid of an unqualified firm is void, 시행규칙
 * 제44조).
 */
public final class SupplierIsEligible {
  private SupplierIsEligible() {}

  /** What the notice asks and what the registration said when it was published, as codes. */
  public record Facts(
      Collection<String> requiredIndustries,
      Collection<String> requiredRegions,
      Collection<String> industries,
      Collection<String> regions) {
    /** Of the industries alone. */
    public static Facts ofIndustries(Collection<String> required, Collection<String> held) {
      return new Facts(required, List.of(), held, List.of());
    }

    /** Of the seat alone. */
    public static Facts ofRegions(Collection<String> required, Collection<String> held) {
      return new Facts(List.of(), required, List.of(), held);
    }
  }

  public static Optional<Refusal> judge(Facts facts) {
    if (lacks(facts.requiredIndustries(), facts.industries(), String::equals)) {
      return Optional.of(
          BidRefusals.NOT_ELIGIBLE_INDUSTRY
              .refusal()
              .with("industries", facts.requiredIndustries()));
    }
    if (lacks(
        facts.requiredRegions(), facts.regions(), (wanted, sits) -> sits.startsWith(wanted))) {
      return Optional.of(
          BidRefusals.NOT_ELIGIBLE_REGION.refusal().with("regions", facts.requiredRegions()));
    }
    return Optional.empty();
  }

  /** The code of a part of a province begins with the code of the province. */
  private static boolean lacks(
      Collection<String> required, Collection<String> held, BiPredicate<String, String> satisfies) {
    return !required.isEmpty()
        && required.stream()
            .noneMatch(wanted -> held.stream().anyMatch(one -> satisfies.test(wanted, one)));
  }
}
