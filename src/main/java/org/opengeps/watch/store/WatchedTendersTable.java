package org.opengeps.watch.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.platform.Sql;
import org.opengeps.watch.WatchedTender;
import org.opengeps.watch.model.WatchedTenders;

/** The table {@code watch_tender}. */
@ApplicationScoped
public class WatchedTendersTable implements WatchedTenders {
  private static final String SELECT =
      "SELECT id, tender, since FROM watch_tender WHERE person = ?";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(PersonId person, WatchedTender watch) {
    Sql.run(
        entities,
        "INSERT INTO watch_tender (id, person, tender, since) VALUES (?, ?, ?, ?)",
        watch.id(),
        person.value(),
        watch.tender().value(),
        watch.since());
  }

  @Override
  public List<WatchedTender> list(PersonId person) {
    return Sql.rows(entities, SELECT + " ORDER BY since DESC, id", person.value()).stream()
        .map(WatchedTendersTable::watch)
        .toList();
  }

  @Override
  public Optional<WatchedTender> find(PersonId person, TenderNumber tender) {
    return Sql.row(entities, SELECT + " AND tender = ?", person.value(), tender.value())
        .map(WatchedTendersTable::watch);
  }

  private static WatchedTender watch(Object... row) {
    return new WatchedTender(
        Sql.id(row[0]), new TenderNumber((String) row[1]), Sql.instant(row[2]));
  }

  @Override
  public Optional<TenderNumber> find(UUID watch) {
    return Sql.value(entities, "SELECT tender FROM watch_tender WHERE id = ?", watch)
        .map(number -> new TenderNumber((String) number));
  }

  @Override
  public boolean end(UUID watch) {
    Sql.run(entities, "DELETE FROM watch_letter WHERE watch = ? AND state = 'waiting'", watch);
    return Sql.run(entities, "DELETE FROM watch_tender WHERE id = ?", watch) > 0;
  }
}
