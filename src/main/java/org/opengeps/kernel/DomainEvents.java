package org.opengeps.kernel;

import java.util.List;

/**
 * Many public facts of one transaction at once: an outage moves thousands of tenders, and each is a
 * fact of its own. Fired instead of the single events, which nobody but the ledger observes.
 */
public record DomainEvents(List<? extends DomainEvent> events) {
  public DomainEvents {
    events = List.copyOf(events);
  }
}
