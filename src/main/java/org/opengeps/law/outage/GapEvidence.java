package org.opengeps.law.outage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.pki.Trust;

/**
 * Whether the checkpoints of an incident show its gap. The times are those of the witnesses: the
 * platform can stop the log, but not make the time pass that it claims was lost.
 */
public final class GapEvidence {
  /** Code of an incident whose checkpoints do not show its gap. */
  public static final String UNFOUNDED = "incident-unfounded";

  private GapEvidence() {}

  /**
   * @param trust empty to believe the notes' own words
   */
  public static Optional<Refusal> judge(Incident incident, Optional<Trust> trust) {
    try {
      SignedNote before = SignedNote.parse(incident.before());
      SignedNote after = SignedNote.parse(incident.after());
      if (trust.isPresent() && !(isOf(before, trust.get()) && isOf(after, trust.get()))) {
        return Optional.of(Refusal.of(UNFOUNDED + ".checkpoints").with("incident", incident.id()));
      }
      if (size(before) >= size(after)) {
        return Optional.of(Refusal.of(UNFOUNDED + ".order").with("incident", incident.id()));
      }
      boolean sameTimes =
          lastSeen(before, trust).filter(incident.from()::equals).isPresent()
              && firstSeen(after, trust).filter(incident.until()::equals).isPresent();
      return sameTimes
          ? Optional.empty()
          : Optional.of(Refusal.of(UNFOUNDED + ".times").with("incident", incident.id()));
    } catch (LogFormatException e) {
      return Optional.of(
          Refusal.of(UNFOUNDED + ".form")
              .with("incident", incident.id())
              .with("problem", e.getMessage()));
    }
  }

  /** When a witness saw the checkpoint last; a cosignature tells its second. */
  public static Optional<Instant> lastSeen(SignedNote note, Optional<Trust> trust) {
    return seen(note, trust).max(Instant::compareTo);
  }

  /** When a witness saw the checkpoint first. */
  public static Optional<Instant> firstSeen(SignedNote note, Optional<Trust> trust) {
    return seen(note, trust).min(Instant::compareTo);
  }

  private static Stream<Instant> seen(SignedNote note, Optional<Trust> trust) {
    List<NoteKey> witnesses =
        trust.map(Trust::witnessKeys).orElse(List.of()).stream().map(NoteKey::parse).toList();
    return note.signatures().stream()
        .filter(line -> trust.isEmpty() || holds(note, line, witnesses))
        .map(NoteSignature::cosignedAt)
        .flatMap(Optional::stream);
  }

  private static boolean holds(SignedNote note, NoteSignature line, List<NoteKey> witnesses) {
    return witnesses.stream()
        .anyMatch(key -> key.name().equals(line.name()) && key.verifies(note.text(), line));
  }

  private static boolean isOf(SignedNote note, Trust trust) {
    return Checkpoint.parse(note.text()).origin().equals(trust.origin())
        && note.isSignedBy(NoteKey.parse(trust.logKey()))
        && trust.witnessKeys().stream().map(NoteKey::parse).anyMatch(note::isSignedBy);
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }
}
