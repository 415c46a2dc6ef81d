package org.opengeps.protocol.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.opengeps.kernel.Sha256;

/**
 * The root of a growing tree, from the complete subtrees on its right edge alone: constant memory
 * for any number of leaves. Size and edge are all that a reader must keep to read on later.
 */
public final class RunningRoot {
  private record Peak(int level, Sha256 hash) {}

  private final Deque<Peak> peaks = new ArrayDeque<>();
  private long size;

  /** The empty tree. */
  public RunningRoot() {}

  /**
   * Goes on where another left off.
   *
   * @param edge what {@link #edge()} gave at this size
   * @throws LogFormatException if the edge is not that of a tree of this size
   */
  public RunningRoot(long size, List<Sha256> edge) {
    if (size < 0 || Long.bitCount(size) != edge.size()) {
      throw new LogFormatException(
          "a tree of " + size + " entries does not have an edge of " + edge.size() + " subtrees");
    }
    long rest = size;
    for (Sha256 hash : edge) {
      long width = Long.highestOneBit(rest);
      peaks.push(new Peak(Long.numberOfTrailingZeros(width), hash));
      rest -= width;
    }
    this.size = size;
  }

  public void add(Sha256 leafHash) {
    Peak peak = new Peak(0, leafHash);
    while (!peaks.isEmpty() && peaks.peek().level() == peak.level()) {
      peak = new Peak(peak.level() + 1, MerkleTree.nodeHash(peaks.pop().hash(), peak.hash()));
    }
    peaks.push(peak);
    size++;
  }

  public long size() {
    return size;
  }

  /** The complete subtrees, the largest first. */
  public List<Sha256> edge() {
    List<Sha256> edge = new ArrayList<>();
    peaks.descendingIterator().forEachRemaining(peak -> edge.add(peak.hash()));
    return edge;
  }

  public Sha256 root() {
    Iterator<Peak> fromTheRight = peaks.iterator();
    if (!fromTheRight.hasNext()) {
      return MerkleTree.EMPTY_ROOT;
    }
    Sha256 root = fromTheRight.next().hash();
    while (fromTheRight.hasNext()) {
      root = MerkleTree.nodeHash(fromTheRight.next().hash(), root);
    }
    return root;
  }
}
