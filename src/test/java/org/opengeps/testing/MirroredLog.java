package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;

/** Writes entries as the static files of a log of fewer than 65,536 entries. */
public final class MirroredLog {
  private final Path folder;
  private final String origin;

  public MirroredLog(Path folder, String origin) {
    this.folder = folder;
    this.origin = origin;
  }

  /** Writes all tiles and entry bundles; the checkpoint is for the caller to sign. */
  public Checkpoint write(List<byte[]> entries) {
    var tree = MerkleTree.ofValues(entries);
    int size = entries.size();
    for (int first = 0; first < size; first += TilePath.FULL) {
      var path = TilePath.holding(TilePath.ENTRIES, first, size);
      write(path, Tiles.bundle(entries.subList(first, first + path.width())));
      var hashes = TilePath.holding(0, first, size);
      write(hashes, Tiles.tile(tree, hashes));
    }
    if (size >= TilePath.FULL) {
      var top = TilePath.holding(1, 0, size);
      write(top, Tiles.tile(tree, top));
    }
    return new Checkpoint(origin, size, tree.root());
  }

  private void write(TilePath path, byte[] bytes) {
    try {
      Path file = folder.resolve(path.toString());
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
