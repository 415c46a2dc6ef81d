package org.opengeps.ledger.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.protocol.log.TreeHashes;

/**
 * The entries of the log with the hashes of all complete subtrees over them. Rows are only ever
 * added.
 */
public interface LogEntries extends TreeHashes {
  LogHead head();

  /**
   * Adds entries behind the head that was read, with the hashes of the subtrees that they complete,
   * and moves the head.
   *
   * @throws HeadMovedException if another node appended meanwhile; the transaction is lost, the
   *     facts still wait
   */
  void append(LogHead from, List<byte[]> entries, LogHead to, List<TreeNode> nodes);

  /** Entries by index; those that are not there are left out. */
  SortedMap<Long, byte[]> find(Collection<Long> indexes);

  /** Entries [from, to). */
  List<byte[]> range(long from, long to);

  /** All entries whose subject begins so, in the order of the log. */
  List<LoggedEntry> listAbout(String subjectPrefix);

  /**
   * The newest entries whose subject begins so, newest first.
   *
   * @param below only entries before this index
   * @param most how many at most
   */
  List<LoggedEntry> newestAbout(String subjectPrefix, long below, int most);

  /** Indexes of the public entries that commit to the document, oldest first. */
  List<Long> listCommitting(Sha256 document);

  /** Hashes of a row of neighbouring subtrees, for a tile. */
  List<Sha256> nodes(int level, long from, int count);

  /** Hashes of any subtrees; those that are not there are left out. */
  Map<TreePlace, Sha256> nodes(Collection<TreePlace> places);

  /** Lets these hashes count instead of those that are stored, or lost. */
  void correct(List<TreeNode> nodes, Instant at);
}
