package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.SealedBytes;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.EnvelopeHash;

/**
 * Sealed bytes in the tables {@code bid_sealed} and {@code bid_sealed_envelope}, and the names of
 * the files that go along in {@code bid_file}.
 */
@ApplicationScoped
public class StoredSealedBytes implements SealedBytes {
  @PersistenceContext private EntityManager entities;

  @Override
  public void name(LotRef lot, Collection<Sha256> files) {
    put(lot, files, "(?, ?, ?, 1, FALSE)", "undecided = undecided + 1");
  }

  @Override
  public void keep(LotRef lot, Collection<Sha256> files) {
    put(lot, files, "(?, ?, ?, 0, TRUE)", "stands = TRUE");
  }

  private void put(LotRef lot, Collection<Sha256> files, String row, String change) {
    ManyRows.upsert(
        entities,
        "INSERT INTO bid_file (tender, lot, sha256, undecided, stands)",
        row,
        rows(lot, files),
        change);
  }

  /** In ascending order, so that no two who write many wait for each other. */
  private static List<Object[]> rows(LotRef lot, Collection<Sha256> files) {
    return files.stream()
        .distinct()
        .sorted()
        .map(file -> new Object[] {lot.tender().number(), lot.lot(), file.bytes()})
        .toList();
  }

  @Override
  public void keepNamed(LotRef lot) {
    ofLot("UPDATE bid_file SET undecided = 0, stands = TRUE WHERE tender = ? AND lot = ?", lot)
        .executeUpdate();
  }

  @Override
  public void release(LotRef lot, Collection<Sha256> files) {
    List<Object> keys = rows(lot, files).stream().map(row -> (Object) row).toList();
    ManyRows.update(
        entities,
        "UPDATE bid_file SET undecided = undecided - 1 WHERE undecided > 0"
            + " AND (tender, lot, sha256) IN",
        keys);
    ManyRows.update(
        entities,
        "DELETE FROM bid_file WHERE undecided = 0 AND NOT stands AND (tender, lot, sha256) IN",
        keys);
  }

  @Override
  public List<Sha256> unnamed(List<Sha256> files) {
    Set<Sha256> named =
        ManyRows.hold(
                entities,
                "SELECT sha256 FROM bid_file WHERE sha256 IN",
                files.stream().map(file -> (Object) file.bytes()).toList())
            .stream()
            .map(hash -> Sha256.fromBytes((byte[]) hash))
            .collect(Collectors.toSet());
    return files.stream().filter(file -> !named.contains(file)).toList();
  }

  @Override
  public List<Place> listEnvelopes(LotRef lot) {
    List<?> rows =
        ofLot(
                "SELECT r.id, r.submission, r.envelopes, e.envelope FROM bid_reception r"
                    + " JOIN bid_sealed_envelope e ON e.reception = r.id"
                    + " WHERE r.tender = ? AND r.lot = ? ORDER BY r.id, e.envelope",
                lot)
            .getResultList();
    return rows.stream().map(row -> place((Object[]) row)).toList();
  }

  private static Place place(Object[] row) {
    EnvelopeHash envelope =
        EnvelopeHash.parse((String) row[2]).stream()
            .filter(one -> one.envelope().equals(row[3]))
            .findFirst()
            .orElseThrow();
    return new Place((String) row[0], Sql.id(row[1]), envelope);
  }

  @Override
  public void dropEnvelope(Place place, Instant at) {
    Sql.run(
        entities,
        "DELETE FROM bid_sealed_envelope WHERE reception = ? AND envelope = ?",
        place.reception(),
        place.envelope().envelope());
    Sql.run(
        entities,
        "UPDATE bid_reception SET destroyed_at = COALESCE(destroyed_at, ?) WHERE id = ?",
        at,
        place.reception());
  }

  @Override
  public void dropBareStatements(LotRef lot) {
    ofLot(
            "DELETE s FROM bid_sealed s JOIN bid_reception r ON r.id = s.reception"
                + " WHERE r.tender = ? AND r.lot = ? AND NOT EXISTS"
                + " (SELECT 1 FROM bid_sealed_envelope e WHERE e.reception = s.reception)",
            lot)
        .executeUpdate();
  }

  @Override
  public List<Sha256> listFiles(LotRef lot) {
    return ofLot("SELECT sha256 FROM bid_file WHERE tender = ? AND lot = ? ORDER BY sha256", lot)
        .getResultList()
        .stream()
        .map(hash -> Sha256.fromBytes((byte[]) hash))
        .toList();
  }

  /** Locking, so that what another transaction is about to say is seen. */
  @Override
  public Need neededBeside(LotRef lot, Sha256 file) {
    List<?> others =
        ofLot(
                "SELECT CASE WHEN stands THEN 1 ELSE 0 END FROM bid_file"
                    + " WHERE NOT (tender = ? AND lot = ?) AND sha256 = ? FOR UPDATE",
                lot)
            .setParameter(3, file.bytes())
            .getResultList();
    if (others.isEmpty()) {
      return Need.NOBODY;
    }
    return others.stream().anyMatch(stands -> ((Number) stands).intValue() == 1)
        ? Need.ANOTHER_LOT
        : Need.UNDECIDED;
  }

  @Override
  public void dropFile(LotRef lot, Sha256 file) {
    ofLot("DELETE FROM bid_file WHERE tender = ? AND lot = ? AND sha256 = ?", lot)
        .setParameter(3, file.bytes())
        .executeUpdate();
  }

  /** A statement whose first two parameters are tender and lot. */
  private jakarta.persistence.Query ofLot(String sql, LotRef lot) {
    return Sql.query(entities, sql, lot.tender().number(), lot.lot());
  }
}
