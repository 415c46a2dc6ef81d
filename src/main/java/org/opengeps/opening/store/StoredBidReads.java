package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
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
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.Slot;

/** {@link BidReads} in MariaDB. */
@ApplicationScoped
@Transactional
public class StoredBidReads implements BidReads {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Row row) {
    Sql.run(
        entities,
        "INSERT INTO opening_read (fact, tender, lot, envelope, submission, file, reader,"
            + " reader_name, salt, read_at, read_until)"
            + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        row.fact().bytes(),
        row.key().tender(),
        row.key().slot().lot(),
        row.key().slot().envelope(),
        row.submission().toString(),
        row.file().map(Sha256::bytes).orElse(null),
        row.reader().value(),
        row.readerName(),
        row.salt().bytes(),
        row.at(),
        row.until());
  }

  @Override
  public int count(String tender, UUID submission) {
    return (int)
        Sql.count(
            entities,
            "SELECT COUNT(*) FROM opening_read WHERE tender = ?1 AND submission = ?2",
            tender,
            submission.toString());
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
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT fact, lot, envelope, file, reader, reader_name, salt, read_at, read_until"
                + " FROM opening_read WHERE tender = ?1 AND submission = ?2"
                + " ORDER BY read_at DESC, fact LIMIT ?3 OFFSET ?4",
            tender,
            submission.toString(),
            most,
            from);
    return rows.stream().map(row -> row(tender, submission, row)).toList();
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
        Sql.instant(row[7]),
        Sql.instant(row[8]));
  }

  @Override
  public Optional<Sha256> stillGood(
      EnvelopeKey key, UUID submission, Optional<Sha256> file, PersonId reader, Instant at) {
    return Sql.column(
            entities,
            "SELECT fact FROM opening_read WHERE tender = ?1 AND submission = ?2 AND lot = ?3"
                + " AND envelope = ?4 AND file <=> ?5 AND reader = ?6 AND read_until > ?7 LIMIT 1",
            key.tender(),
            submission.toString(),
            key.slot().lot(),
            key.slot().envelope(),
            file.map(Sha256::bytes).orElse(null),
            reader.value(),
            at)
        .stream()
        .map(fact -> Sha256.fromBytes((byte[]) fact))
        .findFirst();
  }
}
