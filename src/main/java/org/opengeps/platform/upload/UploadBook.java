package org.opengeps.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
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
        Sql.run(
            entities,
            "INSERT IGNORE INTO upload (upload, door, manifest_tag, owner_tag, opened_at)"
                + " VALUES (?, ?, ?, ?, ?)",
            opening.upload().toString(),
            opening.door().word(),
            opening.manifestTag().bytes(),
            opening.ownerTag().bytes(),
            opening.at());
    if (added == 0) {
      return false;
    }
    opening.files().forEach(item -> add(opening.upload(), item));
    return true;
  }

  private void add(UploadId upload, UploadItem item) {
    Sql.run(
        entities,
        "INSERT INTO upload_file (upload, sha256, size, complete) VALUES (?, ?, ?, FALSE)",
        upload.toString(),
        item.sha256().bytes(),
        item.size());
  }

  /** The tag of the manifest that opened the upload. */
  Optional<Sha256> manifestTag(UploadId upload) {
    return Sql.column(
            entities, "SELECT manifest_tag FROM upload WHERE upload = ?", upload.toString())
        .stream()
        .map(tag -> Sha256.fromBytes((byte[]) tag))
        .findFirst();
  }

  /**
   * Holds the owner's limit until the transaction ends: what is announced meanwhile by another
   * request of the same owner is counted first. Owners share 256 guards, so that these do not grow.
   */
  void hold(Sha256 ownerTag) {
    Sql.one(
        entities,
        "SELECT guard FROM upload_guard WHERE guard = ? FOR UPDATE",
        ownerTag.bytes()[0] & 0xff);
  }

  /** Bytes announced in all uploads of this owner. */
  long announcedBy(Sha256 ownerTag) {
    return Sql.count(
        entities,
        "SELECT COALESCE(SUM(f.size), 0) FROM upload u JOIN upload_file f ON f.upload ="
            + " u.upload WHERE u.owner_tag = ?",
        ownerTag.bytes());
  }

  /** The files of an upload that came in by this door. */
  List<Line> list(UploadDoor door, UploadId upload) {
    return lines(
        Sql.rows(
            entities,
            "SELECT f.sha256, f.size, f.complete FROM upload u JOIN upload_file f ON f.upload ="
                + " u.upload WHERE u.upload = ? AND u.door = ? ORDER BY f.sha256",
            upload.toString(),
            door.word()));
  }

  Optional<Line> find(UploadDoor door, UploadId upload, Sha256 file) {
    return list(door, upload).stream().filter(line -> line.sha256().equals(file)).findFirst();
  }

  void markComplete(UploadId upload, Sha256 file) {
    Sql.run(
        entities,
        "UPDATE upload_file SET complete = TRUE WHERE upload = ? AND sha256 = ?",
        upload.toString(),
        file.bytes());
  }

  /** Whether an upload of that name is open by any door. */
  boolean knows(UploadId upload) {
    return manifestTag(upload).isPresent();
  }

  /** Those of the files that lie complete in an upload of this owner, with their sizes. */
  public List<Line> listComplete(Sha256 ownerTag, Collection<Sha256> files) {
    return lines(
            Sql.rows(
                entities,
                "SELECT DISTINCT f.sha256, f.size, f.complete FROM upload u JOIN upload_file f"
                    + " ON f.upload = u.upload WHERE u.owner_tag = ? AND f.complete",
                ownerTag.bytes()))
        .stream()
        .filter(line -> files.contains(line.sha256()))
        .toList();
  }

  /** An upload by this door in which the file lies complete. */
  Optional<UploadId> holding(UploadDoor door, Sha256 file) {
    return Sql.column(
            entities,
            "SELECT u.upload FROM upload u JOIN upload_file f ON f.upload = u.upload"
                + " WHERE f.sha256 = ? AND f.complete AND u.door = ? ORDER BY u.opened_at LIMIT 1",
            file.bytes(),
            door.word())
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
