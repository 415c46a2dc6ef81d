package org.opengeps.watch.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.watch.Follower;
import org.opengeps.watch.model.Followers;

/** The table {@code watch_reader}. */
@ApplicationScoped
public class FollowersTable implements Followers {
  private static final String SELECT =
      "SELECT language, zone, address, confirmed_at, read_at FROM watch_reader WHERE person = ?";

  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<Follower> find(PersonId person) {
    return find(person, "");
  }

  @Override
  public Optional<Follower> lock(PersonId person) {
    return find(person, " FOR UPDATE");
  }

  private Optional<Follower> find(PersonId person, String lock) {
    return Sql.row(entities, SELECT + lock, person.value())
        .map(
            row ->
                new Follower(
                    (String) row[0],
                    ZoneId.of((String) row[1]),
                    Optional.ofNullable((String) row[2]),
                    row[3] != null,
                    Sql.instant(row[4])));
  }

  @Override
  public void ensure(PersonId person, String language, ZoneId zone, Instant at) {
    Sql.run(
        entities,
        "INSERT IGNORE INTO watch_reader (person, language, zone, read_at) VALUES (?, ?, ?, ?)",
        person.value(),
        language,
        zone.getId(),
        at);
  }

  @Override
  public void ask(PersonId person, String address, String language, ZoneId zone) {
    Sql.run(
        entities,
        "UPDATE watch_reader SET address = ?, language = ?, zone = ?, confirmed_at = NULL,"
            + " token_hash = NULL, token_until = NULL WHERE person = ?",
        address,
        language,
        zone.getId(),
        person.value());
    // what waits was for the address before
    dropWaiting(person);
  }

  /**
   * A letter that asks is counted by its row, and one that was tried may be on its way just now.
   */
  private void dropWaiting(PersonId person) {
    Sql.run(
        entities,
        "UPDATE watch_letter SET state = 'sent', ended_at = due_at"
            + " WHERE person = ? AND kind = 'address' AND state = 'waiting' AND attempts > 0",
        person.value());
    Sql.run(
        entities,
        "DELETE FROM watch_letter WHERE person = ? AND state = 'waiting'",
        person.value());
  }

  @Override
  public void prefer(PersonId person, String language, ZoneId zone) {
    Sql.run(
        entities,
        "UPDATE watch_reader SET language = ?, zone = ? WHERE person = ?",
        language,
        zone.getId(),
        person.value());
  }

  @Override
  public boolean expect(PersonId person, String address, Sha256 token, Instant until) {
    return Sql.run(
            entities,
            "UPDATE watch_reader SET token_hash = ?, token_until = ?"
                + " WHERE person = ? AND address = ? AND confirmed_at IS NULL",
            token.bytes(),
            until,
            person.value(),
            address)
        > 0;
  }

  @Override
  public Optional<String> findAddress(Sha256 token, Instant at) {
    return Sql.value(
            entities,
            "SELECT address FROM watch_reader WHERE token_hash = ? AND token_until > ?",
            token.bytes(),
            at)
        .map(String.class::cast);
  }

  @Override
  public boolean confirm(Sha256 token, Instant at) {
    return Sql.run(
            entities,
            "UPDATE watch_reader SET confirmed_at = ?, token_hash = NULL, token_until = NULL"
                + " WHERE token_hash = ? AND token_until > ?",
            at,
            token.bytes(),
            at)
        > 0;
  }

  @Override
  public void forgetAddress(PersonId person) {
    Sql.run(
        entities,
        "UPDATE watch_reader SET address = NULL, confirmed_at = NULL, token_hash = NULL,"
            + " token_until = NULL WHERE person = ?",
        person.value());
    dropWaiting(person);
  }

  @Override
  public void read(PersonId person, Instant at) {
    Sql.run(entities, "UPDATE watch_reader SET read_at = ? WHERE person = ?", at, person.value());
  }
}
