package org.opengeps.audit.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.notice.YearTender;

/**
 * A correction that left bidders less than {@value #DAYS} days until the closing that held at last.
 * Figures: the order, the hours that were left.
 *
 * <p>Source: Open Contracting Partnership, "Red flags for integrity" (2016), "Key documents changed
 * shortly before the deadline"; the threshold is this engine's.
 */
final class LateCorrection {
  static final int DAYS = 3;

  private static final String CORRECTION = "correction";

  private LateCorrection() {}

  static List<Flag> list(YearFacts facts) {
    return facts.tenders().stream().flatMap(LateCorrection::late).toList();
  }

  private static Stream<Flag> late(YearTender tender) {
    Optional<YearTender.Order> last =
        tender.orders().stream()
            .filter(order -> order.kind().equals(CORRECTION))
            .reduce((one, later) -> later);
    return last.stream()
        .filter(order -> !left(tender, order).isNegative())
        .filter(order -> left(tender, order).compareTo(Duration.ofDays(DAYS)) < 0)
        .map(
            order ->
                new Flag(
                    FlagCode.LATE_CORRECTION,
                    List.of(tender.number().value()),
                    List.of(order.order(), left(tender, order).toHours())));
  }

  private static Duration left(YearTender tender, YearTender.Order order) {
    return Duration.between(order.publishedAt(), tender.summary().closesAt());
  }
}
