package org.opengeps.law.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Incident;

/**
 * Whether an outage moved every closing in its gap, as the whole log shows: an engine that
 * postponed only the tenders that it likes is refused.
 */
public final class WholeOutage {
  /** Code of an outage that moved only some. */
  public static final String PARTIAL = "postponement-partial";

  /**
   * A closing so soon after the last checkpoint may have happened before the outage: the log beats
   * once a second, and a node closes within a second or two.
   */
  private static final Duration BEAT = Duration.ofSeconds(5);

  /** From an overseer's signature to the moment at which its tenders are moved. */
  private static final Duration HANDLING = Duration.ofMinutes(15);

  private final UUID incident;
  private final Gap gap;
  private final Set<TenderRef> moved;
  private final Sha256 ruleSet;
  private final OutageRule rule;

  /** Closings up to then may have happened. */
  private final Instant open;

  private WholeOutage(
      UUID incident, Gap gap, Set<TenderRef> moved, Sha256 ruleSet, OutageRule rule, Instant open) {
    this.incident = incident;
    this.gap = gap;
    this.moved = moved;
    this.ruleSet = ruleSet;
    this.rule = rule;
    this.open = open;
  }

  /**
   * An outage whose evidence is at hand.
   *
   * @param ruleSet hash of the rule set by which it is judged; tenders under others are not
   */
  public static WholeOutage of(Incident incident, Sha256 ruleSet, OutageRule rule) {
    return new WholeOutage(
        incident.id(),
        new Gap(incident.from(), incident.until()),
        Set.copyOf(incident.tenders()),
        ruleSet,
        rule,
        incident.cause() == Incident.Cause.GAP
            ? incident.from().plus(BEAT)
            : SignedDocument.read(incident.approval()).signingTime().plus(HANDLING));
  }

  /**
   * An outage of which only the log is at hand.
   *
   * @param moved orders that name it
   */
  public static WholeOutage of(
      LoggedOutage logged, Set<TenderRef> moved, Sha256 ruleSet, OutageRule rule) {
    return new WholeOutage(
        logged.id(),
        logged.gap(),
        Set.copyOf(moved),
        ruleSet,
        rule,
        logged.cause() == Incident.Cause.GAP
            ? logged.gap().from().plus(BEAT)
            : logged.at().plus(HANDLING));
  }

  /** The first closing that the outage should have moved and did not. */
  public Optional<Refusal> missing(Collection<List<LoggedNotice>> tenders) {
    return tenders.stream()
        .filter(orders -> orders.stream().noneMatch(order -> moved.contains(order.ref())))
        .map(this::inForce)
        .flatMap(Optional::stream)
        .filter(this::shouldMove)
        .findFirst()
        .map(
            order ->
                Refusal.of(PARTIAL)
                    .with("incident", incident)
                    .with("count", moved.size())
                    .with("order", order.ref()));
  }

  /**
   * The order in force at the recovery, if the platform could still move it. A cancellation counts
   * unless an order of after the recovery comes before it: one that ends a later re-bid hides no
   * closing that was passed over.
   */
  private Optional<LoggedNotice> inForce(List<LoggedNotice> orders) {
    List<LoggedNotice> then =
        orders.stream()
            .takeWhile(order -> order.dates() == null || !order.dates().at().isAfter(gap.until()))
            .toList();
    List<LoggedNotice> known =
        then.stream().filter(order -> order.isCancelled() || order.dates() != null).toList();
    boolean out = known.isEmpty() || then.stream().anyMatch(LoggedNotice::isCancelled);
    long postponed = known.stream().filter(LoggedNotice::isPostponed).count();
    return out || postponed >= rule.automatic()
        ? Optional.empty()
        : Optional.of(known.get(known.size() - 1));
  }

  private boolean shouldMove(LoggedNotice order) {
    return order.dates().ruleSet().equals(ruleSet)
        && order.dates().times().closesAt().isAfter(open)
        && rule.move(order.dates().times(), gap).isPresent();
  }
}
