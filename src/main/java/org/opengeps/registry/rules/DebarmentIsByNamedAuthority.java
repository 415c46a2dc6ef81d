package org.opengeps.registry.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;

/**
 * Only authorities that the law lets debar do (국가계약법 제27조 각 중앙관서의 장, 지방계약법 제31조 지방자치단체의 장): the
 * installation names them.
 */
public final class DebarmentIsByNamedAuthority {
  private DebarmentIsByNamedAuthority() {}

  /**
   * @param agency code of the officer's agency
   * @param named whether the installation names it as one that debars
   */
  public record Facts(String agency, boolean named) {}

  public static Optional<Refusal> judge(Facts facts) {
    return facts.named()
        ? Optional.empty()
        : Optional.of(Refusal.of("debarring-not-open").with("agency", facts.agency()));
  }
}
