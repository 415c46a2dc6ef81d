package org.opengeps.portal.buyer;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * What the form of an order that asks bids for lots in another round begins with, and whether the
 * order can be given now. Getters, because expressions of Faces 4 cannot read record components.
 */
public final class RoundForm {
  private final Notice.Kind kind;
  private final NoticeView view;
  private final boolean known;
  private final Supplier<List<Notice>> orders;
  private final FrameBean frame;
  private final String draft = UUID.randomUUID().toString();
  private List<Round> rounds;

  /**
   * @param kind a re-bid or the next stage
   * @param view the order in force; null if there is no such tender of this agency
   * @param known whether the law that the tender pins knows such orders
   * @param orders all of the tender; asked for only where they are shown
   */
  RoundForm(
      Notice.Kind kind,
      NoticeView view,
      boolean known,
      Supplier<List<Notice>> orders,
      FrameBean frame) {
    this.kind = kind;
    this.view = view;
    this.known = known;
    this.orders = orders;
    this.frame = frame;
  }

  /** As messages have it. */
  public String getKind() {
    return JsonValues.word(kind);
  }

  /** Whether lots that failed are asked for once more; else those who passed for the next stage. */
  public boolean isRebid() {
    return kind == Notice.Kind.RE_BID;
  }

  /** A text of this kind of order: {@code lead}. */
  public String text(String name) {
    return frame.text("buyer." + getKind() + "." + name);
  }

  /** What it is called. */
  public String getTitle() {
    return frame.text("buyer." + getKind());
  }

  /** Where it is given. */
  public String getAddress() {
    return "/buyer/re-bid.xhtml?number=" + view.ref().number() + (isRebid() ? "" : "&stage=next");
  }

  /** Whether there is something here that the law lets be asked for in this way. */
  public boolean isUseful() {
    return view != null && known && isWaiting();
  }

  /** Whether the order can be given now. */
  public boolean isOffered() {
    return isUseful() && (isRebid() ? view.isRebiddable() : view.isStageOver());
  }

  /** Why it cannot, in words; empty if it can. */
  public String getObstacle() {
    if (isOffered()) {
      return "";
    }
    if (view == null || !isWaiting()) {
      return text("none");
    }
    if (!known) {
      return text("unknown");
    }
    return text(isRebid() && view.isStageOver() ? "stage" : "early");
  }

  private boolean isWaiting() {
    return view.notice().kind() != Notice.Kind.CANCELLATION && !names().isEmpty();
  }

  private List<String> names() {
    return isRebid() ? view.nextRounds() : view.nextStages();
  }

  /** Name of the new draft. */
  public String getDraft() {
    return draft;
  }

  /** What can be asked for. */
  public List<Round> getRounds() {
    if (rounds == null) {
      List<Notice> all = orders.get();
      rounds = names().stream().map(name -> round(name, all)).toList();
    }
    return rounds;
  }

  private Round round(String name, List<Notice> all) {
    String before = LotName.parse(name).before().orElseThrow().toString();
    return Notice.lastOf(before, all)
        .map(order -> order.lot(before))
        .map(
            lot ->
                new Round(
                    name,
                    isRebid()
                        ? frame.lots().name(lot.again(lot.envelopes()))
                        : frame.lots().nextStage(lot),
                    frame.lots().row(lot)))
        .orElseGet(() -> new Round(name, frame.lots().name(name), before));
  }

  /**
   * A lot to be asked for, for expressions.
   *
   * @param name as messages have it
   * @param before the round that failed, or the stage that is over
   */
  public record Round(String name, String title, String before) {}
}
