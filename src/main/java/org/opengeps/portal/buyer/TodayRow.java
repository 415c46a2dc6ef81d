package org.opengeps.portal.buyer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.opening.TenderFailed;
import org.opengeps.protocol.message.LocalText;

/** A row of the morning page, for expressions: what is to be done, about what, when, and where. */
public final class TodayRow {
  private static final String ONLY_LOT = "0";
  private final FrameBean frame;
  private final Task task;
  private final Instant now;
  private final boolean contracting;

  /**
   * @param contracting whether the reader may sign orders
   */
  TodayRow(FrameBean frame, Task task, Instant now, boolean contracting) {
    this.frame = frame;
    this.task = task;
    this.now = now;
    this.contracting = contracting;
  }

  /** What kind of task it is, as the interface calls it. */
  public String getKind() {
    return task.kind().word();
  }

  /** One plain sentence. */
  public String getSentence() {
    Detail detail = task.detail();
    return frame.text(
        "today." + getKind() + variant(),
        detail.count(),
        detail.wanted(),
        String.join(", ", detail.names()));
  }

  private String variant() {
    Detail detail = task.detail();
    return switch (task.kind()) {
      case OPENING_LATE -> detail.names().isEmpty() ? "" : ".members";
      case CEREMONY_STUCK -> detail.names().isEmpty() ? "" : ".members";
      case NO_KEYS -> detail.count() == 0 ? "" : ".few";
      case LOT_FAILED -> reason(detail.id());
      default -> "";
    };
  }

  private static String reason(String code) {
    return switch (code) {
      case TenderFailed.TOO_FEW_SEALED,
          TenderFailed.TOO_FEW_VALID,
          TenderFailed.NONE_ADMITTED,
          TenderFailed.LAPSED ->
          "." + code;
      default -> "";
    };
  }

  /** Title of the tender or draft, name of the agency or person; empty if there is none. */
  public String getTitle() {
    if (task.kind() == TaskKind.CEREMONY_STUCK) {
      return frame.text("today.keys");
    }
    LocalText title = task.subject().title();
    return title.ko().isEmpty() ? "" : frame.local(title);
  }

  /** Number and lot of the tender, and which order is drafted. */
  public String getMeta() {
    Subject subject = task.subject();
    return Stream.of(
            subject.tender().map(Object::toString).stream(),
            subject.lot().filter(lot -> !lot.equals(ONLY_LOT)).stream().map(frame.lots()::name),
            subject.kind().stream().map(kind -> frame.word("kind", kind)))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(" · "));
  }

  /** Since when, and until when, in the zone of the tender; a dash if neither is known. */
  public String getWhen() {
    if (task.since().isEmpty() && task.until().isEmpty()) {
      return "–";
    }
    return Stream.concat(
            task.since().stream().map(at -> frame.text("today.since", time(at))),
            task.until().stream()
                .map(at -> TodayLinks.isDue(task) ? time(at) : frame.text("today.until", time(at))))
        .collect(Collectors.joining(" · "));
  }

  private String time(Instant at) {
    return frame.timeIn(at, task.subject().zone());
  }

  /** Whether it is due on this day of the tender's zone. */
  public boolean isToday() {
    return task.until().map(at -> day(at).equals(day(now))).orElse(false);
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, task.subject().zone());
  }

  /** The page on which it is done; empty if there is none. */
  public String getHref() {
    return TodayLinks.of(task, contracting);
  }
}
