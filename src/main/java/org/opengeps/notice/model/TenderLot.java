package org.opengeps.notice.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.protocol.message.Notice;

/** A lot of a tender and its public state; only the one who locked the tender moves it. */
@Entity
@Table(name = "notice_lot")
@IdClass(TenderLotKey.class)
public class TenderLot {
  @Id private String tender;
  @Id private String lot;
  private String state;

  @Column(name = "since_order")
  private String sinceOrder;

  private Sha256 admitted;

  @Column(name = "state_since")
  private Instant stateSince;

  @Column(name = "kept_until")
  private Instant keptUntil;

  private boolean destroyed;

  /** For the persistence provider. */
  protected TenderLot() {}

  private TenderLot(TenderRef order, String lot, Instant at) {
    this.tender = order.number();
    this.lot = lot;
    this.sinceOrder = order.order();
    this.state = TenderState.NOTICED.word();
    this.stateSince = at;
  }

  /** The lots of a notice, or of an order that asks bids for lots in another round. */
  public static List<TenderLot> of(Notice first, Instant at) {
    return first.lotNames().stream().map(lot -> new TenderLot(first.ref(), lot, at)).toList();
  }

  /**
   * The order that began to ask bids for it; those after it say it too, until one begins others.
   */
  public String sinceOrder() {
    return sinceOrder;
  }

  public TenderNumber tender() {
    return new TenderNumber(tender);
  }

  /** As the notice names it. */
  public String lot() {
    return lot;
  }

  public TenderState state() {
    return TenderState.ofWord(state);
  }

  /** When it came into its state. */
  public Instant since() {
    return stateSince;
  }

  /** Document of those who may bid in its next stage; empty before that is settled. */
  public Optional<Sha256> admitted() {
    return Optional.ofNullable(admitted);
  }

  /** It is settled who may bid in its next stage. */
  public void admit(Sha256 document) {
    admitted = document;
  }

  /**
   * Whether it can move there. To where it is already it can: doors may be called again after a
   * restart.
   */
  public boolean mayMoveTo(TenderState next) {
    return state() == next || state().next().contains(next);
  }

  /**
   * Moves on.
   *
   * @return whether it was elsewhere before
   * @throws IllegalStateException if it cannot move there
   */
  public boolean moveTo(TenderState next, Instant at) {
    if (!mayMoveTo(next)) {
      throw new IllegalStateException(tender + "/" + lot + " is " + state + ", not to be " + next);
    }
    boolean moves = state() != next;
    if (moves) {
      state = next.word();
      stateSince = at;
    }
    return moves;
  }

  /**
   * Until when the bytes of its bids are kept that nobody opened. Whatever stops that clock (a
   * suspension, a complaint that is open) moves this instant later; nothing else asks for it.
   */
  public void keepUntil(Instant until) {
    keptUntil = until;
  }

  /** Whether what nobody opened of it is to be destroyed now. */
  public boolean isOutlived(Instant at) {
    return state().isEnd() && !destroyed && keptUntil != null && !at.isBefore(keptUntil);
  }

  /** Nothing is left to be destroyed. */
  public void settle() {
    destroyed = true;
  }
}
