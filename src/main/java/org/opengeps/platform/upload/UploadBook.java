package org.opengeps.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;

/**
 * Which uploads may be sent, and which of their files are complete: the tables {@code upload} and
 * {@code upload_file}. Used in the caller's transaction.
 */
@ApplicationScoped
public class UploadBook {
  @PersistenceContext private EntityManager entities;

  /**
   * An upload to be opened.
   *
   * @param manifestTag by which the manifest that opened it is known again
   * @param ownerTag whose limit it counts against
   */
  public record Opening(
      UploadDoor door,
      UploadId upload,
      List<UploadItem> files,
      Sha256 manifestTag,
      Sha256 ownerTag,
      Instant at) {
    public Opening {
      files = List.copyOf(files);
    }
  }

  /**
   * One file as the book has it.
   *
   * @param complete all bytes lie on disk and their hash is right
   */
  public record Line(Sha256 sha256, long size, boolean complete) {}

  /**
   * Opens an upload.
   *
   * @return false if the id is taken; nothing is changed then
   */
  boolean open(Opening opening) {
    int added =
        entities
            .createNativeQuery(
                "INSERT IGNORE INTO upload (upload, door, manifest_tag, owner_tag, opened_at)"
                    + " VALUES (?, ?, ?, ?, ?)")
            .setParameter(1, opening.upload().toString())
            .setParameter(2, opening.door().word())
            .setParameter(3, opening.manifestTag().bytes())
            .setParameter(4, opening.ownerTag().bytes())
            .setParameter(5, LocalDateTime.ofInstant(opening.at(), ZoneOffset.UTC))
            .executeUpdate();
    if (added == 0) {
      return false;
    }
    opening.files().forEach(item -> add(opening.upload(), item));
    return true;
  }

  private void add(UploadId upload, UploadItem item) {
    entities
        .createNativeQuery(
            "INSERT INTO upload_file (upload, sha256, size, complete) VALUES (?, ?, ?, FALSE)")
        .setParameter(1, upload.toString())
        .setParameter(2, item.sha256().bytes())
        .setParameter(3, item.size())
        .executeUpdate();
  }

  /** The tag of the manifest that opened the upload. */
  Optional<Sha256> manifestTag(UploadId upload) {
    return entities
        .createNativeQuery("SELECT manifest_tag FROM upload WHERE upload = ?")
        .setParameter(1, upload.toString())
        .getResultList()
        .stream()
        .map(tag -> Sha256.fromBytes((byte[]) tag))
        .findFirst();
  }

  /**
   * Holds the owner's limit until the transaction ends: what is announced meanwhile by another
   * request of the same owner is counted first. Owners share 256 guards, so that these do not grow.
   */
  void hold(Sha256 ownerTag) {
    entities
        .createNativeQuery("SELECT guard FROM upload_guard WHERE guard = ? FOR UPDATE")
        .setParameter(1, ownerTag.bytes()[0] & 0xff)
        .getSingleResult();
  }

  /** Bytes announced in all uploads of this owner. */
  long announcedBy(Sha256 ownerTag) {
    Object sum =
        entities
            .createNativeQuery(
                "SELECT COALESCE(SUM(f.size), 0) FROM upload u JOIN upload_file f ON f.upload ="
                    + " u.upload WHERE u.owner_tag = ?")
            .setParameter(1, ownerTag.bytes())
            .getSingleResult();
    return ((Number) sum).longValue();
  }

  /** The files of an upload that came in by this door. */
  List<Line> list(UploadDoor door, UploadId upload) {
    return lines(
        entities
            .createNativeQuery(
                "SELECT f.sha256, f.size, f.complete FROM upload u JOIN upload_file f ON f.upload ="
                    + " u.upload WHERE u.upload = ? AND u.door = ? ORDER BY f.sha256")
            .setParameter(1, upload.toString())
            .setParameter(2, door.word())
            .getResultList());
  }

  Optional<Line> find(UploadDoor door, UploadId upload, Sha256 file) {
    return list(door, upload).stream().filter(line -> line.sha256().equals(file)).findFirst();
  }

  void markComplete(UploadId upload, Sha256 file) {
    entities
        .createNativeQuery("UPDATE upload_file SET complete = TRUE WHERE upload = ? AND sha256 = ?")
        .setParameter(1, upload.toString())
        .setParameter(2, file.bytes())
        .executeUpdate();
  }

  /** Whether an upload of that name is open by any door. */
  boolean knows(UploadId upload) {
    return manifestTag(upload).isPresent();
  }

  /** Those of the files that lie complete in an upload of this owner, with their sizes. */
  public List<Line> listComplete(Sha256 ownerTag, Collection<Sha256> files) {
    return lines(
            entities
                .createNativeQuery(
                    "SELECT DISTINCT f.sha256, f.size, f.complete FROM upload u JOIN upload_file f"
                        + " ON f.upload = u.upload WHERE u.owner_tag = ? AND f.complete")
                .setParameter(1, ownerTag.bytes())
                .getResultList())
        .stream()
        .filter(line -> files.contains(line.sha256()))
        .toList();
  }

  /** An upload by this door in which the file lies complete. */
  Optional<UploadId> holding(UploadDoor door, Sha256 file) {
    return entities
        .createNativeQuery(
            "SELECT u.upload FROM upload u JOIN upload_file f ON f.upload = u.upload"
                + " WHERE f.sha256 = ? AND f.complete AND u.door = ? ORDER BY u.opened_at LIMIT 1")
        .setParameter(1, file.bytes())
        .setParameter(2, door.word())
        .getResultList()
        .stream()
        .map(upload -> UploadId.parse((String) upload))
        .findFirst();
  }

  private static List<Line> lines(List<?> rows) {
    return rows.stream().map(row -> line((Object[]) row)).toList();
  }

  private static Line line(Object[] row) {
    return new Line(
        Sha256.fromBytes((byte[]) row[0]), ((Number) row[1]).longValue(), isTrue(row[2]));
  }

  /** A BOOLEAN as the driver hands it out, which depends on how it was asked for. */
  static boolean isTrue(Object value) {
    return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
  }
}
