package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.protocol.message.Eligibility;

/** All tenders and their published orders. */
public interface Tenders {
  /** A number that was never given before; numbers may be left out. */
  TenderNumber nextNumber(int year);

  void add(Tender tender, List<TenderLot> lots, PublishedOrder first);

  void add(PublishedOrder order);

  /** Lots that a later order lets be bid for once more. */
  void add(List<TenderLot> lots);

  Optional<Tender> find(TenderNumber number);

  /** The lots of a tender, in order of their names. */
  List<TenderLot> listLots(TenderNumber number);

  /** The tender with its lots, alone until the transaction ends. */
  Optional<Tender> lock(TenderNumber number);

  Optional<PublishedOrder> findOrder(TenderRef ref);

  /** All orders, from 000. */
  List<PublishedOrder> listOrders(TenderNumber number);

  /**
   * When the last order of each of these was published; one statement.
   *
   * @param tenders a page of them
   */
  Map<TenderNumber, Instant> lastPublished(Collection<TenderNumber> tenders);

  /** What the current orders ask of firms, of those that say it here; one statement for 200. */
  Map<TenderNumber, Eligibility> eligibility(Collection<TenderNumber> tenders);

  /** Notes that the lot entered its state. */
  void noteMove(TenderLot lot, Instant at);

  /** Tenders that follow this one, by number: at most a few. */
  List<TenderNumber> listFollowing(TenderNumber number);

  /** Whether one that has neither failed nor been cancelled follows this one. */
  boolean isFollowed(TenderNumber number);

  /** A page of those in whose names the words occur. */
  TenderPage page(TenderQuery query);

  /**
   * A page of some of these tenders, whatever words are looked for.
   *
   * @param among at most {@link TenderIndex#MOST}
   */
  TenderPage page(TenderQuery query, List<TenderNumber> among);

  /** Whether there is a tender in one of these states. */
  boolean isAnyIn(Set<TenderState> states);

  /** Tenders in one of these states whose closing time is not after that instant. */
  List<Tender> listClosingUntil(Set<TenderState> states, Instant at);

  /** At most so many tenders whose latest opening is over and for which that was not noted yet. */
  List<Tender> listLapsing(Instant at, int most);

  /** At most so many lots of which something may be left to be destroyed, earliest first. */
  List<TenderLot> listOutlived(Instant at, int skipped, int most);

  /**
   * Tenders that are noticed, whose receipt starts not after that instant, and whose base amount is
   * said if they need one.
   */
  List<Tender> listReceivingFrom(Instant at);
}
