package org.opengeps.platform.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.upload.UploadId;

/** What is said of a file that is to be destroyed, and what is left of it. */
class UploadsTest {
  private static final Sha256 FILE = Sha256.ofText("산출내역서");
  private static final UploadId FIRST = new UploadId(new UUID(1, 1));
  private static final UploadId SECOND = new UploadId(new UUID(2, 2));

  @TempDir private Path home;
  private final Rows rows = new Rows();
  private Uploads uploads;

  /** The rows of one file, in memory. */
  private static final class Rows extends NeededUploads {
    private final List<Place> places = new ArrayList<>();

    @Override
    List<Place> hold(UploadDoor door, Sha256 file) {
      return List.copyOf(places);
    }

    @Override
    void remove(UploadId upload, Sha256 file) {
      places.removeIf(place -> place.upload().equals(upload));
    }
  }

  @BeforeEach
  void start() {
    uploads =
        new Uploads(
            new UploadBook(), rows, new DiskUploadFolder(home.toString()), new InTransaction());
  }

  @Test
  void aFileThatLayThereIsGoneWithItsRowsAndIsSaidToBe() throws IOException {
    Path whole = lies(FIRST, FILE.hex());
    Path part = lies(SECOND, FILE.hex() + ".part");
    rows.places.add(new NeededUploads.Place(FIRST, true));
    rows.places.add(new NeededUploads.Place(SECOND, false));
    assertThat(uploads.destroy(UploadDoor.BID, FILE)).isTrue();
    assertThat(List.of(whole, part)).noneMatch(Files::exists);
    assertThat(rows.places).isEmpty();
    assertThat(uploads.destroy(UploadDoor.BID, FILE)).as("once").isFalse();
  }

  @Test
  void whatWasAnnouncedAndNeverCameIsForgottenAndNotSaidToBeDestroyed() throws IOException {
    rows.places.add(new NeededUploads.Place(FIRST, false));
    assertThat(uploads.destroy(UploadDoor.BID, FILE)).isFalse();
    assertThat(rows.places).isEmpty();
  }

  @Test
  void aFileThatCannotBeDeletedKeepsAllItsRows() throws IOException {
    lies(FIRST, FILE.hex());
    lies(SECOND, FILE.hex() + "/instead of a file");
    rows.places.add(new NeededUploads.Place(FIRST, true));
    rows.places.add(new NeededUploads.Place(SECOND, false));
    assertThatThrownBy(() -> uploads.destroy(UploadDoor.BID, FILE)).isInstanceOf(IOException.class);
    assertThat(rows.places).hasSize(2);
  }

  private Path lies(UploadId upload, String name) throws IOException {
    Path file = home.resolve("uploads").resolve(upload.toString()).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "sealed");
  }
}
