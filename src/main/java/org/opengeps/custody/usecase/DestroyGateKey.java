package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.custody.GateKeyDestroyed;
import org.opengeps.custody.model.GatePublication;
import org.opengeps.custody.model.KeyBinding;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;

/**
 * Destroys private gate keys whose time is over. Backups of the database hold them until they are
 * replaced (docs/operations.md).
 */
@ApplicationScoped
public class DestroyGateKey {
  @Inject private KeyBindings bindings;
  @Inject private Event<DomainEvent> events;

  /** A key that was published stays: it is public anyway. Harmless when repeated. */
  @Transactional
  public void destroy(TenderRef tender, Slot slot, Instant at) {
    Optional<KeyBinding> sealed =
        bindings
            .find(tender.number(), slot)
            .filter(
                binding ->
                    bindings.publication(binding.key()).map(GatePublication::isLent).orElse(true));
    if (sealed.isPresent() && sealed.get().destroyGateKey()) {
      events.fire(new GateKeyDestroyed(tender, slot, at));
    }
  }
}
