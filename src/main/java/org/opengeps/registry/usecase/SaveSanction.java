package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.registry.SupplierDebarred;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/** The part of a debarment that happens in one transaction. */
@ApplicationScoped
public class SaveSanction {
  @Inject private Sanctions sanctions;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /** Records the decision; the same message again changes nothing. */
  @Transactional
  public void save(OrganisationId supplier, Sanction sanction, byte[] signed, Instant at) {
    Sha256 decision = documents.put(signed);
    var period = new SupplierIsNotDebarred.Period(sanction.from(), sanction.until());
    if (sanctions.add(supplier, period, sanction.reason(), decision)) {
      events.fire(new SupplierDebarred(supplier, sanction.from(), sanction.until(), decision, at));
    }
  }
}
