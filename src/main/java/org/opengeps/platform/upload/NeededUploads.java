package org.opengeps.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.upload.UploadId;

/**
 * Which files of uploads are needed, and how the rows of others go: the tables of {@link
 * UploadBook}. Used in the caller's transaction.
 */
@ApplicationScoped
public class NeededUploads {
  @PersistenceContext private EntityManager entities;

  /**
   * An upload in which a file lies, or is announced.
   *
   * @param complete all bytes of the file lie on disk and their hash is right
   */
  record Place(UploadId upload, boolean complete) {}

  /**
   * Keeps files from being forgotten, and until the transaction ends from being destroyed. Anybody
   * may name a file: hashes of sealed files are public after an opening.
   *
   * @return those that lie or are announced in an upload of the door, in ascending order
   */
  public List<Sha256> need(UploadDoor door, Collection<Sha256> files) {
    List<Sha256> there = hold(door, files);
    mark(door, there, true);
    return there;
  }

  /**
   * Lets files be forgotten with time again.
   *
   * @param files held before it was asked who names them: who names one of them at this moment has
   *     said so already, or waits and needs it anew
   */
  public void release(UploadDoor door, List<Sha256> files) {
    mark(door, files, false);
  }

  /**
   * Holds files until the transaction ends.
   *
   * @return as {@link #need}
   */
  public List<Sha256> hold(UploadDoor door, Collection<Sha256> files) {
    return files.stream().distinct().sorted().filter(file -> !hold(door, file).isEmpty()).toList();
  }

  private void mark(UploadDoor door, List<Sha256> files, boolean needed) {
    ManyRows.update(
        entities,
        "UPDATE upload_file f JOIN upload u ON u.upload = f.upload SET f.needed = "
            + (needed ? "TRUE" : "FALSE")
            + " WHERE u.door = '"
            + door.word()
            + "' AND f.sha256 IN",
        files.stream().map(file -> (Object) file.bytes()).toList());
  }

  /**
   * The uploads of the door in which a file lies or is announced, held until the transaction ends.
   */
  List<Place> hold(UploadDoor door, Sha256 file) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT u.upload, f.complete FROM upload u JOIN upload_file f ON f.upload ="
                + " u.upload WHERE u.door = ? AND f.sha256 = ? ORDER BY u.upload FOR UPDATE",
            door.word(),
            file.bytes());
    return rows.stream()
        .map(row -> new Place(UploadId.parse((String) row[0]), UploadBook.isTrue(row[1])))
        .toList();
  }

  /** Removes a file from an upload, and the upload with its last one. */
  void remove(UploadId upload, Sha256 file) {
    Sql.run(
        entities,
        "DELETE FROM upload_file WHERE upload = ? AND sha256 = ?",
        upload.toString(),
        file.bytes());
    Sql.run(
        entities,
        "DELETE FROM upload WHERE upload = ? AND NOT EXISTS"
            + " (SELECT 1 FROM upload_file f WHERE f.upload = upload.upload)",
        upload.toString());
  }

  /** Forgets the uploads that were opened before the instant and of which no file is needed. */
  int forgetOpenedBefore(Instant instant) {
    LocalDateTime before = Sql.utc(instant);
    List<?> uploads =
        Sql.column(
            entities,
            "SELECT upload FROM upload u WHERE opened_at < ? AND NOT EXISTS"
                + " (SELECT 1 FROM upload_file f WHERE f.upload = u.upload AND f.needed)"
                + " FOR UPDATE",
            before);
    for (Object upload : uploads) {
      for (String table : List.of("upload_file", "upload")) {
        Sql.run(entities, "DELETE FROM " + table + " WHERE upload = ?", upload);
      }
    }
    return uploads.size();
  }
}
