package org.opengeps.award.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** Technical decisions of all lots, proposed and approved. Nothing is ever changed or removed. */
public interface TechnicalDecisions {
  /**
   * One of them.
   *
   * @param signed SHA-256 of the SignedData
   * @param content hash of the canonical decision
   * @param approval SHA-256 of the second officer's SignedData
   */
  record Row(
      Sha256 signed,
      Sha256 content,
      PersonId by,
      Instant at,
      Optional<Sha256> approval,
      Optional<Instant> approvedAt) {}

  void add(LotKey lot, Row proposed);

  /** The decision counts from here on. */
  void approve(Sha256 signed, Sha256 approval, PersonId by, Instant at);

  /** In the order of proposing. */
  List<Row> list(LotKey lot);

  /** The same, alone until the transaction ends. */
  List<Row> lock(LotKey lot);
}
