package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.model.SessionBook;
import org.opengeps.kernel.Sha256;

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
    query(
            "INSERT INTO log_in_session (token, certificate, begun_at, seen_at, checked_at) VALUES (?, ?, ?, ?, ?)",
            hash(token),
            certificate.bytes(),
            time(at),
            time(at),
            time(at))
        .executeUpdate();
    return token;
  }

  @Override
  public Optional<Sha256> find(String token, Instant at) {
    List<?> rows =
        query(
                "SELECT certificate, seen_at < ? FROM log_in_session WHERE token = ? AND" + ALIVE,
                time(at.minus(NOTED)),
                hash(token),
                time(at.minus(LIFE)),
                time(at.minus(SILENCE)))
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = (Object[]) rows.get(0);
    if (((Number) row[1]).intValue() == 1) {
      query("UPDATE log_in_session SET seen_at = ? WHERE token = ?", time(at), hash(token))
          .executeUpdate();
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
    return query(
            "UPDATE log_in_session SET ended_at = ?, ended_by = ? WHERE " + which + " AND" + ALIVE,
            time(at),
            why.name(),
            key,
            time(at.minus(LIFE)),
            time(at.minus(SILENCE)))
        .executeUpdate();
  }

  @Override
  public List<Sha256> listUncheckedSince(Instant instant, Instant at) {
    List<?> rows =
        query(
                "SELECT DISTINCT certificate FROM log_in_session WHERE checked_at < ? AND" + ALIVE,
                time(instant),
                time(at.minus(LIFE)),
                time(at.minus(SILENCE)))
            .getResultList();
    return rows.stream().map(row -> Sha256.fromBytes((byte[]) row)).toList();
  }

  @Override
  public void check(Sha256 certificate, Instant at) {
    query(
            "UPDATE log_in_session SET checked_at = ? WHERE certificate = ? AND ended_at IS NULL",
            time(at),
            certificate.bytes())
        .executeUpdate();
  }

  @Override
  public void forgetBefore(Instant instant) {
    query("DELETE FROM log_in_session WHERE seen_at < ?", time(instant)).executeUpdate();
  }

  private Query query(String sql, Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }

  private static byte[] hash(String token) {
    return Sha256.ofText(token).bytes();
  }

  private static LocalDateTime time(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
