package org.opengeps.custody.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** Reads the signed messages of committees: sender, role, form. To be used outside transactions. */
@Dependent
class CommitteeMessages {
  @Inject private ReadSignedMessage messages;
  @Inject private Documents documents;
  @Inject private Clock clock;

  /**
   * A message whose sender and form are good.
   *
   * <p>Public, because the container begins no transaction for a call through {@code self} whose
   * types are not all public (Weld's client proxy).
   *
   * @param person identity of the signer
   * @param at when it came
   */
  public record Signed<T>(T content, SignedMessage message, Instant at) {
    String person() {
      return message.actor().person().value();
    }

    Sha256 hash() {
      return message.document().hash();
    }
  }

  <T> Verdict<Signed<T>> read(byte[] cms, String type, Function<JsonObject, T> reader, Role role) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Verdict<SignedMessage> read = messages.read(cms, type, now);
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      return Verdict.refuse(refused.refusal());
    }
    SignedMessage message = read.orThrow();
    Optional<Refusal> lacking = message.actor().lacking(role);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    try {
      return Verdict.accept(new Signed<>(reader.apply(message.json()), message, now));
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "message-format", "The message does not have its form: " + e.getMessage() + ".");
    }
  }

  /** Keeps the message, in the caller's transaction. */
  Sha256 keep(Signed<?> signed) {
    return documents.put(signed.message().document().der());
  }

  /** A message that was kept. */
  SignedDocument kept(Sha256 hash) {
    return SignedDocument.read(documents.get(hash));
  }
}
