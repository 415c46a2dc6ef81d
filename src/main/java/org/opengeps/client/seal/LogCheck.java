package org.opengeps.client.seal;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/**
 * Whether a checkpoint is the trusted log's: right origin, signed by the log, cosigned by a
 * witness.
 */
final class LogCheck {
  private LogCheck() {}

  /**
   * @throws org.opengeps.protocol.log.LogFormatException if the note is no checkpoint
   */
  static Optional<Refusal> judge(SignedNote checkpoint, Trust trust) {
    if (!Checkpoint.parse(checkpoint.text()).origin().equals(trust.origin())) {
      return Optional.of(Refusal.of("log-origin"));
    }
    if (!checkpoint.isSignedBy(NoteKey.parse(trust.logKey()))) {
      return Optional.of(Refusal.of("log-signature"));
    }
    boolean witnessed =
        trust.witnessKeys().isEmpty()
            || trust.witnessKeys().stream().map(NoteKey::parse).anyMatch(checkpoint::isSignedBy);
    return witnessed ? Optional.empty() : Optional.of(Refusal.of("log-unwitnessed"));
  }
}
