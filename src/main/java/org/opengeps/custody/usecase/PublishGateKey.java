package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.custody.Closing;
import org.opengeps.custody.GateKeyPublished;
import org.opengeps.custody.model.GateKeyVault;
import org.opengeps.custody.model.GatePublication;
import org.opengeps.custody.model.KeyBinding;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.custody.rules.GateKeyMayBePublished;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.threshold.Scalar;

/** Takes the private gate key out of custody and makes it public, once. */
@ApplicationScoped
public class PublishGateKey {
  @Inject private KeyBindings bindings;
  @Inject private GateKeyVault vault;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;

  /**
   * Repeating it gives the statement that was published.
   *
   * @return the statement, or a refusal: {@code before-opening-time}, {@code before-close}, {@code
   *     too-few-bids}
   * @throws IllegalStateException if the envelope has no key, or its gate key was published for
   *     another close: tampering
   */
  @Transactional
  public Verdict<GateKeyStatement> publish(Closing closing) {
    KeyBinding binding = binding(closing);
    Optional<GateKeyStatement> published = statement(binding, closing.closeHash());
    if (published.isPresent()) {
      return Verdict.accept(published.get());
    }
    Instant now = clock.instant();
    Optional<Refusal> refusal = GateKeyMayBePublished.judge(closing, now);
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    String context = GateContext.of(binding.tender(), closing.slot(), binding.gateKey());
    Scalar gate = vault.unwrap(binding.wrappedGateKey(), context, binding.gateKey());
    var statement =
        new GateKeyStatement(
            closing.tender(), closing.slot(), closing.closeHash(), gate, binding.gateKey());
    Sha256 document = documents.put(statement.toJson().canonical());
    bindings.add(new GatePublication(binding.key(), closing.closeHash(), document, now));
    events.fire(new GateKeyPublished(closing.tender(), closing.slot(), document, now));
    return Verdict.accept(statement);
  }

  private KeyBinding binding(Closing closing) {
    return bindings
        .find(closing.tender().number(), closing.slot())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no key was bound to " + closing.tender() + " " + closing.slot()));
  }

  private Optional<GateKeyStatement> statement(KeyBinding binding, Sha256 closeHash) {
    Optional<GatePublication> publication = bindings.publication(binding.key());
    publication.ifPresent(
        row -> {
          if (!row.closeHash().equals(closeHash)) {
            throw new IllegalStateException(
                "the gate key of " + binding.tender() + " was published for another close");
          }
        });
    return publication.map(
        row -> GateKeyStatement.from(JsonObject.parse(documents.get(row.document()))));
  }
}
