package org.opengeps.opening.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * Suspensions of all rounds and their ends, proposed and approved. Nothing is ever changed or
 * removed. Written while the first envelope of the lot is locked.
 */
public interface SuspensionActs {
  /**
   * One of them.
   *
   * @param signed SHA-256 of the SignedData
   * @param content hash of the canonical act
   * @param suspends false if the round goes on
   * @param approval SHA-256 of the second officer's SignedData
   */
  record Row(
      Sha256 signed,
      Sha256 content,
      boolean suspends,
      PersonId by,
      Instant at,
      Optional<Sha256> approval,
      Optional<Instant> approvedAt) {}

  /**
   * One of them with its lot.
   *
   * @param tender number of the notice
   */
  record OfLot(String tender, String lot, Row row) {}

  void add(String tender, String lot, Row proposed);

  /** The act counts from here on. */
  void approve(Sha256 signed, Sha256 approval, PersonId by, Instant at);

  /** In the order of proposing. */
  List<Row> list(String tender, String lot);

  /** The same of all lots of these tenders. */
  List<OfLot> listOf(Collection<String> tenders);
}
