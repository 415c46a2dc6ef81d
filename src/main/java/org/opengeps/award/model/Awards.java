package org.opengeps.award.model;

import java.util.List;
import java.util.Optional;

/** Rankings, score sheets and decisions of all lots. Nothing is ever changed or removed. */
public interface Awards {
  void add(Ranked ranked);

  Optional<Ranked> find(LotKey lot);

  /** The ranking, alone until the transaction ends. */
  Optional<Ranked> lock(LotKey lot);

  void add(LotKey lot, Scored scored);

  /** In the order of entering. */
  List<Scored> listScores(LotKey lot);

  void add(LotKey lot, Decided decided);

  /** In the order of deciding. */
  List<Decided> listDecisions(LotKey lot);
}
