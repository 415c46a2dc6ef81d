package org.opengeps.portal.citizen;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.opengeps.door.PublicAddress;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.OfficialZone;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.PageWriter;

/** {@code /tenders.atom}: the newest tenders that a search or filter of the list finds. */
@WebServlet(name = "feed", urlPatterns = "/tenders.atom")
public class FeedServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /**
   * Entries, of the tenders that were noticed last; who reads once a day misses none of a busy
   * agency's. Corrections of older tenders are not among them.
   */
  private static final int ENTRIES = 50;

  @Inject private transient InTransaction transaction;
  @Inject private transient PageWriter writer;
  @Inject private transient TenderList list;
  @Inject private transient FindTenders tenders;
  @Inject private transient OfficialZone zone;
  @Inject private transient PublicAddress address;
  @Inject private transient Clock clock;

  private record Found(TenderPage page, Map<TenderNumber, Instant> published) {}

  private Found find(TenderQuery newest) {
    TenderPage page = tenders.page(newest);
    return new Found(page, tenders.lastPublished(page));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    AskedList asked = AskedList.of(visit, zone.zone());
    if (asked.isWrong()) {
      Page page = transaction.call(() -> list.show(visit));
      response.setStatus(page.status());
      writer.write(request, response, page.template(), page.model());
      return;
    }
    TenderQuery all = asked.whole();
    TenderQuery newest = new TenderQuery(all.text(), all.states(), 1, ENTRIES).with(all.filter());
    Found found = transaction.call(() -> find(newest));
    PageTools words = writer.tools(request, response);
    byte[] feed =
        new AtomFeed(words, address.link(""), found.published())
            .write(found.page(), asked.conditions(), all.text(), clock.instant());
    response.setContentType("application/atom+xml; charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Language", words.language());
    response.setContentLength(feed.length);
    response.getOutputStream().write(feed);
  }
}
