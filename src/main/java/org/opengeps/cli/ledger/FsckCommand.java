package org.opengeps.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Counted;
import org.opengeps.law.CarriedRules;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks signatures of the checkpoint, then every tile and entry under it. */
@Command(
    name = "fsck",
    mixinStandardHelpOptions = true,
    description =
        "Recompute a whole log: every entry, tile and root, and the signatures of log and"
            + " witnesses.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything holds",
      "1:something does not hold; every finding is one line",
      "2:wrong usage, or a log or trust file that cannot be read",
      "3:consistent, but not anchored: no trust file was given",
      "4:nothing is wrong, but whom some outages hit could not be judged; their rule sets are named"
    })
public final class FsckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "LOCATION",
      description =
          "Address of the log (http://host/ledger) or folder of a mirror with the same paths.")
  private String location;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Trust file with origin, log key and witness keys.")
  private Path trust;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description =
          "A checkpoint kept from an earlier visit; the log must still extend it. May be repeated.")
  private List<Path> known = List.of();

  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      description =
          "Folder with the operator's own rule sets (OPENGEPS_RULES_FOLDER), so that outages under"
              + " them are judged, too.")
  private Path rules;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LogSource source = LogSource.at(location);
    byte[] newest;
    try {
      newest = source.get("checkpoint");
    } catch (IOException e) {
      return unreadable("There is no log at " + location + ": " + e.getMessage());
    }
    Optional<Trust> anchor = Optional.empty();
    List<Checkpoint> before = new ArrayList<>();
    OutageLaw law;
    try {
      Optional<Path> own = Optional.ofNullable(rules);
      law = new OutageLaw(CarriedRules.documents(own), CarriedRules.calendars(own));
    } catch (JsonFormatException | IllegalStateException e) {
      return unreadable("The rule sets cannot be read: " + e.getMessage());
    }
    try {
      if (trust != null) {
        anchor = Optional.of(Trust.read(Files.readAllBytes(trust)));
      }
      for (Path file : known) {
        before.add(Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text()));
      }
    } catch (IOException | IllegalArgumentException e) {
      return unreadable("A file of yours cannot be read: " + e.getMessage());
    }
    SignedNote note = SignedNote.parse(newest);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    List<String> findings = new ArrayList<>();
    anchor.ifPresent(file -> judgeSignatures(file, note, checkpoint, findings));
    var outages = new OutageWatch(law);
    LogAudit audit = new LogAudit(source, outages);
    before.forEach(audit::extending);
    audit.run(checkpoint);
    findings.addAll(audit.findings());
    return report(checkpoint, audit, outages, findings);
  }

  private int unreadable(String sentence) {
    CommandLine command = spec.commandLine();
    command.getErr().println(command.getColorScheme().errorText(sentence));
    return CommandLine.ExitCode.USAGE;
  }

  private static void judgeSignatures(
      Trust file, SignedNote note, Checkpoint checkpoint, List<String> findings) {
    if (!file.origin().equals(checkpoint.origin())) {
      findings.add(
          "the checkpoint is of log "
              + checkpoint.origin()
              + ", the trust file names "
              + file.origin());
    }
    if (!note.isSignedBy(NoteKey.parse(file.logKey()))) {
      findings.add("the checkpoint is not signed by the log's key");
    }
    if (file.witnessKeys().stream().map(NoteKey::parse).noneMatch(note::isSignedBy)) {
      findings.add("the checkpoint is not cosigned by any trusted witness");
    }
  }

  private int report(
      Checkpoint checkpoint, LogAudit audit, OutageWatch outages, List<String> findings) {
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%s: %s, %s, %s, root %s%n",
        checkpoint.origin(),
        Counted.of(checkpoint.size(), "entry", "entries"),
        Counted.of(audit.batches(), "batch", "batches"),
        Counted.of(outages.outages(), "outage", "outages"),
        checkpoint.root());
    outages
        .unknown()
        .forEach(
            hash ->
                out.println(
                    "not judged: whom the outages hit among tenders under rule set "
                        + hash
                        + ": this program does not carry it, or no version of its calendar; give"
                        + " --rules FOLDER"));
    if (!findings.isEmpty()) {
      out.println("NOT IN ORDER: " + Counted.of(findings.size(), "finding", "findings"));
      return 1;
    }
    if (!audit.missing().isEmpty()) {
      return unreadable(
          "The log cannot be read as a whole, so nothing is said about it: "
              + audit.missing().get(0)
              + (audit.missing().size() > 1 ? " and " + (audit.missing().size() - 1) + " more" : "")
              + ". Copy it again.");
    }
    if (trust == null) {
      out.println("consistent, not anchored: give --trust FILE");
      return 3;
    }
    boolean judged = outages.unknown().isEmpty();
    out.println(judged ? "in order" : "not all judged, the rest is in order");
    return judged ? 0 : 4;
  }
}
