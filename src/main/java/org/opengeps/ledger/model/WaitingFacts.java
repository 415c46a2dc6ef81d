package org.opengeps.ledger.model;

import java.util.List;

/** The queue between the transactions that make facts true and the one sequencer. */
public interface WaitingFacts {
  /** Appends within the caller's transaction. */
  void add(String kind, String subject, byte[] entry);

  /** A public fact that is not queued yet. */
  @SuppressWarnings("ArrayRecordComponent") // a row, never compared
  record Public(String kind, String subject, byte[] entry) {}

  /** Appends many public facts in their order. */
  void addAll(List<Public> facts);

  /** Appends within the caller's transaction; the position of {@code fact} is ignored. */
  void add(SecretFact fact);

  /** In the order of the queue. */
  List<PublicFact> listPublic(int most);

  /** In the order of the queue. */
  List<SecretFact> listSecret(int most);

  /** Takes facts out that have been appended, in the same transaction. */
  void remove(List<Long> positions);
}
