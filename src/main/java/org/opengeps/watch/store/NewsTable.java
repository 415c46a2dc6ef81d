package org.opengeps.watch.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.watch.TenderNews;
import org.opengeps.watch.model.NewsBook;
import org.opengeps.watch.rules.ToldFacts;

/** The table {@code watch_news}, and the letters that it becomes. */
@ApplicationScoped
public class NewsTable implements NewsBook {
  private static final String COLUMNS =
      "n.id, n.tender, n.notice_order, n.kind, n.lot, n.detail, n.at";

  /** One look into the index for each kind, however many orders there are. */
  private static final String LAST_ORDER =
      ToldFacts.ORDERS.stream()
          .map(
              kind ->
                  "SELECT MAX(at) AS at FROM watch_news WHERE kind = '"
                      + kind.word()
                      + "' AND at <= ?")
          .collect(Collectors.joining(" UNION ALL ", "SELECT MAX(at) FROM (", ") AS last_orders"));

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(List<TenderNews> news) {
    ManyRows.insert(
        entities,
        "INSERT INTO watch_news (id, tender, notice_order, kind, lot, detail, at, spread, behind)",
        "(?, ?, ?, ?, ?, ?, ?, FALSE, '')",
        news.stream().map(NewsTable::values).toList());
  }

  private static Object[] values(TenderNews news) {
    return new Object[] {
      news.id().toString(),
      news.ref().number(),
      news.ref().order(),
      news.kind().word(),
      news.lot(),
      news.detail(),
      Sql.utc(news.at())
    };
  }

  @Override
  public Optional<TenderNews> find(UUID id) {
    return Sql.row(entities, "SELECT " + COLUMNS + " FROM watch_news n WHERE n.id = ?", id)
        .map(NewsTable::news);
  }

  @Override
  public Optional<Instant> lastOrder(Instant until) {
    Object[] untils = Collections.nCopies(ToldFacts.ORDERS.size(), until).toArray();
    return Sql.value(entities, LAST_ORDER, untils).map(Sql::instant);
  }

  @Override
  public List<TenderNews> list(PersonId person, int most) {
    return Sql.rows(
            entities,
            "SELECT "
                + COLUMNS
                + " FROM watch_tender w JOIN watch_news n ON n.tender = w.tender"
                + " AND n.at >= w.since WHERE w.person = ? ORDER BY n.at DESC, n.id LIMIT "
                + most,
            person.value())
        .stream()
        .map(NewsTable::news)
        .toList();
  }

  private static TenderNews news(Object... row) {
    return new TenderNews(
        Sql.id(row[0]),
        new TenderRef((String) row[1], (String) row[2]),
        FactKind.find((String) row[3]).orElseThrow(),
        (String) row[4],
        (String) row[5],
        Sql.instant(row[6]));
  }

  @Override
  public boolean spread(boolean letters, int most, Instant at) {
    Optional<Object[]> oldest =
        Sql.row(
            entities,
            "SELECT id, tender, at, behind FROM watch_news WHERE spread = FALSE"
                + " ORDER BY at, id LIMIT 1 FOR UPDATE SKIP LOCKED");
    oldest.ifPresent(
        news -> {
          if (letters) {
            spread((String) news[0], (String) news[1], news[2], (String) news[3], most, at);
          } else {
            done((String) news[0]);
          }
        });
    return oldest.isPresent();
  }

  private void spread(
      String news, String tender, Object happened, String behind, int most, Instant at) {
    List<?> watches =
        Sql.rows(
            entities,
            "SELECT id, since FROM watch_tender WHERE tender = ? AND id > ? ORDER BY id LIMIT "
                + most,
            tender,
            behind);
    if (!watches.isEmpty()) {
      String last = (String) ((Object[]) watches.get(watches.size() - 1))[0];
      write(news, tender, happened, behind, last, at);
      Sql.run(entities, "UPDATE watch_news SET behind = ? WHERE id = ?", last, news);
    }
    if (watches.size() < most) {
      done(news);
    }
  }

  /** One letter for each of them who wants letters and watched when it happened. */
  private void write(
      String news, String tender, Object happened, String behind, String last, Instant at) {
    Sql.run(
        entities,
        "INSERT IGNORE INTO watch_letter"
            + " (id, person, kind, about, watch, due_at, attempts, state, created_at)"
            + " SELECT UUID(), w.person, 'news', ?, w.id, ?, 0, 'waiting', ?"
            + " FROM watch_tender w JOIN watch_reader r ON r.person = w.person"
            + " WHERE w.tender = ? AND w.id > ? AND w.id <= ? AND w.since <= ?"
            + " AND r.confirmed_at IS NOT NULL",
        news,
        at,
        at,
        tender,
        behind,
        last,
        Sql.instant(happened));
  }

  private void done(String news) {
    Sql.run(entities, "UPDATE watch_news SET spread = TRUE WHERE id = ?", news);
  }
}
