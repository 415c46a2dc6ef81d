package org.opengeps.watch.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.platform.Sql;
import org.opengeps.watch.FoundTender;
import org.opengeps.watch.Pace;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.model.SavedSearches;

/** The tables {@code watch_search} and {@code watch_found}. */
@ApplicationScoped
public class SavedSearchesTable implements SavedSearches {
  private static final String SELECT =
      "SELECT person, id, name, conditions, pace, since, next_at FROM watch_search WHERE ";

  /** One row that no other node is at. */
  private static final String ALONE = " LIMIT 1 FOR UPDATE SKIP LOCKED";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(PersonId person, SavedSearch search) {
    Sql.run(
        entities,
        "INSERT INTO watch_search (id, person, name, conditions, pace, since, looked_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        search.id(),
        person.value(),
        search.name(),
        search.conditions(),
        search.pace().word(),
        search.since(),
        search.since());
    search.nextAt().ifPresent(at -> next(search.id(), at));
  }

  @Override
  public List<SavedSearch> list(PersonId person) {
    return Sql.rows(entities, SELECT + "person = ? ORDER BY since, id", person.value()).stream()
        .map(SavedSearchesTable::owned)
        .map(Owned::search)
        .toList();
  }

  @Override
  public Optional<Owned> find(UUID search) {
    return Sql.row(entities, SELECT + "id = ?", search).map(SavedSearchesTable::owned);
  }

  @Override
  public boolean end(UUID search) {
    Sql.run(entities, "DELETE FROM watch_letter WHERE watch = ? AND state = 'waiting'", search);
    return Sql.run(entities, "DELETE FROM watch_search WHERE id = ?", search) > 0;
  }

  @Override
  public Optional<Owned> takeUnlooked(Instant before) {
    return Sql.row(entities, SELECT + "looked_at < ? ORDER BY looked_at" + ALONE, before)
        .map(SavedSearchesTable::owned);
  }

  @Override
  public void looked(UUID search, Instant at) {
    Sql.run(entities, "UPDATE watch_search SET looked_at = ? WHERE id = ?", at, search);
  }

  @Override
  public void found(UUID search, List<TenderNumber> tenders, Instant at) {
    for (TenderNumber tender : tenders) {
      Sql.run(
          entities,
          "INSERT IGNORE INTO watch_found (search, tender, found_at) VALUES (?, ?, ?)",
          search,
          tender.value(),
          at);
    }
  }

  @Override
  public Optional<Owned> takeDue(Instant at) {
    return Sql.row(entities, SELECT + "next_at <= ? ORDER BY next_at" + ALONE, at)
        .map(SavedSearchesTable::owned);
  }

  @Override
  public void next(UUID search, Instant at) {
    Sql.run(entities, "UPDATE watch_search SET next_at = ? WHERE id = ?", at, search);
  }

  @Override
  public int tell(UUID search, UUID letter) {
    return Sql.run(
        entities,
        "UPDATE watch_found SET letter = ? WHERE search = ? AND letter IS NULL",
        letter,
        search);
  }

  @Override
  public List<TenderNumber> listTold(UUID letter, int most) {
    return Sql.rows(
            entities,
            "SELECT tender, found_at FROM watch_found WHERE letter = ?"
                + " ORDER BY tender DESC LIMIT "
                + most,
            letter)
        .stream()
        .map(row -> new TenderNumber((String) row[0]))
        .toList();
  }

  @Override
  public long countTold(UUID letter) {
    return Sql.count(entities, "SELECT COUNT(*) FROM watch_found WHERE letter = ?", letter);
  }

  @Override
  public List<FoundTender> listFound(PersonId person, int most) {
    return Sql.rows(
            entities,
            "SELECT s.name, f.tender, f.found_at FROM watch_search s"
                + " JOIN watch_found f ON f.search = s.id WHERE s.person = ?"
                + " ORDER BY f.found_at DESC, f.tender DESC LIMIT "
                + most,
            person.value())
        .stream()
        .map(
            row ->
                new FoundTender(
                    (String) row[0], new TenderNumber((String) row[1]), Sql.instant(row[2])))
        .toList();
  }

  private static Owned owned(Object... row) {
    return new Owned(
        new PersonId((String) row[0]),
        new SavedSearch(
            Sql.id(row[1]),
            (String) row[2],
            (String) row[3],
            Pace.find((String) row[4]).orElseThrow(),
            Sql.instant(row[5]),
            Sql.maybe(row[6])));
  }
}
