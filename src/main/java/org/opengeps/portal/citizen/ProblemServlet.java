package org.opengeps.portal.citizen;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.opengeps.portal.page.PageWriter;

/** What the container shows when something went wrong: a page in plain words instead of its own. */
@WebServlet(name = "problem", urlPatterns = "/problem")
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<Integer> KNOWN = Set.of(400, 403, 404, 500, 503);
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  @Inject private transient PageWriter writer;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : Page.NOT_FOUND;
    int told =
        KNOWN.contains(status) ? status : status < SERVER_ERROR ? CLIENT_ERROR : SERVER_ERROR;
    response.setStatus(status);
    Page page = Page.problem(told);
    writer.write(request, response, page.template(), page.model());
  }
}
