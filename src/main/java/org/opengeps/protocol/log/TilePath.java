package org.opengeps.protocol.log;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a tile or an entry bundle below the log's prefix: {@code tile/0/x001/x234/067.p/8}
 * (C2SP tlog-tiles).
 *
 * @param level 0 to 7; {@link #ENTRIES} for an entry bundle
 * @param index which tile of the level
 * @param width 256 for a full tile, else how many hashes or entries the partial one has
 */
public record TilePath(int level, long index, int width) {
  /** Stands for the word {@code entries} in place of the level. */
  public static final int ENTRIES = -1;

  /** Hashes in a full tile, and the height of the subtree that it spans. */
  public static final int FULL = 256;

  public static final int HEIGHT = 8;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < ENTRIES || level > 7 || index < 0 || width < 1 || width > FULL) {
      throw new LogFormatException("no tile " + level + "/" + index + " of width " + width);
    }
  }

  /**
   * @throws LogFormatException if the path does not have the one canonical form
   */
  public static TilePath parse(String path) {
    Matcher matcher = FORM.matcher(path);
    if (!matcher.matches()) {
      throw new LogFormatException("not a tile path: " + path);
    }
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    long index =
        Long.parseLong((matcher.group(2) + matcher.group(3)).replace("x", "").replace("/", ""));
    int width = matcher.group(4) == null ? FULL : Integer.parseInt(matcher.group(4));
    var parsed = new TilePath(level, index, width);
    if (!parsed.toString().equals(path)) {
      throw new LogFormatException("not a tile path: " + path);
    }
    return parsed;
  }

  /** The address of the tile that holds a node of the level in a tree of the given size. */
  public static TilePath holding(int level, long node, long size) {
    long nodes = level == ENTRIES ? size : size >> (HEIGHT * level);
    long index = node / FULL;
    return new TilePath(level, index, (int) Math.min(FULL, nodes - index * FULL));
  }

  public boolean isEntries() {
    return level == ENTRIES;
  }

  /** Whether a log of the given size can serve it. */
  public boolean existsAt(long size) {
    long nodes = isEntries() ? size : size >> (HEIGHT * level);
    return index * FULL + width <= nodes;
  }

  @Override
  public String toString() {
    StringBuilder number = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return "tile/"
        + (isEntries() ? "entries" : level)
        + "/"
        + number
        + (width == FULL ? "" : ".p/" + width);
  }
}
