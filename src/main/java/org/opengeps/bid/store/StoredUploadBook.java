package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.UploadId;
import org.opengeps.bid.UploadManifest;
import org.opengeps.bid.model.UploadBook;
import org.opengeps.kernel.Sha256;

/** Uploads in the tables {@code bid_upload} and {@code bid_upload_file}. */
@ApplicationScoped
public class StoredUploadBook implements UploadBook {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean open(UploadManifest manifest, Sha256 manifestTag, Sha256 ownerTag, Instant at) {
    int added =
        entities
            .createNativeQuery(
                "INSERT IGNORE INTO bid_upload (upload, tender, manifest_tag, owner_tag, opened_at)"
                    + " VALUES (?, ?, ?, ?, ?)")
            .setParameter(1, manifest.upload().toString())
            .setParameter(2, manifest.tender().number())
            .setParameter(3, manifestTag.bytes())
            .setParameter(4, ownerTag.bytes())
            .setParameter(5, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
            .executeUpdate();
    if (added == 0) {
      return false;
    }
    manifest.files().forEach(item -> add(manifest.upload(), item));
    return true;
  }

  private void add(UploadId upload, UploadManifest.Item item) {
    entities
        .createNativeQuery(
            "INSERT INTO bid_upload_file (upload, sha256, size, complete) VALUES (?, ?, ?, FALSE)")
        .setParameter(1, upload.toString())
        .setParameter(2, item.sha256().bytes())
        .setParameter(3, item.size())
        .executeUpdate();
  }

  @Override
  public Optional<Sha256> manifestTag(UploadId upload) {
    return entities
        .createNativeQuery("SELECT manifest_tag FROM bid_upload WHERE upload = ?")
        .setParameter(1, upload.toString())
        .getResultList()
        .stream()
        .map(tag -> Sha256.fromBytes((byte[]) tag))
        .findFirst();
  }

  @Override
  public long announcedBy(Sha256 ownerTag) {
    Object sum =
        entities
            .createNativeQuery(
                "SELECT COALESCE(SUM(f.size), 0) FROM bid_upload u JOIN bid_upload_file f ON f.upload = u.upload"
                    + " WHERE u.owner_tag = ?")
            .setParameter(1, ownerTag.bytes())
            .getSingleResult();
    return ((Number) sum).longValue();
  }

  @Override
  public List<Line> list(UploadId upload) {
    return lines(
        entities
            .createNativeQuery(
                "SELECT sha256, size, complete FROM bid_upload_file WHERE upload = ? ORDER BY sha256")
            .setParameter(1, upload.toString())
            .getResultList());
  }

  @Override
  public Optional<Line> find(UploadId upload, Sha256 file) {
    return list(upload).stream().filter(line -> line.sha256().equals(file)).findFirst();
  }

  @Override
  public void markComplete(UploadId upload, Sha256 file) {
    entities
        .createNativeQuery(
            "UPDATE bid_upload_file SET complete = TRUE WHERE upload = ? AND sha256 = ?")
        .setParameter(1, upload.toString())
        .setParameter(2, file.bytes())
        .executeUpdate();
  }

  @Override
  public List<Line> listComplete(Sha256 ownerTag, Collection<Sha256> files) {
    return lines(
            entities
                .createNativeQuery(
                    "SELECT DISTINCT f.sha256, f.size, f.complete FROM bid_upload u"
                        + " JOIN bid_upload_file f ON f.upload = u.upload WHERE u.owner_tag = ? AND f.complete")
                .setParameter(1, ownerTag.bytes())
                .getResultList())
        .stream()
        .filter(line -> files.contains(line.sha256()))
        .toList();
  }

  private static List<Line> lines(List<?> rows) {
    return rows.stream().map(row -> line((Object[]) row)).toList();
  }

  private static Line line(Object[] row) {
    boolean complete = row[2] instanceof Boolean flag ? flag : ((Number) row[2]).intValue() != 0;
    return new Line(Sha256.fromBytes((byte[]) row[0]), ((Number) row[1]).longValue(), complete);
  }
}
