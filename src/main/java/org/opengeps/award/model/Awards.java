package org.opengeps.award.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** Rankings, score sheets, acts and decisions of all lots. Nothing is ever changed or removed. */
public interface Awards {
  void add(Ranked ranked);

  Optional<Ranked> find(LotKey lot);

  /** The ranking, alone until the transaction ends. */
  Optional<Ranked> lock(LotKey lot);

  void add(LotKey lot, Scored scored);

  /** In the order of entering. */
  List<Scored> listScores(LotKey lot);

  void add(LotKey lot, Proposed act);

  /** An act counts from here on. */
  void approve(Sha256 act, Sha256 approval, PersonId by, Instant at);

  /** In the order of proposing. */
  List<Proposed> listProposed(LotKey lot);

  void add(LotKey lot, Waived waived);

  /** In the order in which they came. */
  List<Waived> listWaived(LotKey lot);

  void add(LotKey lot, Decided decided);

  /** In the order of deciding. */
  List<Decided> listDecisions(LotKey lot);

  void end(LotKey lot, Ended ended);

  /** The decision that nobody gets the contract. */
  Optional<Ended> findEnd(LotKey lot);
}
