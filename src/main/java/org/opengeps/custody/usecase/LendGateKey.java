package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.custody.Closing;
import org.opengeps.custody.model.GateKeyVault;
import org.opengeps.custody.model.KeyBinding;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.custody.rules.GateKeyMayBePublished;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Lets the opening look through the gate layer before it is decided whether the gate key is
 * published: how many of the receptions are bids of somebody is known only then.
 */
@ApplicationScoped
public class LendGateKey {
  @Inject private KeyBindings bindings;
  @Inject private GateKeyVault vault;
  @Inject private Clock clock;

  /**
   * @param work must not keep the key
   * @return what the work returned, or a refusal: {@code before-opening-time}, {@code before-close}
   * @throws IllegalStateException if the envelope has no key
   */
  @Transactional
  public <T> Verdict<T> use(Closing closing, Function<Scalar, T> work) {
    Optional<Refusal> untimely = GateKeyMayBePublished.untimely(closing, clock.instant());
    if (untimely.isPresent()) {
      return Verdict.refuse(untimely.get());
    }
    KeyBinding binding =
        bindings
            .find(closing.tender().number(), closing.slot())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no key was bound to " + closing.tender() + " " + closing.slot()));
    String context = GateContext.of(binding.tender(), closing.slot(), binding.gateKey());
    return Verdict.accept(
        work.apply(vault.unwrap(binding.wrappedGateKey(), context, binding.gateKey())));
  }
}
