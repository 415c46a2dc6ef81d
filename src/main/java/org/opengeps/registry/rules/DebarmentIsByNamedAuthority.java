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
        : Optional.of(
            new Refusal(
                "debarring-not-open",
                "입찰참가자격을 제한할 수 있는 기관이 아닙니다. 권한 있는 기관에 요청해 주세요.",
                "The agency "
                    + facts.agency()
                    + " is none of those that debar suppliers here; ask one that is."));
  }
}
