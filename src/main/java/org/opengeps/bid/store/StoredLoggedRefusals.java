package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.opengeps.bid.model.LoggedRefusals;
import org.opengeps.bid.model.Reception;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;

/** Logged refusals in the table {@code bid_logged_refusal}. */
@ApplicationScoped
public class StoredLoggedRefusals implements LoggedRefusals {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean isFirst(Sha256 tag, Reception reception) {
    return Sql.run(
            entities,
            "INSERT IGNORE INTO bid_logged_refusal (tag, reception) VALUES (?, ?)",
            tag.bytes(),
            reception.id())
        == 1;
  }
}
