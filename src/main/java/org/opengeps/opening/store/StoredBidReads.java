package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.model.BidReads;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.platform.ManyRows;
import org.opengeps.protocol.message.Slot;

/** {@link BidReads} in MariaDB. */
@ApplicationScoped
@Transactional
public class StoredBidReads implements BidReads {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Row row) {
    entities
        .createNativeQuery(
            "INSERT INTO opening_read (fact, tender, lot, envelope, submission, file, reader,"
                + " reader_name, salt, read_at, read_until)"
                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        .setParameter(1, row.fact().bytes())
        .setParameter(2, row.key().tender())
        .setParameter(3, row.key().slot().lot())
        .setParameter(4, row.key().slot().envelope())
        .setParameter(5, row.submission().toString())
        .setParameter(6, row.file().map(Sha256::bytes).orElse(null))
        .setParameter(7, row.reader().value())
        .setParameter(8, row.readerName())
        .setParameter(9, row.salt().bytes())
        .setParameter(10, utc(row.at()))
        .setParameter(11, utc(row.until()))
        .executeUpdate();
  }

  @Override
  public int count(String tender, UUID submission) {
    Object count =
        entities
            .createNativeQuery(
                "SELECT COUNT(*) FROM opening_read WHERE tender = ?1 AND submission = ?2")
            .setParameter(1, tender)
            .setParameter(2, submission.toString())
            .getSingleResult();
    return ((Number) count).intValue();
  }

  @Override
  public Map<Sha256, String> readers(Collection<Sha256> facts) {
    Map<Sha256, String> names = new HashMap<>();
    ManyRows.select(
            entities,
            "SELECT fact, reader_name FROM opening_read WHERE fact IN",
            facts.stream().<Object>map(Sha256::bytes).toList())
        .forEach(row -> names.put(Sha256.fromBytes((byte[]) row[0]), (String) row[1]));
    return names;
  }

  @Override
  public List<Row> list(String tender, UUID submission, int from, int most) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT fact, lot, envelope, file, reader, reader_name, salt, read_at, read_until"
                    + " FROM opening_read WHERE tender = ?1 AND submission = ?2"
                    + " ORDER BY read_at DESC, fact LIMIT ?3 OFFSET ?4")
            .setParameter(1, tender)
            .setParameter(2, submission.toString())
            .setParameter(3, most)
            .setParameter(4, from)
            .getResultList();
    return rows.stream().map(row -> row(tender, submission, (Object[]) row)).toList();
  }

  private static Row row(String tender, UUID submission, Object[] row) {
    return new Row(
        Sha256.fromBytes((byte[]) row[0]),
        new EnvelopeKey(tender, new Slot((String) row[1], (String) row[2])),
        submission,
        Optional.ofNullable((byte[]) row[3]).map(Sha256::fromBytes),
        new PersonId((String) row[4]),
        (String) row[5],
        Sha256.fromBytes((byte[]) row[6]),
        instant(row[7]),
        instant(row[8]));
  }

  @Override
  public Optional<Sha256> stillGood(
      EnvelopeKey key, UUID submission, Optional<Sha256> file, PersonId reader, Instant at) {
    return entities
        .createNativeQuery(
            "SELECT fact FROM opening_read WHERE tender = ?1 AND submission = ?2 AND lot = ?3"
                + " AND envelope = ?4 AND file <=> ?5 AND reader = ?6 AND read_until > ?7 LIMIT 1")
        .setParameter(1, key.tender())
        .setParameter(2, submission.toString())
        .setParameter(3, key.slot().lot())
        .setParameter(4, key.slot().envelope())
        .setParameter(5, file.map(Sha256::bytes).orElse(null))
        .setParameter(6, reader.value())
        .setParameter(7, utc(at))
        .getResultList()
        .stream()
        .map(fact -> Sha256.fromBytes((byte[]) fact))
        .findFirst();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Object column) {
    LocalDateTime time =
        column instanceof LocalDateTime t ? t : ((java.sql.Timestamp) column).toLocalDateTime();
    return time.toInstant(ZoneOffset.UTC);
  }
}
