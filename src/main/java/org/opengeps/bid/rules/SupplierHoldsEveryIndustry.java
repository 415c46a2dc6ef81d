package org.opengeps.bid.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;

/**
 * The firm is registered in each of the industries that a notice wants together: works that need
 * two licences are done by whoever has both (시행령 제12조, 제21조).
 */
public final class SupplierHoldsEveryIndustry {
  private SupplierHoldsEveryIndustry() {}

  /**
   * @param required codes, each of which is needed; empty for none
   * @param held what the registration that counts says
   */
  public static Optional<Refusal> judge(Collection<String> required, Collection<String> held) {
    List<String> missing = required.stream().filter(code -> !held.contains(code)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(BidRefusals.INDUSTRY_MISSING.refusal().with("industries", missing));
  }
}
