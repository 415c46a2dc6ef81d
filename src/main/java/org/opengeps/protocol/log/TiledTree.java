package org.opengeps.protocol.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.opengeps.kernel.Sha256;

/** The hashes of a tree as its static tiles hold them (C2SP tlog-tiles). */
public final class TiledTree implements TreeHashes {
  /** Reads a tile by its address below the log's prefix. */
  @FunctionalInterface
  public interface Reader {
    byte[] get(String path) throws IOException;
  }

  private final Reader reader;
  private final long size;

  /**
   * @param size number of entries of the tree that is served
   */
  public TiledTree(Reader reader, long size) {
    this.reader = reader;
    this.size = size;
  }

  /**
   * @throws LogFormatException if a tile does not have its width
   * @throws UncheckedIOException if it is not served
   */
  @Override
  public Sha256 node(int level, long index) {
    int tileLevel = level / TilePath.HEIGHT;
    int inner = level % TilePath.HEIGHT;
    long first = index << inner;
    TilePath path = TilePath.holding(tileLevel, first, size);
    List<Sha256> tile = hashes(path);
    int from = (int) (first % TilePath.FULL);
    return MerkleTree.ofLeafHashes(tile.subList(from, from + (1 << inner))).root();
  }

  private List<Sha256> hashes(TilePath path) {
    try {
      List<Sha256> hashes = Tiles.hashes(reader.get(path.toString()));
      if (hashes.size() != path.width()) {
        throw new LogFormatException(path + " holds " + hashes.size() + " hashes");
      }
      return hashes;
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }
}
