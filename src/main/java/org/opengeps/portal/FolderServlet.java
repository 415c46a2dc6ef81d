package org.opengeps.portal;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The program's folders without a slash at the end. The container would redirect them by itself,
 * before any filter, to whatever host the request names.
 */
@WebServlet(
    name = "folder",
    urlPatterns = {"/buyer", "/assets", "/WEB-INF", "/META-INF"})
public class FolderServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals("/buyer")) {
      response.sendRedirect("/buyer/today.xhtml");
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
