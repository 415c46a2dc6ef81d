package org.opengeps.protocol.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.Sha256;

/** Contents of tiles and entry bundles (C2SP tlog-tiles). */
public final class Tiles {
  /** A length is a u16. */
  public static final int LONGEST_ENTRY = 65_535;

  private Tiles() {}

  /** The hashes of a tile, one after the other. */
  public static byte[] tile(TreeHashes tree, TilePath path) {
    var out = new ByteArrayOutputStream(path.width() * Sha256.LENGTH);
    for (int i = 0; i < path.width(); i++) {
      out.writeBytes(
          tree.node(path.level() * TilePath.HEIGHT, path.index() * TilePath.FULL + i).bytes());
    }
    return out.toByteArray();
  }

  /**
   * @throws LogFormatException if the bytes are not a whole number of hashes
   */
  public static List<Sha256> hashes(byte[] tile) {
    if (tile.length == 0 || tile.length % Sha256.LENGTH != 0) {
      throw new LogFormatException("a tile of " + tile.length + " bytes");
    }
    List<Sha256> hashes = new ArrayList<>();
    for (ByteBuffer rest = ByteBuffer.wrap(tile); rest.hasRemaining(); ) {
      byte[] hash = new byte[Sha256.LENGTH];
      rest.get(hash);
      hashes.add(Sha256.fromBytes(hash));
    }
    return hashes;
  }

  /** Entries, each after its length in two bytes, big endian. */
  public static byte[] bundle(List<byte[]> entries) {
    var out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > LONGEST_ENTRY) {
        throw new LogFormatException(
            "an entry of "
                + entry.length
                + " bytes: documents belong into the store, the entry names their hash");
      }
      out.write(entry.length >> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /**
   * @throws LogFormatException if a length points behind the end
   */
  public static List<byte[]> entries(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    while (rest.hasRemaining()) {
      int length = rest.remaining() < 2 ? Integer.MAX_VALUE : Short.toUnsignedInt(rest.getShort());
      if (length > rest.remaining()) {
        throw new LogFormatException(
            "an entry bundle that breaks off after " + entries.size() + " entries");
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(entry);
    }
    return entries;
  }
}
