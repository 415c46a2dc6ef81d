package org.opengeps.door;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Redirects by a path only. The container would put the host in front that the request names, and a
 * page of its own behind.
 */
final class OwnRedirects extends HttpServletResponseWrapper {
  OwnRedirects(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendRedirect(String location) {
    resetBuffer();
    setStatus(SC_FOUND);
    setHeader("Location", location);
    setHeader("Cache-Control", "no-store");
    setContentLength(0);
  }
}
