package org.opengeps.portal.buyer;

import java.util.EnumSet;
import java.util.Set;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.kernel.TenderRef;

/** Where each task is done. */
final class TodayLinks {
  private static final Set<TaskKind> DUE =
      EnumSet.of(
          TaskKind.CLOSES,
          TaskKind.OPENS,
          TaskKind.PRICES_OPEN,
          TaskKind.STAGE_ENDS,
          TaskKind.ANSWER_DUE,
          TaskKind.BASE_AMOUNT);

  private TodayLinks() {}

  /** Whether its time is that of an event, not the end of an occasion. */
  static boolean isDue(Task task) {
    return DUE.contains(task.kind());
  }

  /**
   * Address within this server; empty for what is done on members' devices.
   *
   * @param contracting whether the reader may sign orders: others are led to the tender
   */
  static String of(Task task, boolean contracting) {
    String id = task.detail().id();
    return switch (task.kind()) {
      case APPROVE_DRAFT,
          REVISE_DRAFT,
          PREPARE_DRAFT,
          PUBLISH_DRAFT,
          NO_KEYS,
          DRAFT_TOO_LATE,
          DRAFT_OLD ->
          "/buyer/file.xhtml?draft=" + id;
      case ANSWER_QUESTIONS -> page("questions", task);
      case GRANT_CANCELLATION -> page("cancellations", task);
      case DECIDE_TECHNICAL, STAGE_ENDS -> page("technical", task);
      case SEND_CONTRACT,
          SEND_CONTRACT_AGAIN,
          CONFIRM_CONTRACT,
          CONTRACT_REFUSED,
          INSPECT_DELIVERY,
          INSPECTION_LATE ->
          page("contract", task);
      case ORDER_PAYMENT, APPROVE_PAYMENT, PAYMENT_LATE -> page("payment", task);
      case APPROVE_TECHNICAL -> page("technical", task) + "&decision=" + id;
      case APPROVE_ACT -> page("act", task) + "&act=" + id;
      case APPROVE_SUSPENSION, APPROVE_RESUMPTION -> page("suspension", task) + "&act=" + id;
      case RESUME_ROUND -> page("suspension", task);
      case CALL,
          ANSWER_DUE,
          EXAMINE,
          DECIDE_AWARD,
          DECIDE_UNSUCCESSFUL,
          DECIDE_CORRECTED,
          CONFIRM_AWARD,
          CLOSES,
          CLOSING_LATE,
          BASE_AMOUNT_LATE,
          LOT_FAILED ->
          page("tender", task);
      case ASK_NEXT_STAGE -> "/buyer/re-bid.xhtml?stage=next&number=" + number(task);
      case APPROVE_DIRECT_AWARD -> "/buyer/direct-award.xhtml?id=" + id;
      case APPROVE_NAME -> "/buyer/people.xhtml?proposal=" + id;
      case GIVE_ROLES -> "/buyer/people.xhtml?person=" + id;
      case OPENS, PRICES_OPEN, OPENING_LATE, LATEST_OPENING_NEAR -> opening(task);
      case BASE_AMOUNT -> page(contracting ? "base-amount" : "tender", task);
      case ORDER_AWAITED ->
          contracting ? "/buyer/draft.xhtml?correct=" + number(task) : page("tender", task);
      case CEREMONY_STUCK -> "";
    };
  }

  private static String page(String name, Task task) {
    return "/buyer/"
        + name
        + ".xhtml?number="
        + number(task)
        + task.subject().lot().map(lot -> "&lot=" + lot).orElse("");
  }

  private static String opening(Task task) {
    return "/tenders/"
        + number(task)
        + "/opening"
        + task.subject().lot().map(lot -> "?lot=" + lot).orElse("");
  }

  private static String number(Task task) {
    return task.subject().tender().map(TenderRef::number).orElseThrow();
  }
}
