package org.opengeps.client.committee;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Incident;

/**
 * Whether an outage moved every closing in its gap, as the whole log shows: an engine that
 * postponed only the tenders that it likes is refused.
 */
final class WholeOutage {
  /** Code of an outage that moved only some. */
  static final String PARTIAL = "postponement-partial";

  /**
   * A closing so soon after the last checkpoint may have happened before the outage: the log beats
   * once a second, and a node closes within a second or two.
   */
  private static final Duration BEAT = Duration.ofSeconds(5);

  /** From an overseer's signature to the moment at which its tenders are moved. */
  private static final Duration HANDLING = Duration.ofMinutes(15);

  private final Incident incident;
  private final Sha256 ruleSet;
  private final OutageRule rule;

  /** Closings up to then may have happened. */
  private final Instant open;

  /**
   * @param ruleSet hash of the rule set by which it is judged; tenders under others are not
   */
  WholeOutage(Incident incident, Sha256 ruleSet, OutageRule rule) {
    this.incident = incident;
    this.ruleSet = ruleSet;
    this.rule = rule;
    this.open =
        incident.cause() == Incident.Cause.GAP
            ? incident.from().plus(BEAT)
            : SignedDocument.read(incident.approval()).signingTime().plus(HANDLING);
  }

  /** The first closing that the outage should have moved and did not. */
  Optional<Refusal> missing(List<List<LoggedNotice>> tenders) {
    Set<TenderRef> moved = new HashSet<>(incident.tenders());
    return tenders.stream()
        .filter(orders -> orders.stream().noneMatch(order -> moved.contains(order.ref())))
        .map(this::inForce)
        .flatMap(Optional::stream)
        .filter(this::shouldMove)
        .findFirst()
        .map(
            order ->
                new Refusal(
                    PARTIAL,
                    "The outage "
                        + incident.id()
                        + " moved "
                        + moved.size()
                        + " tenders, and not "
                        + order.ref()
                        + ", which was to close in it. Open nothing and tell the auditors."));
  }

  /** The order in force at the recovery, if the platform could still move it. */
  private Optional<LoggedNotice> inForce(List<LoggedNotice> orders) {
    List<LoggedNotice> known =
        orders.stream()
            .filter(order -> order.isCancelled() || order.dates() != null)
            .filter(order -> order.isCancelled() || !order.dates().at().isAfter(incident.until()))
            .toList();
    boolean out = known.isEmpty() || orders.stream().anyMatch(LoggedNotice::isCancelled);
    long postponed = known.stream().filter(LoggedNotice::isPostponed).count();
    return out || postponed >= rule.automatic()
        ? Optional.empty()
        : Optional.of(known.get(known.size() - 1));
  }

  private boolean shouldMove(LoggedNotice order) {
    Gap gap = new Gap(incident.from(), incident.until());
    return order.dates().ruleSet().equals(ruleSet)
        && order.dates().times().closesAt().isAfter(open)
        && rule.move(order.dates().times(), gap).isPresent();
  }
}
