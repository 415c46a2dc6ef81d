package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.custody.Closing;
import org.opengeps.custody.GateLent;
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
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Lets the gate key of an envelope that opens on a decision work on the points of those who passed,
 * once. The key itself never leaves custody, and is destroyed with the latest opening.
 */
@ApplicationScoped
public class LendGate {
  @Inject private KeyBindings bindings;
  @Inject private GateKeyVault vault;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;

  /**
   * Repeating it gives the values that were published.
   *
   * @param closing whose opening time is that of the decision
   * @param decision hash of the decision
   * @param work makes the values and must not keep the key
   * @return the values, or a refusal: {@code before-opening-time}, {@code before-close}, {@code
   *     too-few-bids}, {@code opening-lapsed}
   * @throws IllegalStateException if the envelope has no key, or was lent on another decision
   */
  @Transactional
  public Verdict<GateValues> lend(
      Closing closing, Sha256 decision, Function<Scalar, GateValues> work) {
    KeyBinding binding =
        bindings
            .find(closing.tender().number(), closing.slot())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no key was bound to " + closing.tender() + " " + closing.slot()));
    Optional<GateValues> lent = bindings.publication(binding.key()).map(this::values);
    if (lent.isPresent()) {
      return published(lent.get(), decision);
    }
    Instant now = clock.instant();
    Optional<Refusal> refusal = GateKeyMayBePublished.judge(closing, now);
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    String context = GateContext.of(binding.tender(), closing.slot(), binding.gateKey());
    GateValues values =
        work.apply(vault.unwrap(binding.wrappedGateKey(), context, binding.gateKey()));
    Sha256 document = documents.put(values.toJson().canonical());
    bindings.add(GatePublication.lent(binding.key(), closing.closeHash(), document, now));
    events.fire(new GateLent(closing.tender(), closing.slot(), document, now));
    return Verdict.accept(values);
  }

  private static Verdict<GateValues> published(GateValues lent, Sha256 decision) {
    if (!lent.decision().equals(decision)) {
      throw new IllegalStateException(
          "the gate of " + lent.tender() + " was lent on another decision: " + lent.decision());
    }
    return Verdict.accept(lent);
  }

  private GateValues values(GatePublication row) {
    return GateValues.from(JsonObject.parse(documents.get(row.document())));
  }
}
