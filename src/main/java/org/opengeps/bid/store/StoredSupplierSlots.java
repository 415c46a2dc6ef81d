package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.SupplierSlots;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;

/** Supplier slots in the table {@code bid_slot}. */
@ApplicationScoped
public class StoredSupplierSlots implements SupplierSlots {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean take(Sha256 tag, Reception reception) {
    return Sql.run(
            entities,
            "INSERT IGNORE INTO bid_slot (tag, reception) VALUES (?, ?)",
            tag.bytes(),
            reception.id())
        == 1;
  }

  @Override
  public void clear(LotRef lot) {
    Sql.run(
        entities,
        "DELETE s FROM bid_slot s JOIN bid_reception r ON r.id = s.reception"
            + " WHERE r.tender = ? AND r.lot = ?",
        lot.tender().number(),
        lot.lot());
  }
}
