package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.opengeps.door.PublicAddress;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.usecase.ListPauses;
import org.opengeps.platform.InTransaction;
import org.opengeps.portal.page.PageWriter;

/** {@code /tenders/{number}/calendar.ics}. */
@ApplicationScoped
class CalendarDesk {
  private static final String NAME = "calendar.ics";
  private static final int PARTS = 3;

  @Inject private FindNotice notices;
  @Inject private ListPauses pauses;
  @Inject private InTransaction transaction;
  @Inject private PageWriter writer;
  @Inject private PublicAddress address;

  /** Whether a visit asks for a calendar and not for a page. */
  static boolean isAsked(Visit visit) {
    return visit.path().size() == PARTS
        && visit.path().get(0).equals("tenders")
        && visit.path().get(2).equals(NAME);
  }

  private record Dates(NoticeView view, boolean suspended) {}

  private boolean isSuspended(NoticeView view) {
    return pauses.list(List.of(view.ref().number())).stream()
        .anyMatch(pause -> pause.current().isPresent());
  }

  /** Sends the dates of the order in force, or the page that says that there is none. */
  void write(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Dates> found =
        transaction.call(
            () ->
                TenderNumber.find(visit.path().get(1))
                    .flatMap(notices::current)
                    .map(view -> new Dates(view, isSuspended(view))));
    if (found.isEmpty()) {
      Page page = Page.notFound();
      response.setStatus(page.status());
      writer.write(request, response, page.template(), page.model());
      return;
    }
    byte[] file =
        new TenderCalendar(writer.tools(request, response), address.link(""))
            .write(found.get().view(), found.get().suspended());
    String number = found.get().view().ref().number();
    response.setContentType("text/calendar; charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + number + ".ics\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }
}
