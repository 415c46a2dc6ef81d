package org.opengeps.cli.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.law.outage.LoggedOutage;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.law.outage.WholeOutage;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Incident;

/**
 * Whether each outage of the log moved every tender that it hit, and whether nothing else moved one
 * (docs/protocol.md section 5): only who reads the whole log sees a tender that was passed over.
 */
final class OutageWatch {
  private final BiFunction<Sha256, Sha256, Optional<OutageRule>> rules;
  private final Map<String, List<LoggedNotice>> tenders = new LinkedHashMap<>();
  private final Map<Sha256, LoggedOutage> outages = new LinkedHashMap<>();
  private final Map<Sha256, Set<TenderRef>> moved = new LinkedHashMap<>();

  /**
   * @param rules outage rule of a rule set and a calendar by their hashes; empty if the program
   *     does not carry the rule set, or no version of the calendar
   */
  OutageWatch(BiFunction<Sha256, Sha256, Optional<OutageRule>> rules) {
    this.rules = rules;
  }

  /**
   * @param index of the entry
   * @return what is wrong with the entry itself
   * @throws IllegalArgumentException if it says too little for its kind
   */
  Optional<String> see(LedgerEntry entry, long index) {
    LoggedOutage.in(entry).ifPresent(outage -> outages.put(outage.document(), outage));
    Optional<LoggedNotice> notice = LoggedNotice.in(entry);
    notice.ifPresent(
        order ->
            tenders.computeIfAbsent(order.ref().number(), key -> new ArrayList<>()).add(order));
    return notice.filter(LoggedNotice::isPostponed).flatMap(order -> moves(order, entry, index));
  }

  private Optional<String> moves(LoggedNotice order, LedgerEntry entry, long index) {
    Sha256 incident = entry.data().hash("incident");
    moved.computeIfAbsent(incident, key -> new HashSet<>()).add(order.ref());
    return outages.containsKey(incident)
        ? Optional.empty()
        : Optional.of(
            "entry "
                + index
                + " postpones "
                + order.ref()
                + " because of an outage that the log does not have before it");
  }

  /** Tenders that were passed over, once the whole log has been seen. */
  List<String> passedOver() {
    return outages.values().stream()
        .flatMap(outage -> law(outage).stream().map(law -> missing(outage, law)))
        .flatMap(Optional::stream)
        .map(Refusal::detail)
        .toList();
  }

  /** By what the tenders of an outage are judged. */
  private record Law(Sha256 ruleSet, Sha256 calendar) {}

  private Optional<OutageRule> rule(Law law) {
    return rules.apply(law.ruleSet(), law.calendar());
  }

  private Optional<Refusal> missing(LoggedOutage outage, Law law) {
    Sha256 ruleSet = law.ruleSet();
    Set<TenderRef> of = moved.getOrDefault(outage.document(), Set.of());
    return rule(law)
        .flatMap(rule -> WholeOutage.of(outage, of, ruleSet, rule).missing(tenders.values()));
  }

  /**
   * A declared outage concerns only the rule sets that give its declarers a say. All tenders under
   * a rule set are moved by one calendar, which their new orders name.
   */
  private Set<Law> law(LoggedOutage outage) {
    Set<TenderRef> of = moved.getOrDefault(outage.document(), Set.of());
    boolean all = outage.cause() == Incident.Cause.GAP;
    Map<Sha256, Sha256> calendars = new LinkedHashMap<>();
    tenders.values().stream()
        .flatMap(List::stream)
        .filter(order -> order.dates() != null && (all || of.contains(order.ref())))
        .sorted(Comparator.comparing(order -> of.contains(order.ref())))
        .forEach(order -> calendars.put(order.dates().ruleSet(), order.dates().calendar()));
    return calendars.entrySet().stream()
        .map(one -> new Law(one.getKey(), one.getValue()))
        .collect(Collectors.toSet());
  }

  /**
   * Rule sets of the tenders that this program does not carry, or no version of their calendar:
   * outages were not judged by them.
   */
  Set<String> unknown() {
    Set<String> hashes = new TreeSet<>();
    outages.values().stream()
        .flatMap(outage -> law(outage).stream())
        .filter(law -> rule(law).isEmpty())
        .forEach(law -> hashes.add(law.ruleSet().hex()));
    return hashes;
  }

  int outages() {
    return outages.size();
  }
}
