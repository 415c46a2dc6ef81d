package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.opengeps.bid.model.LoggedRefusals;
import org.opengeps.bid.model.Reception;
import org.opengeps.kernel.Sha256;

/** Logged refusals in the table {@code bid_logged_refusal}. */
@ApplicationScoped
public class StoredLoggedRefusals implements LoggedRefusals {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean isFirst(Sha256 tag, Reception reception) {
    return entities
            .createNativeQuery(
                "INSERT IGNORE INTO bid_logged_refusal (tag, reception) VALUES (?, ?)")
            .setParameter(1, tag.bytes())
            .setParameter(2, reception.id())
            .executeUpdate()
        == 1;
  }
}
