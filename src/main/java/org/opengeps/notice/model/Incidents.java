package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.TenderNumber;

/** Outages, what they moved, and how far the log was searched for them. */
public interface Incidents {
  /**
   * One tender that is moved, with everything that becomes true for it.
   *
   * @param ref of the new order
   * @param noticeHash of the notice that follows
   * @param signedHash of the platform's SignedData
   */
  record Move(
      TenderRef ref,
      Sha256 noticeHash,
      Sha256 signedHash,
      String clause,
      Instant closedBefore,
      Instant closesAt,
      Instant openedBefore,
      Instant opensAt) {}

  /**
   * Locks the tenders whose closing or opening a gap may touch, and reads their orders in force:
   * noticed or open ones that close in the time, draining and closed ones that open in it.
   *
   * @param closeUntil last closing that the gap can reach
   */
  List<Touched> lockTouched(Instant since, Instant openUntil, Instant closeUntil);

  /**
   * A tender in reach of a gap.
   *
   * @param noticeHash of the order in force
   * @param postponed how often the platform has moved it
   */
  record Touched(TenderNumber tender, Sha256 noticeHash, int postponed) {}

  /** Adds the incident, the orders and postponements, and moves the tenders: sets, not rows. */
  void add(IncidentView incident, List<Move> moves, Instant at);

  /** From now on these close only after an order of their agency. */
  void await(Collection<TenderNumber> tenders);

  Optional<IncidentView> find(UUID incident);

  List<IncidentView> newest(int most);

  /** What an incident moved, by number. */
  List<PostponementView> moved(UUID incident);

  /** What moved a tender, oldest first. */
  List<PostponementView> ofTender(TenderNumber tender);

  /** Which of these tenders an outage has moved last to the time they have now. */
  Map<TenderNumber, UUID> latest(Collection<TenderRef> orders);

  /** Size up to which the log was searched; whoever asks is alone until its transaction ends. */
  long lockExamined();

  void examined(long size);
}
