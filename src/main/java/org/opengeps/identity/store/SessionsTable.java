package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.model.SessionBook;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;

/** Sessions in the table {@code log_in_session}. */
@ApplicationScoped
@Transactional
public class SessionsTable implements SessionBook {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;

  /** A sign of life is written down at most this often. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private static final String ALIVE = " ended_at IS NULL AND begun_at > ? AND seen_at > ?";
  private static final String OF_BINDING =
      "certificate IN (SELECT b.fingerprint FROM certificate_binding b JOIN person p ON p.id = b.person WHERE p.";

  @PersistenceContext private EntityManager entities;

  @Override
  public String begin(Sha256 certificate, Instant at) {
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    Sql.run(
        entities,
        "INSERT INTO log_in_session (token, certificate, begun_at, seen_at, checked_at) VALUES (?, ?, ?, ?, ?)",
        hash(token),
        certificate.bytes(),
        at,
        at,
        at);
    return token;
  }

  @Override
  public Optional<Sha256> find(String token, Instant at) {
    Optional<Object[]> found =
        Sql.row(
            entities,
            "SELECT certificate, seen_at < ? FROM log_in_session WHERE token = ? AND" + ALIVE,
            at.minus(NOTED),
            hash(token),
            at.minus(LIFE),
            at.minus(SILENCE));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = found.get();
    if (((Number) row[1]).intValue() == 1) {
      Sql.run(entities, "UPDATE log_in_session SET seen_at = ? WHERE token = ?", at, hash(token));
    }
    return Optional.of(Sha256.fromBytes((byte[]) row[0]));
  }

  @Override
  public void end(String token, End why, Instant at) {
    end("token = ?", hash(token), why, at);
  }

  @Override
  public int endOfCertificate(Sha256 certificate, End why, Instant at) {
    return end("certificate = ?", certificate.bytes(), why, at);
  }

  @Override
  public int endOf(PersonId person, End why, Instant at) {
    return end(OF_BINDING + "id = ?)", person.value(), why, at);
  }

  @Override
  public int endOf(OrganisationId organisation, End why, Instant at) {
    return end(OF_BINDING + "organisation = ?)", organisation.value(), why, at);
  }

  private int end(String which, Object key, End why, Instant at) {
    return Sql.run(
        entities,
        "UPDATE log_in_session SET ended_at = ?, ended_by = ? WHERE " + which + " AND" + ALIVE,
        at,
        why.name(),
        key,
        at.minus(LIFE),
        at.minus(SILENCE));
  }

  @Override
  public List<Sha256> listUncheckedSince(Instant instant, Instant at) {
    return Sql.column(
            entities,
            "SELECT DISTINCT certificate FROM log_in_session WHERE checked_at < ? AND" + ALIVE,
            instant,
            at.minus(LIFE),
            at.minus(SILENCE))
        .stream()
        .map(row -> Sha256.fromBytes((byte[]) row))
        .toList();
  }

  @Override
  public void check(Sha256 certificate, Instant at) {
    Sql.run(
        entities,
        "UPDATE log_in_session SET checked_at = ? WHERE certificate = ? AND ended_at IS NULL",
        at,
        certificate.bytes());
  }

  @Override
  public void forgetBefore(Instant instant) {
    Sql.run(entities, "DELETE FROM log_in_session WHERE seen_at < ?", instant);
  }

  private static byte[] hash(String token) {
    return Sha256.ofText(token).bytes();
  }
}
