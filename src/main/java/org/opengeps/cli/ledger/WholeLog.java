package org.opengeps.cli.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.client.http.LogSource;
import org.opengeps.law.CarriedRules;
import org.opengeps.protocol.log.Checkpoint;

/** What {@code fsck} finds in a whole log, for other commands that must know whether one holds. */
public final class WholeLog {
  private WholeLog() {}

  /**
   * Reads and recomputes everything up to a checkpoint.
   *
   * @param known checkpoints that the log must extend
   * @param rules folder with the operator's own rule sets
   * @return what does not hold or cannot be read; empty if all is in order
   */
  public static List<String> findings(
      LogSource source, Checkpoint head, List<Checkpoint> known, Optional<Path> rules) {
    OutageLaw law = new OutageLaw(CarriedRules.documents(rules), CarriedRules.calendars(rules));
    LogAudit audit = new LogAudit(source, new OutageWatch(law));
    known.forEach(audit::extending);
    audit.run(head);
    List<String> findings = new ArrayList<>(audit.findings());
    findings.addAll(audit.missing());
    return List.copyOf(findings);
  }
}
