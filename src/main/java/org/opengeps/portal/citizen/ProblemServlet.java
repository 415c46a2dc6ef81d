package org.opengeps.portal.citizen;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.door.PublicAddress;
import org.opengeps.door.SecurityHeaders;
import org.opengeps.door.ShortAnswer;
import org.opengeps.kernel.Refusal;
import org.opengeps.platform.DatabasePool;
import org.opengeps.platform.DatabasePulse;
import org.opengeps.portal.page.PageWriter;

/** What the container shows when something went wrong: a page in plain words instead of its own. */
@WebServlet(name = "problem", urlPatterns = "/problem")
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ProblemServlet.class.getName());
  private static final Set<Integer> KNOWN = Set.of(400, 403, 404, 500, 503);
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  @Inject private transient PageWriter writer;
  @Inject private transient PublicAddress address;
  @Inject private transient DatabasePulse pulse;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : Page.NOT_FOUND;
    SecurityHeaders.set(response, address.isEncrypted());
    response.setStatus(status);
    if (status >= SERVER_ERROR && pulse.isToBlame()) {
      ShortAnswer.databaseDown(request, response);
      return;
    }
    if (DatabasePool.isExhausted(thrown(request))) {
      ShortAnswer.full(request, response);
      return;
    }
    if (isExpired(request)) {
      // the container says 500: an old tab is no failure of ours
      response.setStatus(Page.BAD_REQUEST);
      writer.write(request, response, "problem", Map.of("status", "expired"));
      return;
    }
    int told =
        KNOWN.contains(status) ? status : status < SERVER_ERROR ? CLIENT_ERROR : SERVER_ERROR;
    Page page = Page.problem(told);
    try {
      writer.write(request, response, page.template(), page.model());
    } catch (RuntimeException e) {
      // whatever broke the page may break this one, too; the container's own would name the server
      LOG.log(Level.SEVERE, "the page about a problem failed", e);
      ShortAnswer.send(request, response, status, Refusal.of("internal-error.page"));
    }
  }

  /** A form of an officers' page whose state this server no longer has, or never had. */
  private static boolean isExpired(HttpServletRequest request) {
    Throwable thrown = thrown(request);
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      if (one instanceof ViewExpiredException) {
        return true;
      }
    }
    // none of these pages has a form that comes back: whoever sends a state has made it up or kept
    // it
    return thrown != null && request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null;
  }

  /** What broke the page; null if nothing was thrown. */
  private static Throwable thrown(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
        ? thrown
        : null;
  }
}
