package org.opengeps.ledger.model;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/** Batches with their facts and time stamps. Rows are only ever added. */
public interface Batches {
  /** A batch as it stands in the log. */
  record Logged(long entry, Batch batch) {}

  long nextNumber();

  /** In the transaction that appends the batch's entry. */
  void add(long entry, Batch batch);

  /** The batch that holds the fact: the oldest, should the fact have been logged twice. */
  Optional<Logged> holding(Sha256 fact);

  /** The batch whose entry has this index. */
  Optional<Logged> at(long entry);

  /** Index of the entry of the first batch behind this one. */
  Optional<Long> after(long entry);

  /** Indexes of the entries of the batches that hold facts about subjects with this prefix. */
  List<Long> listAbout(String subjectPrefix);

  Optional<byte[]> timestamp(long entry);

  void addTimestamp(long entry, byte[] token);

  /**
   * Batches from an entry index on that have no time stamp yet, oldest first: entry index and root.
   */
  List<Unstamped> listUnstamped(long fromEntry, int most);

  /** A batch that still wants its time stamp. */
  record Unstamped(long entry, Sha256 root) {}
}
