package org.opengeps.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Counted;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.outage.GapEvidence;
import org.opengeps.law.outage.PostponementCheck;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.BundleHistory;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.pki.Trust;

/**
 * Orders of the platform: each follows from an outage by the rule set's formula, and nothing in the
 * bundle shows that the log was alive in the gap.
 */
final class PostponedCheck {
  private static final String CHECK = "postponement";
  private final Bundle bundle;
  private final LoggedFiles log;
  private final Optional<Trust> trust;
  private final Findings findings;

  PostponedCheck(Bundle bundle, LoggedFiles log, Optional<Trust> trust, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.trust = trust;
    this.findings = findings;
  }

  void check() {
    int before = findings.count();
    Set<String> used = new HashSet<>();
    List<Notice> chain = new ArrayList<>();
    for (Signed<Notice> order : bundle.notices) {
      Postponement postponement = bundle.postponements.get(order.name());
      if (postponement != null) {
        String file = "incidents/" + postponement.incident() + ".json";
        used.add(file);
        check(order.name(), file, postponement, List.copyOf(chain));
      }
      chain.add(order.content());
    }
    for (String name : bundle.incidents.keySet()) {
      findings.require(used.contains(name), CHECK, name, "an outage that moved it", "another one");
    }
    if (!used.isEmpty() && findings.count() == before) {
      findings.confirm(
          Counted.of(bundle.postponements.size(), "postponement follows", "postponements follow")
              + " from outages that the log shows, by the rule set.");
    }
  }

  private void check(String name, String file, Postponement postponement, List<Notice> chain) {
    Incident incident = bundle.incidents.get(file);
    if (!findings.require(incident != null, CHECK, name + " incident", file, "no such file")) {
      return;
    }
    Notice before = chain.get(chain.size() - 1);
    Optional<HolidayCalendar> days = CalendarCheck.find(bundle.files, postponement.applyTo(before));
    PinnedRules.of(bundle.files, before)
        .filter(rules -> days.isPresent())
        .ifPresent(
            rules ->
                findings.accept(
                    CHECK,
                    name,
                    "what the outage rule gives",
                    PostponementCheck.judge(
                        chain, postponement, incident, rules.rules().json(), days.get(), trust)));
    log.expectOrder(file, name);
    if (incident.cause() == Incident.Cause.GAP) {
      alive(file, incident);
    }
  }

  /** A checkpoint that a witness saw inside of the gap shows that it was none. */
  private void alive(String file, Incident incident) {
    List<BundleHistory.Step> steps = HistoryCheck.read(bundle.files, new Findings()).checkpoints();
    for (BundleHistory.Step step : steps) {
      seen(step.checkpoint())
          .filter(at -> incident.from().isBefore(at) && at.isBefore(incident.until()))
          .ifPresent(
              at ->
                  findings.refute(
                      CHECK, file, "no checkpoint between its two", "one that was seen at " + at));
    }
  }

  private Optional<Instant> seen(String note) {
    try {
      return GapEvidence.firstSeen(SignedNote.parse(note), trust);
    } catch (LogFormatException e) {
      return Optional.empty(); // named where the history is checked
    }
  }
}
