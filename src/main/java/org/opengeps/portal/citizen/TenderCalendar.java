package org.opengeps.portal.citizen;

import java.net.URI;
import java.time.Instant;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.portal.page.PageTools;

/**
 * Closing and opening of a tender as a calendar file. Each keeps its name in all orders, and a
 * later order has a higher sequence, so that a program that reads the file again moves what it has.
 * A file that was taken home does not change: it says so.
 */
final class TenderCalendar {
  private final PageTools words;
  private final String base;

  /**
   * @param base where people reach this server, without a slash at its end
   */
  TenderCalendar(PageTools words, String base) {
    this.words = words;
    this.base = base;
  }

  /**
   * The file in UTF-8.
   *
   * @param suspended whether a round of it stands still: then nobody knows when it is opened
   */
  byte[] write(NoticeView view, boolean suspended) {
    CalendarText file =
        new CalendarText()
            .line("BEGIN", "VCALENDAR")
            .line("VERSION", "2.0")
            .line("PRODID", "-//OpenGePS//Tenders//EN")
            .line("CALSCALE", "GREGORIAN")
            .line("METHOD", "PUBLISH");
    event(
        file, view, "closing", words.text("calendar.closing"), view.closesAt(), view.awaitsOrder());
    boolean open = view.awaitsOrder() || suspended && view.state().isUnopened();
    event(file, view, "opening", words.text("calendar.opening"), view.opensAt(), open);
    return file.line("END", "VCALENDAR").bytes();
  }

  private void event(
      CalendarText file, NoticeView view, String kind, String head, Instant at, boolean unsettled) {
    String number = view.ref().number();
    String address = base + "/tenders/" + number;
    String title = words.local(view.notice().title());
    file.line("BEGIN", "VEVENT")
        .line("UID", number + "-" + kind + "@" + URI.create(base).getHost())
        .time("DTSTAMP", view.publishedAt())
        .line("SEQUENCE", Integer.toString(Integer.parseInt(view.ref().order())))
        .time("DTSTART", at)
        .text("SUMMARY", head + ": " + title)
        .text(
            "DESCRIPTION",
            words.local(view.notice().agency().name())
                + "\n"
                + view.ref()
                + "\n"
                + address
                + "\n"
                + words.text("calendar.again"))
        .line("URL", address)
        .line("STATUS", status(view, unsettled))
        .line("TRANSP", "TRANSPARENT")
        .line("END", "VEVENT");
  }

  /** An outage that only its agency can heal leaves the published times without force. */
  private static String status(NoticeView view, boolean unsettled) {
    if (view.state() == TenderState.CANCELLED) {
      return "CANCELLED";
    }
    return unsettled ? "TENTATIVE" : "CONFIRMED";
  }
}
