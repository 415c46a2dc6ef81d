package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.bid.DestroyedBytes;
import org.opengeps.bid.LeftFiles;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.OpenedBids;
import org.opengeps.bid.model.SealedBytes;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.upload.DiskUploadFolder;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.upload.UploadId;

/** Batches in which what nobody opened of a lot is destroyed. */
class DestroyBidsTest {
  private static final LotRef LOT = new LotRef(TenderRef.parse("R25BK00888538-000"), "0");
  private static final Instant NOW = Instant.parse("2030-07-02T00:00:00Z");
  private static final UploadId UPLOAD = new UploadId(new UUID(1, 1));
  private static final OpenedBids NOTHING = new OpenedBids(Map.of(), Set.of(), false);

  @TempDir private Path home;
  private final Named named = new Named();
  private DestroyBids bids;

  /** Files of the lot, and who needs them besides. */
  private static final class Named implements SealedBytes {
    private final Set<Sha256> files = new TreeSet<>();
    private final Map<Sha256, Need> beside = new HashMap<>();

    @Override
    public void name(LotRef lot, Collection<Sha256> files) {}

    @Override
    public void keep(LotRef lot, Collection<Sha256> files) {}

    @Override
    public void keepNamed(LotRef lot) {}

    @Override
    public void release(LotRef lot, Collection<Sha256> files) {}

    @Override
    public List<Sha256> unnamed(List<Sha256> files) {
      return List.of();
    }

    @Override
    public List<Place> listEnvelopes(LotRef lot) {
      return List.of();
    }

    @Override
    public void dropEnvelope(Place place, Instant at) {}

    @Override
    public void dropBareStatements(LotRef lot) {}

    @Override
    public List<Sha256> listFiles(LotRef lot) {
      return List.copyOf(files);
    }

    @Override
    public Need neededBeside(LotRef lot, Sha256 file) {
      return beside.getOrDefault(file, Need.NOBODY);
    }

    @Override
    public void dropFile(LotRef lot, Sha256 file) {
      files.remove(file);
    }
  }

  /** All files in one upload, on a real disk. */
  private static final class OneUpload extends Uploads {
    private final DiskUploadFolder folder;

    OneUpload(Path home) {
      this.folder = new DiskUploadFolder(home.toString());
    }

    @Override
    public void hold(UploadDoor door, Sha256 file) {}

    @Override
    public boolean destroy(UploadDoor door, Sha256 file) throws IOException {
      boolean there = folder.length(UPLOAD, file) > 0;
      folder.delete(UPLOAD, file);
      return there;
    }
  }

  @BeforeEach
  void start() {
    bids = new DestroyBids(named, new OneUpload(home));
  }

  @Test
  void oneFileThatCannotBeDeletedKeepsNoOtherAndTheLotIsNotDone() throws IOException {
    for (int i = 0; i < 2 * DestroyBids.BATCH; i++) {
      file("file " + i);
    }
    Sha256 stuck = List.copyOf(named.files).get(150);
    Files.delete(path(stuck));
    Files.createDirectory(path(stuck));
    Path inside = Files.writeString(path(stuck).resolve("something"), "in its place");
    LeftFiles left = new LeftFiles();
    List<DestroyedBytes> gone = run(left);

    assertThat(gone).extracting(one -> one.files().size()).containsExactly(199, 200, 0);
    assertThat(gone).noneMatch(DestroyedBytes::isAll);
    assertThat(named.files).containsExactly(stuck);
    assertThat(left.broken()).as("tried once in a run").isEqualTo(1);
    assertThat(left.fault()).isPresent();

    Files.delete(inside);
    assertThat(run(new LeftFiles())).last().matches(DestroyedBytes::isAll);
    assertThat(named.files).isEmpty();
  }

  @Test
  void aRunEndsWhereABatchDestroysNothing() throws IOException {
    for (int i = 0; i < 2 * DestroyBids.BATCH; i++) {
      Files.createDirectories(path(named("file " + i)).resolve("something"));
    }
    LeftFiles left = new LeftFiles();
    assertThat(run(left)).singleElement().matches(one -> one.isEmpty() && !one.isAll());
    assertThat(left.broken()).isEqualTo(DestroyBids.BATCH);
  }

  @Test
  void aFileThatOnlyAnUndecidedBidNamesBesidesIsTriedAgainAndSaidToBeDestroyedThen()
      throws IOException {
    Sha256 file = file("내역서");
    named.beside.put(file, SealedBytes.Need.UNDECIDED);
    LeftFiles left = new LeftFiles();
    assertThat(run(left)).singleElement().matches(one -> one.isEmpty() && !one.isAll());
    assertThat(left.fault()).as("nothing is broken").isEmpty();
    assertThat(path(file)).exists();
    assertThat(named.files).containsExactly(file);

    named.beside.clear();
    assertThat(run(new LeftFiles()))
        .singleElement()
        .matches(one -> one.files().equals(List.of(file)) && one.isAll());
    assertThat(path(file)).doesNotExist();
  }

  @Test
  void whatAnotherLotNeedsAndWhatNeverCameIsDroppedAndNotSaidToBeDestroyed() throws IOException {
    Sha256 shared = file("내역서");
    named("never came");
    named.beside.put(shared, SealedBytes.Need.ANOTHER_LOT);
    assertThat(run(new LeftFiles())).singleElement().matches(one -> one.isEmpty() && one.isAll());
    assertThat(path(shared)).exists();
    assertThat(named.files).isEmpty();
  }

  private List<DestroyedBytes> run(LeftFiles left) {
    List<DestroyedBytes> all = new ArrayList<>();
    do {
      all.add(bids.destroy(LOT, NOTHING, left, NOW));
    } while (all.get(all.size() - 1).isMore());
    return all;
  }

  private Sha256 named(String name) {
    Sha256 hash = Sha256.ofText(name);
    named.files.add(hash);
    return hash;
  }

  private Sha256 file(String name) throws IOException {
    Path path = path(named(name));
    Files.createDirectories(path.getParent());
    Files.writeString(path, name);
    return Sha256.ofText(name);
  }

  private Path path(Sha256 file) {
    return home.resolve("uploads").resolve(UPLOAD.toString()).resolve(file.hex());
  }
}
