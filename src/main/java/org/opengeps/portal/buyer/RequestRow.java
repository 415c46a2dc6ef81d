package org.opengeps.portal.buyer;

import java.time.Instant;
import java.util.List;
import org.opengeps.award.AnswerView;
import org.opengeps.award.RequestView;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.LocalText;

/** What a company was asked for, with getters for expressions. */
public final class RequestRow {
  private final RequestView view;
  private final String supplier;

  RequestRow(RequestView view, String supplier) {
    this.view = view;
    this.supplier = supplier;
  }

  public String getSupplier() {
    return supplier;
  }

  /** {@code call} or {@code supplement}. */
  public String getKind() {
    return view.isSupplement() ? "supplement" : "call";
  }

  /** What was asked for, in words. */
  public LocalText getAsked() {
    return view.request().asked();
  }

  /** Until when it can be answered; null while the round stands still. */
  public Instant getDueAt() {
    return view.dueAt().orElse(null);
  }

  public boolean isAnswered() {
    return view.answer().isPresent();
  }

  /** When it was answered; asked for only if it was. */
  public Instant getAnsweredAt() {
    return answer().at();
  }

  /** The key of what is said of a request without an answer. */
  public String getState() {
    if (view.isOpen()) {
      return view.dueAt().isPresent() ? "buyer.request.open" : "buyer.request.stopped";
    }
    return view.isSupplement() ? "buyer.request.unsupplied" : "buyer.request.silent";
  }

  /** What the company claims. */
  public List<Score> getClaimed() {
    return answer().answer().scores();
  }

  /** What proves it, in the company's words; may be empty. */
  public String getEvidence() {
    return answer().answer().evidence();
  }

  private AnswerView answer() {
    return view.answer().orElseThrow();
  }
}
