package org.opengeps.award.model;

import java.util.List;

/** What candidates were asked for and what they answered. Nothing is ever changed or removed. */
public interface Requests {
  void add(LotKey lot, Requested requested);

  /** In the order of asking. */
  List<Requested> listRequested(LotKey lot);

  void add(LotKey lot, Answered answered);

  /** In the order in which they came. */
  List<Answered> listAnswered(LotKey lot);
}
