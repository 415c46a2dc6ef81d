package org.opengeps.ledger.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.opengeps.kernel.Sha256;

/** Batches with their facts and time stamps. Rows are only ever added. */
public interface Batches {
  long nextNumber();

  /** In the transaction that appends the batch's entry. */
  void add(long entry, Batch batch);

  /**
   * Indexes of the entries of the batches that hold the facts: of the oldest, should a fact have
   * been logged twice. Facts that wait are left out.
   */
  Map<Sha256, Long> holding(Collection<Sha256> facts);

  /** The batches whose entries have these indexes, by index; each weighs some 200 KiB. */
  SortedMap<Long, Batch> at(Collection<Long> entries);

  /** Index of the entry of the first batch behind this one. */
  Optional<Long> after(long entry);

  /** Indexes of the entries of the batches that hold facts about subjects with this prefix. */
  List<Long> listAbout(String subjectPrefix);

  /** The same, of batches that hold facts of these kinds about them. */
  List<Long> listAbout(String subjectPrefix, Set<String> kinds);

  /** Time stamps of batches, by index of the entry; those without are left out. */
  Map<Long, byte[]> timestamps(Collection<Long> entries);

  void addTimestamp(long entry, byte[] token);

  /**
   * Batches from an entry index on that have no time stamp yet, oldest first: entry index and root.
   */
  List<Unstamped> listUnstamped(long fromEntry, int most);

  /** A batch that still wants its time stamp. */
  record Unstamped(long entry, Sha256 root) {}
}
