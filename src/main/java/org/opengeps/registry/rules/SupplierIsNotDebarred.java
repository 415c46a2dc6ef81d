package org.opengeps.registry.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;

/**
 * A debarred supplier does not bid (국가계약법 제27조, 지방계약법 제31조): from the first instant of the period
 * until before its end.
 */
public final class SupplierIsNotDebarred {
  private SupplierIsNotDebarred() {}

  /**
   * @param from first instant
   * @param until first instant after
   */
  public record Period(Instant from, Instant until) {
    boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(until);
    }
  }

  public record Facts(List<Period> debarments, Instant at) {}

  public static Optional<Refusal> judge(Facts facts) {
    return facts.debarments().stream()
        .filter(period -> period.covers(facts.at()))
        .findFirst()
        .map(
            period ->
                Refusal.of("supplier-debarred")
                    .with("from", period.from())
                    .with("until", period.until()));
  }
}
