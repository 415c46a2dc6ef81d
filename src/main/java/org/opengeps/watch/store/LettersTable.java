package org.opengeps.watch.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.platform.Sql;
import org.opengeps.watch.Fill;
import org.opengeps.watch.model.Letterbox;
import org.opengeps.watch.rules.LetterTimes;

/** The table {@code watch_letter}. */
@ApplicationScoped
public class LettersTable implements Letterbox {
  private static final int STEP = 1_000;
  private static final String BATCH = " LIMIT " + STEP;

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(UUID id, PersonId person, Kind kind, UUID about, UUID watch, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO watch_letter"
            + " (id, person, kind, about, watch, due_at, attempts, state, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, 'waiting', ?)",
        id,
        person.value(),
        word(kind),
        about,
        watch,
        at,
        at);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Waiting> take(Instant at) {
    Optional<Waiting> letter =
        Sql.row(
                entities,
                "SELECT l.id, l.person, l.kind, l.about, l.watch, l.attempts, l.created_at"
                    + " FROM watch_letter l WHERE l.state = 'waiting' AND l.due_at <= ?"
                    + " ORDER BY l.due_at, l.id LIMIT 1 FOR UPDATE SKIP LOCKED",
                at)
            .map(this::waiting);
    letter.ifPresent(
        taken ->
            Sql.run(
                entities,
                "UPDATE watch_letter SET attempts = ?, due_at = ? WHERE id = ?",
                taken.attempts(),
                at.plus(LetterTimes.pause(taken.attempts())),
                taken.id()));
    return letter;
  }

  private Waiting waiting(Object... row) {
    String person = (String) row[1];
    Kind kind = Kind.valueOf(((String) row[2]).toUpperCase(Locale.ROOT));
    Optional<Object[]> reader =
        Sql.row(
            entities,
            "SELECT address, language, confirmed_at FROM watch_reader WHERE person = ?",
            person);
    return new Waiting(
        Sql.id(row[0]),
        new PersonId(person),
        kind,
        Sql.id(row[3]),
        Sql.id(row[4]),
        // the letter that asks is the only one before its owner agreed, and needless afterwards
        reader
            .filter(found -> found[2] == null == (kind == Kind.ADDRESS))
            .map(found -> (String) found[0]),
        reader.map(found -> (String) found[1]).orElse("ko"),
        ((Number) row[5]).intValue() + 1,
        Sql.instant(row[6]));
  }

  @Override
  public void sent(UUID letter, Instant at) {
    end(letter, "sent", at);
  }

  @Override
  public void drop(UUID letter) {
    Sql.run(entities, "DELETE FROM watch_letter WHERE id = ?", letter);
  }

  @Override
  public void dead(UUID letter, Instant at) {
    end(letter, "dead", at);
  }

  private void end(UUID letter, String state, Instant at) {
    Sql.run(
        entities,
        "UPDATE watch_letter SET state = ?, ended_at = ? WHERE id = ?",
        state,
        at,
        letter);
  }

  @Override
  public void putBack(UUID letter, Instant at) {
    Sql.run(
        entities,
        "UPDATE watch_letter SET attempts = attempts - 1, due_at = ? WHERE id = ?",
        at,
        letter);
  }

  @Override
  public long count(PersonId person, Kind kind, Instant since) {
    return Sql.count(
        entities,
        "SELECT COUNT(*) FROM watch_letter WHERE person = ? AND kind = ? AND created_at > ?",
        person.value(),
        word(kind),
        since);
  }

  @Override
  public Fill fill() {
    Object[] waiting =
        Sql.row(
                entities,
                "SELECT COUNT(*), MIN(created_at) FROM (SELECT created_at FROM watch_letter"
                    + " WHERE state = 'waiting' ORDER BY due_at LIMIT "
                    + Fill.MOST
                    + ") AS due")
            .orElseThrow();
    long dead =
        Sql.count(
            entities,
            "SELECT COUNT(*) FROM (SELECT id FROM watch_letter WHERE state = 'dead' LIMIT "
                + Fill.MOST
                + ") AS dead");
    return new Fill(((Number) waiting[0]).longValue(), Sql.maybe(waiting[1]), dead);
  }

  @Override
  public boolean clear(Instant at, Duration ended, Duration told) {
    int letters =
        Sql.run(entities, "DELETE FROM watch_letter WHERE ended_at < ?" + BATCH, at.minus(ended));
    int found =
        Sql.run(entities, "DELETE FROM watch_found WHERE found_at < ?" + BATCH, at.minus(told));
    int news =
        Sql.run(
            entities,
            "DELETE FROM watch_news WHERE spread = TRUE AND at < ?" + BATCH,
            at.minus(told));
    return Math.max(letters, Math.max(found, news)) >= STEP;
  }
}
