package org.opengeps.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.opengeps.bid.Bidding;
import org.opengeps.testing.Http;

/**
 * Lets a test outside the server have an open tender. Part of the tests, not of the archive that is
 * delivered.
 */
@WebServlet("/test-door/open-tender")
public class OpenTenderDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject private transient Bidding bidding;

  /** The number of a tender that takes bids for a day, from whoever is registered. */
  static String knock() {
    String number = Http.get("/test-door/open-tender").text();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Http.get("/api/v1/tenders/" + number).json().string("state").equals("open")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the tender does not open: " + number);
      }
      LockSupport.parkNanos(50_000_000);
    }
    return number;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(bidding.tender(Duration.ofDays(1), List.of()).ref().number());
  }
}
