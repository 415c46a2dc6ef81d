package org.opengeps.client.committee;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/**
 * The closing, or the decision on which an envelope opens, stands in the log, under a checkpoint
 * that a witness saw, and not before its time: whoever holds all of the engine cannot have an
 * envelope opened early.
 */
final class WitnessedEntry {
  private WitnessedEntry() {}

  /**
   * @param kind of the fact
   * @param subject reference of the tender
   * @param document of the fact
   * @param from a witness must have seen it at or after this
   * @param entry canonical log entry
   * @param proof tlog-proof of the entry
   * @return empty if all of it holds
   */
  static Optional<Refusal> problem(
      FactKind kind,
      TenderRef subject,
      Sha256 document,
      Instant from,
      byte[] entry,
      String proof,
      Trust trust) {
    LedgerEntry logged = LedgerEntry.parse(entry);
    if (!kind.is(logged)
        || !logged.subject().equals(subject.toString())
        || !document.equals(logged.document())) {
      return Optional.of(Refusal.of("evidence-broken.entry").with("kind", kind.word()));
    }
    LogProof parsed = LogProof.parse(proof);
    SignedNote note = parsed.checkpoint();
    if (!Checkpoint.parse(note.text()).origin().equals(trust.origin())
        || !note.isSignedBy(NoteKey.parse(trust.logKey()))) {
      return Optional.of(Refusal.of("log-untrusted"));
    }
    if (!parsed.includes(entry)) {
      return Optional.of(Refusal.of("evidence-broken.checkpoint").with("kind", kind.word()));
    }
    return isWitnessedFrom(from, note, trust)
        ? Optional.empty()
        : Optional.of(
            Refusal.of("close-not-witnessed.member").with("kind", kind.word()).with("from", from));
  }

  private static boolean isWitnessedFrom(Instant deadline, SignedNote note, Trust trust) {
    return trust.witnessKeys().stream()
        .map(NoteKey::parse)
        .anyMatch(
            key ->
                note.signatures().stream()
                    .anyMatch(signature -> sawFrom(deadline, key, note, signature)));
  }

  /**
   * A cosignature tells its second only, so a deadline inside of a second counts from that second's
   * beginning.
   */
  private static boolean sawFrom(
      Instant deadline, NoteKey key, SignedNote note, NoteSignature signature) {
    return key.verifies(note.text(), signature)
        && signature
            .cosignedAt()
            .filter(at -> !at.isBefore(deadline.truncatedTo(ChronoUnit.SECONDS)))
            .isPresent();
  }
}
